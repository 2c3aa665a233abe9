using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Resas.Contracts;
using Resas.Kernel.Database;

namespace Resas.Sync.Export;

/// <summary>How <see cref="ServedNight"/>s are kept: those in a row that were pulled, given back and seen open together.</summary>
internal sealed class ServedSpan : ISpan<ServedSpan.Known>
{
    private static readonly Prepared<Guid, ServedSpan> Of = new((db, listing) => db.Set<ServedSpan>().AsNoTracking().Where(s => s.ListingId == listing).OrderBy(s => s.From));

    public Guid ListingId { get; init; }
    public DateOnly From { get; init; }
    public DateOnly Until { get; private set; }
    public DateTime FirstPulledAt { get; private set; }
    public DateTime? GoneAt { get; private set; }
    public DateTime? SeenOpenAt { get; private set; }

    public Known What => new(FirstPulledAt, GoneAt, SeenOpenAt);

    public IEnumerable<ServedNight> Nights => new Nights(From, Until).Each().Select(night => new ServedNight
    {
        Night = night, FirstPulledAt = FirstPulledAt, GoneAt = GoneAt, SeenOpenAt = SeenOpenAt,
    });

    public static Task<List<ServedSpan>> ReadAsync(ResasDb db, Guid listingId, CancellationToken ct) => Of.ListAsync(db, listingId, ct);

    public static Dictionary<DateOnly, ServedNight> NightsOf(IEnumerable<ServedSpan> spans)
    {
        // Two pulls at the same moment, on two instances, may both have begun a span: the next pull of a new version mends that.
        var nights = new Dictionary<DateOnly, ServedNight>();
        foreach (var night in spans.SelectMany(s => s.Nights)) nights[night.Night] = night;
        return nights;
    }

    public static void Keep(ResasDb db, Guid listingId, IEnumerable<ServedSpan> rows, IEnumerable<ServedNight> nights) => db.KeepSpans(rows,
        nights.Select(n => (n.Night, new Known(n.FirstPulledAt, n.GoneAt, n.SeenOpenAt))), from => new ServedSpan { ListingId = listingId, From = from });

    public void Keep(DateOnly until, Known known) => (Until, FirstPulledAt, GoneAt, SeenOpenAt) = (until, known.FirstPulledAt, known.GoneAt, known.SeenOpenAt);

    internal readonly record struct Known(DateTime FirstPulledAt, DateTime? GoneAt, DateTime? SeenOpenAt);

    internal sealed class Mapping : IEntityTypeConfiguration<ServedSpan>
    {
        public void Configure(EntityTypeBuilder<ServedSpan> span)
        {
            span.ToTable("Sync_ServedSpan");
            span.HasKey(s => new { s.ListingId, s.From });
            span.Ignore(s => s.Nights);
            span.Ignore(s => s.What);
            // A pull and a reading may both rewrite a span: whoever read it before the other wrote begins again.
            span.Property(s => s.Until).IsConcurrencyToken();
            span.Property(s => s.GoneAt).IsConcurrencyToken();
            span.Property(s => s.SeenOpenAt).IsConcurrencyToken();
        }
    }
}
