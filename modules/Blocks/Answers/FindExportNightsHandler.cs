using Microsoft.EntityFrameworkCore;
using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Blocks.Answers;

internal sealed class FindExportNightsHandler(ResasDb db) : IRequestHandler<FindExportNights, ExportedLedger>, IRequestHandler<FindEachExport, IReadOnlyList<ExportedLedger>>
{
    private const int MaxReads = 8;

    private static readonly Prepared<Guid, LedgerStamp> Ledgers = new((db, home) =>
        db.Set<Ledger>().Where(l => l.PropertyId == home || l.WholeId == home).Select(l => new LedgerStamp(l.PropertyId, l.WholeId, l.Version, l.ChangedAt)));

    private static readonly Prepared<Guid, long> Versions = new((db, home) => db.Set<Ledger>().Where(l => l.PropertyId == home).Select(l => l.Version));

    private static readonly Prepared<Guid, DateOnly, Guid[], Found> Exported = new((db, home, oldest, windows) =>
        db.Set<Claim>().AsNoTracking()
            .Where(c => c.PropertyId == home && c.ReleasedAt == null && c.Until > oldest)
            .Where(c => c.Standing == ClaimStanding.Held
                || (c.Standing == ClaimStanding.Window && c.ListingId != null && windows.Contains(c.ListingId.Value)))
            .Select(c => new Found(
                c.PropertyId, c.Standing, new ExportedClaim(c.Id, c.Kind, new Nights(c.From, c.Until), c.ListingId, c.Platform, c.IsInferred), c.Origins)));

    public async Task<ExportedLedger> Handle(FindExportNights request, CancellationToken ct) =>
        (await ReadAsync(request.PropertyId, [.. request.ClosuresOf ?? []], ct)).For(request.ListingId);

    public async Task<IReadOnlyList<ExportedLedger>> Handle(FindEachExport request, CancellationToken ct)
    {
        var book = await ReadAsync(request.PropertyId, [], ct);
        return [.. request.ListingIds.Select(book.For)];
    }

    private async Task<Book> ReadAsync(Guid home, Guid[] windows, CancellationToken ct)
    {
        for (var read = 0; read < MaxReads; read++)
        {
            if (await TryReadAsync(home, windows, ct) is { } book) return book;
        }

        throw new InvalidOperationException($"The ledger of home {home} changed during each of {MaxReads} readings.");
    }

    /// <summary>Reads the version before and after the claims, so that no claim is told under another version; null when it moved meanwhile.</summary>
    private async Task<Book?> TryReadAsync(Guid asked, Guid[] windows, CancellationToken ct)
    {
        var ledgers = await Ledgers.ListAsync(db, asked, ct);
        var own = ledgers.Find(l => l.PropertyId == asked);
        var (version, changedAt) = own is null ? (0, DateTime.UnixEpoch) : (own.Version, own.ChangedAt);
        // Judged by the day of the change, never by today: the same version gives the same nights for ever.
        var oldest = DateOnly.FromDateTime(changedAt).AddDays(-1);
        var found = await Exported.ListAsync(db, asked, oldest, windows, ct);
        // A house's calendar has its rooms' stays on it, a room's those of its house.
        foreach (var home in ledgers.Where(l => l != own).Select(l => (Guid?)l.PropertyId).Append(own?.WholeId).OfType<Guid>())
            found.AddRange(await Exported.ListAsync(db, home, oldest, windows, ct));
        found = await WithoutOtherRoomsAsync(found, own, oldest, ct);
        if (!db.IsOnlyWriter() && await VersionAsync(asked, ct) != version) return null;
        found.Sort(static (one, other) => (one.Claim.Nights.From, one.Claim.ClaimId).CompareTo((other.Claim.Nights.From, other.Claim.ClaimId)));
        return new(version, changedAt, found);
    }

    /// <summary>A house that is closed while one of its rooms is taken is closed because of that room: the other rooms are told nothing of it.</summary>
    private async Task<List<Found>> WithoutOtherRoomsAsync(List<Found> found, LedgerStamp? own, DateOnly oldest, CancellationToken ct)
    {
        if (own?.WholeId is not { } house || !found.Exists(c => c.IsClosureOf(house))) return found;
        var rooms = db.Set<Ledger>().Where(l => l.WholeId == house && l.PropertyId != own.PropertyId).Select(l => l.PropertyId);
        var taken = (await db.Set<Claim>().AsNoTracking().Where(c => rooms.Contains(c.PropertyId) && c.ReleasedAt == null && c.Until > oldest)
            .Where(c => c.Standing == ClaimStanding.Held && c.Kind != ClaimKind.Closure).Select(c => new Nights(c.From, c.Until)).ToListAsync(ct))
            .SelectMany(n => n.Each()).ToHashSet();
        return [.. found.SelectMany(c => c.IsClosureOf(house) ? c.Without(taken) : [c])];
    }

    private Task<long> VersionAsync(Guid propertyId, CancellationToken ct) => Versions.FindAsync(db, propertyId, ct);

    private sealed record Book(long Version, DateTime ChangedAt, List<Found> Found)
    {
        /// <summary>Never echo (rule 5): what came from the listing is told apart, and what came from it by way of another is not told.</summary>
        public ExportedLedger For(Guid listing) => new(Version, ChangedAt,
            [.. Found.Where(f => f.Claim.ListingId != listing && !f.Origins.Contains(listing)).Select(f => f.Claim)],
            [.. Found.Where(f => f.Claim.ListingId == listing).Select(f => new OwnClaim(f.Claim.ClaimId, f.Claim.Nights, f.Origins))]);
    }

    private sealed record LedgerStamp(Guid PropertyId, Guid? WholeId, long Version, DateTime ChangedAt);

    private sealed record Found(Guid Home, ClaimStanding Standing, ExportedClaim Claim, List<Guid> Origins)
    {
        public bool IsClosureOf(Guid house) => Home == house && Standing == ClaimStanding.Held && Claim.Kind == ClaimKind.Closure;

        /// <summary>What is left of it; each further run has an identity of its own, the same each time.</summary>
        public IEnumerable<Found> Without(HashSet<DateOnly> nights) => Nights.Runs(Claim.Nights.Each().Where(n => !nights.Contains(n)))
            .Select(run => this with { Claim = Claim with { ClaimId = run.From == Claim.Nights.From ? Claim.ClaimId : PartId(run.From), Nights = run } });

        private Guid PartId(DateOnly from)
        {
            var bytes = Claim.ClaimId.ToByteArray(bigEndian: true);
            for (var (place, day) = (15, from.DayNumber); day > 0; place--, day >>= 8) bytes[place] ^= (byte)day;
            return new(bytes, bigEndian: true);
        }
    }
}
