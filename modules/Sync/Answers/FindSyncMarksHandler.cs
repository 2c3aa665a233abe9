using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Resas.Contracts.Sync;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;

namespace Resas.Sync.Answers;

internal sealed class FindSyncMarksHandler(ResasDb db, IOptions<SyncOptions> options, TimeProvider clock)
    : IRequestHandler<FindSyncMarks, IReadOnlyDictionary<Guid, SyncMarks>>
{
    private const int MaxOwners = 500;

    public async Task<IReadOnlyDictionary<Guid, SyncMarks>> Handle(FindSyncMarks request, CancellationToken ct)
    {
        if (request.OwnerIds.Count > MaxOwners) throw new ArgumentException($"At most {MaxOwners} owners at once.", nameof(request));
        // The listings' own rows, a few for each owner: the log has thousands.
        var listings = await db.Set<ListingState>().Where(s => request.OwnerIds.Contains(s.OwnerId)).OrderBy(s => s.ListingId)
            .Select(s => new Followed(s.ListingId, s.OwnerId, s.LastTriedAt, s.LastPulledAt, s.Mode, s.Problem, new Vitals(s.LastReadAt, s.FailuresInRow, s.IsSuspicious, s.IntervalSeconds)))
            .ToListAsync(ct);
        return listings.GroupBy(l => l.OwnerId).ToDictionary(g => g.Key, g => new SyncMarks(LogOf(g), HealthOf(g)));
    }

    private static string LogOf(IEnumerable<Followed> listings)
    {
        var (tried, pulled) = (listings.Max(l => l.LastTriedAt), listings.Max(l => l.LastPulledAt));
        return tried is null && pulled is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{tried?.Ticks:x}-{pulled?.Ticks:x}");
    }

    private string HealthOf(IEnumerable<Followed> listings)
    {
        var now = clock.Now();
        var told = string.Join('\n', listings.Select(l => $"{l.ListingId} {l.Vitals.HealthAt(now, options.Value.PollInterval)} {l.Mode} {l.Problem}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(told)).AsSpan(0, 8));
    }

    private sealed record Followed(Guid ListingId, Guid OwnerId, DateTime? LastTriedAt, DateTime? LastPulledAt, ListingMode Mode, FeedProblem? Problem, Vitals Vitals);
}
