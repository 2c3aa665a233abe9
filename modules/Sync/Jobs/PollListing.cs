using Resas.Sync.Import;
using Resas.Kernel.Jobs;

namespace Resas.Sync.Jobs;

/// <summary>Reads one listing's feed; planned by a row per listing.</summary>
internal sealed class PollListing(Importer importer) : IJob
{
    public static string Kind => "sync.poll";

    public static string KeyOf(Guid listingId) => listingId.ToString("N");

    public Task<DateTime?> RunAsync(string key, CancellationToken ct) => importer.ReadAsync(Guid.ParseExact(key, "N"), ct);
}
