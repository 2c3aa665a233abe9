using System.IO.Compression;
using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;
using Resas.Kernel.Database;

namespace Resas.Sync.Export;

/// <summary>One version of one listing's feed, as it is handed out again and again.</summary>
internal sealed class CachedFeed
{
    private readonly Lazy<Representation> gzip;
    private readonly Lazy<Representation> brotli;
    private Proof? proof;

    public CachedFeed(ExportListing listing, ExportedLedger ledger, ExportFeed feed)
    {
        Listing = listing;
        Version = new(ledger.Version, listing.Settings.Version);
        var changedAt = ledger.ChangedAt > listing.Settings.ChangedAt ? ledger.ChangedAt : listing.Settings.ChangedAt;
        Settled = new DateTime(changedAt.Ticks - changedAt.Ticks % TimeSpan.TicksPerSecond, DateTimeKind.Utc).AddSeconds(1);
        Nights = feed.Nights;
        Identity = new(feed.Bytes, null);
        gzip = new(() => new(Compressed(feed.Bytes, to => new GZipStream(to, CompressionLevel.Optimal)), "gzip"));
        brotli = new(() => new(Compressed(feed.Bytes, to => new BrotliStream(to, CompressionLevel.Optimal)), "br"));
    }

    public ExportListing Listing { get; }
    public FeedVersion Version { get; }
    public IReadOnlyList<Nights> Nights { get; }
    public Representation Identity { get; }
    /// <summary>Made when first asked for, once for each version.</summary>
    public Representation Gzip => gzip.Value;
    public Representation Brotli => brotli.Value;

    /// <summary>That the platform has this version is in the database: further pulls of it are counted there later.</summary>
    public bool IsServed { get; set; }

    /// <summary>When it was last handed out or made, as the cache counts.</summary>
    public long LastUsed { get; set; }

    /// <summary>The first whole second after the change: HTTP tells no smaller unit, and a copy of the second of the change may be an older version's.</summary>
    public DateTime Settled { get; }

    /// <summary>What may be told of it now: while a further version may come within the same second, a date that this version will not answer to.</summary>
    public DateTime LastModified(DateTime now) => now - Settled < TimeSpan.FromSeconds(1) ? Settled.AddSeconds(-1) : Settled;

    /// <summary>Nothing was committed since these bytes were known to be the newest. A proof lasts for a second: then the database is
    /// read in earnest, so that one which can't be read any more is noticed (rule 9).</summary>
    public bool IsProven(ChangeStamp? now, TimeProvider clock) =>
        now is { } stamp && proof is { } last && last.Stamp == stamp && clock.GetElapsedTime(last.At) < TimeSpan.FromSeconds(1);

    /// <param name="stamp">Read before the versions were: a commit between the two is seen at the next request.</param>
    public void Prove(ChangeStamp? stamp, TimeProvider clock) => proof = stamp is { } known ? new(known, clock.GetTimestamp()) : null;

    private static ReadOnlyMemory<byte> Compressed(ReadOnlyMemory<byte> bytes, Func<Stream, Stream> coding)
    {
        using var target = new MemoryStream(1024 + bytes.Length / 8);
        using (var stream = coding(target)) stream.Write(bytes.Span);
        return target.ToArray();
    }

    private sealed record Proof(ChangeStamp Stamp, long At);
}

/// <summary>What a feed's bytes depend on.</summary>
internal readonly record struct FeedVersion(long Ledger, int Settings)
{
    /// <summary>An answer under way may be overtaken by one of a newer version.</summary>
    public bool IsOlderThan(FeedVersion other) => Ledger < other.Ledger || Settings < other.Settings;
}
