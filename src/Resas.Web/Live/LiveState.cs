using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using Resas.Contracts.Blocks;
using Resas.Contracts.Sync;
using Resas.Kernel.Messaging;

namespace Resas.Web.Live;

/// <summary>What an owner's open pages are told of.</summary>
/// <param name="Versions">Of the ledgers, by home.</param>
/// <param name="Unread">Messages not yet read.</param>
/// <param name="Sync">Of the log, and of the listings' health.</param>
internal sealed record LiveState(IReadOnlyDictionary<Guid, long> Versions, int Unread, SyncMarks Sync)
{
    /// <summary>Equal for equal calendars, and for those alone. A page carries it, so that it knows whether it is told of anything new.</summary>
    public string Mark { get; } = MarkOf(Versions);

    /// <summary>The mark of a page that is made now. Ask for it before what the page shows: it may then be refreshed for nothing, but never not at all.</summary>
    public static async Task<string> MarkAsync(IMediator modules, Guid owner, CancellationToken ct) =>
        MarkOf((await modules.Send(new FindLedgerVersions([owner]), ct)).ToDictionary(l => l.PropertyId, l => l.Version));

    /// <summary>The events that tell what is other than <paramref name="before"/>; all there is when that is null.</summary>
    public IEnumerable<string> Since(LiveState? before)
    {
        if (before?.Mark != Mark) yield return Event("calendar", new { mark = Mark, homes = ChangedSince(before) });
        if (before?.Unread != Unread) yield return Event("news", new { mark = $"{Unread}" });
        if ((before?.Sync.Log ?? "") != Sync.Log) yield return Event("log", new { mark = Sync.Log });
        if ((before?.Sync.Health ?? "") != Sync.Health) yield return Event("health", new { mark = Sync.Health });
    }

    private IEnumerable<Guid> ChangedSince(LiveState? before) => before is null
        ? [] : Versions.Where(v => !before.Versions.TryGetValue(v.Key, out var known) || known != v.Value).Select(v => v.Key);

    private static string Event(string name, object data) => $"event: {name}\ndata: {JsonSerializer.Serialize(data)}\n\n";

    private static string MarkOf(IReadOnlyDictionary<Guid, long> versions)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> row = stackalloc byte[24];
        foreach (var (home, version) in versions.OrderBy(v => v.Key))
        {
            home.TryWriteBytes(row);
            BinaryPrimitives.WriteInt64LittleEndian(row[16..], version);
            hash.AppendData(row);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }
}
