using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Kernel.Database;

namespace Resas.Sync.Import;

/// <summary>How <see cref="SeenNight"/>s are kept: those in a row, of one claim, with the same strikes.</summary>
internal sealed class SeenSpan : ISpan<SeenSpan.Known>
{
    private static readonly Prepared<Guid, SeenSpan> Of = new((db, listing) => db.Set<SeenSpan>().AsNoTracking().Where(s => s.ListingId == listing).OrderBy(s => s.From));

    public Guid ListingId { get; init; }
    public DateOnly From { get; init; }
    public DateOnly Until { get; private set; }
    public Guid ClaimId { get; private set; }
    public ClaimKind Kind { get; private set; }
    public ClaimStanding Standing { get; private set; }
    public Absence Absence { get; private set; } = Absence.None;
    public DateTime? DoubtedAt { get; private set; }

    public Known What => new(ClaimId, Kind, Standing, Absence, DoubtedAt);

    public IEnumerable<SeenNight> Nights => new Nights(From, Until).Each().Select(night => new SeenNight
    {
        Night = night, ClaimId = ClaimId, Kind = Kind, Standing = Standing, Absence = Absence, DoubtedAt = DoubtedAt,
    });

    public static Task<List<SeenSpan>> ReadAsync(ResasDb db, Guid listingId, CancellationToken ct) => Of.ListAsync(db, listingId, ct);

    public static void Keep(ResasDb db, Guid listingId, IEnumerable<SeenSpan> rows, IEnumerable<SeenNight> nights) => db.KeepSpans(rows,
        nights.Select(n => (n.Night, new Known(n.ClaimId, n.Kind, n.Standing, n.Absence, n.DoubtedAt))), from => new SeenSpan { ListingId = listingId, From = from });

    public void Keep(DateOnly until, Known known) =>
        (Until, ClaimId, Kind, Standing, Absence, DoubtedAt) = (until, known.ClaimId, known.Kind, known.Standing, known.Absence, known.DoubtedAt);

    internal readonly record struct Known(Guid ClaimId, ClaimKind Kind, ClaimStanding Standing, Absence Absence, DateTime? DoubtedAt);

    internal sealed class Mapping : IEntityTypeConfiguration<SeenSpan>
    {
        public void Configure(EntityTypeBuilder<SeenSpan> span)
        {
            span.ToTable("Sync_SeenSpan");
            span.HasKey(s => new { s.ListingId, s.From });
            span.Ignore(s => s.Nights);
            span.Ignore(s => s.What);
            span.ComplexProperty(s => s.Absence, Absence.Map);
        }
    }
}
