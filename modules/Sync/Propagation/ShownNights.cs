using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Resas.Contracts;

namespace Resas.Sync.Propagation;

/// <summary>The nights that a listing's last healthy answer showed taken, for any reason: its own, our echo, a window.</summary>
internal sealed class ShownNights
{
    public Guid ListingId { get; init; }
    public Guid OwnerId { get; init; }
    public Guid PropertyId { get; init; }
    /// <summary>Runs as "2026-12-01/2026-12-05", one a line.</summary>
    public string Runs { get; private set; } = "";
    /// <summary>Of the first healthy answer that showed exactly these nights.</summary>
    public DateTime Since { get; private set; }
    /// <summary>When it first showed back what it has from us; null for a platform that never did, and may never.</summary>
    public DateTime? EchoesSince { get; private set; }
    /// <summary>Nights that it has from us and showed open: most often none, which spares a closer look.</summary>
    public int OpenServed { get; private set; }

    public IEnumerable<Nights> Taken => Runs.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse);

    /// <summary>Changes nothing when nothing changed, so that nothing is written then.</summary>
    public void Show(IEnumerable<Nights> taken, int openServed, bool echoes, DateTime now)
    {
        var runs = string.Join('\n', taken.Select(Write));
        if (runs != Runs || Since == default) (Runs, Since) = (runs, now);
        OpenServed = openServed;
        if (echoes) EchoesSince ??= now;
    }

    private static string Write(Nights run) => string.Create(CultureInfo.InvariantCulture, $"{run.From:yyyy-MM-dd}/{run.Until:yyyy-MM-dd}");

    private static Nights Parse(string run) => new(Day(run[..10]), Day(run[11..]));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal sealed class Mapping : IEntityTypeConfiguration<ShownNights>
    {
        public void Configure(EntityTypeBuilder<ShownNights> shown)
        {
            shown.ToTable("Sync_Shown");
            shown.HasKey(s => s.ListingId);
            shown.Property(s => s.ListingId).ValueGeneratedNever();
            shown.Ignore(s => s.Taken);
            shown.HasIndex(s => s.OpenServed);
        }
    }
}
