using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Resas.Contracts;
using Resas.Kernel.Database;
using Resas.Sync.Import;

namespace Resas.Sync.Propagation;

/// <summary>The nights that a listing shows taken, for any reason: its own, our echo, a window. What one answer alone shows open again may be
/// half a document: it counts as taken until a second says so, too; where more than half is gone, until answers have said so for an hour (rule 1).</summary>
internal sealed class ShownNights
{
    private static readonly TimeSpan WhenHalfIsGone = TimeSpan.FromHours(1);

    private static readonly Prepared<Guid, ShownNights> By = new((db, listing) => db.Set<ShownNights>().AsNoTracking().Where(s => s.ListingId == listing));

    private (string? Runs, HashSet<DateOnly> Nights) parsed = (null, []);

    public Guid ListingId { get; init; }
    public Guid OwnerId { get; init; }
    public Guid PropertyId { get; init; }
    /// <summary>Runs as "2026-12-01/2026-12-05", one a line.</summary>
    public string Runs { get; private set; } = "";
    /// <summary>Those among them that the last answer showed open; null for none.</summary>
    public string? Doubted { get; private set; }
    public DateTime? DoubtedAt { get; private set; }
    /// <summary>Of the first healthy answer that showed exactly these nights.</summary>
    public DateTime Since { get; private set; }
    /// <summary>When it first showed back what it has from us; null for a platform that never did, and may never.</summary>
    public DateTime? EchoesSince { get; private set; }
    /// <summary>Nights that it has from us and showed open: most often none, which spares a closer look.</summary>
    public int OpenServed { get; set; }

    public HashSet<DateOnly> Taken => ReferenceEquals(parsed.Runs, Runs) ? parsed.Nights : (parsed = (Runs, Read(Runs))).Nights;

    /// <returns>Null for a listing that was never read.</returns>
    public static Task<ShownNights?> ReadAsync(ResasDb db, Guid listingId, CancellationToken ct) => By.FindAsync(db, listingId, ct);

    /// <summary>Changes nothing when nothing changed, so that nothing is written then.</summary>
    /// <param name="shown">The nights that the answer shows taken.</param>
    /// <param name="echoes">Whether it shows back what the platform has from us.</param>
    /// <returns>False while more than half of what it showed is gone, and may only be missing: such an answer says nothing of other nights either.</returns>
    public bool Show(IReadOnlySet<DateOnly> shown, bool echoes, Surroundings around)
    {
        var (now, doubted) = (around.Now, Doubt(shown, around));
        var runs = Write(shown.Concat(doubted));
        if (runs != Runs || Since == default) (Runs, Since) = (runs, now);
        if (echoes) EchoesSince ??= now;
        return !IsPoor(shown, around);
    }

    /// <summary>What an answer shows taken is so, however much it lacks: of these nights the next that lacks them is the first again.</summary>
    public void DoubtNoMore(IReadOnlySet<DateOnly> shown)
    {
        var open = Read(Doubted);
        if (open.RemoveWhere(shown.Contains) > 0) (Doubted, DoubtedAt) = open.Count == 0 ? default((string?, DateTime?)) : (Write(open), DoubtedAt);
    }

    private HashSet<DateOnly> Doubt(IReadOnlySet<DateOnly> shown, Surroundings around)
    {
        var before = Read(Doubted);
        var missing = Taken.Where(n => n >= around.Today && !shown.Contains(n)).ToList();
        var isBelieved = !IsPoor(shown, around) || around.Now - DoubtedAt >= WhenHalfIsGone;
        var isSecond = around.Now - DoubtedAt >= around.Spacing;
        var open = missing.Where(n => !(isSecond && before.Contains(n) && (isBelieved || around.IsGivenBack(n)))).ToHashSet();
        if (!open.SetEquals(before)) (Doubted, DoubtedAt) = open.Count == 0 ? default((string?, DateTime?)) : (Write(open), around.Now);
        return open;
    }

    /// <summary>Whether more than half is gone of what should still be there.</summary>
    private bool IsPoor(IReadOnlySet<DateOnly> shown, Surroundings around)
    {
        var expected = Taken.Where(n => n >= around.Today && !around.IsGivenBack(n)).ToList();
        return expected.Count(n => !shown.Contains(n)) * 2 > expected.Count;
    }

    private static string Write(IEnumerable<DateOnly> nights) => string.Join('\n', Nights.Runs(nights).Select(Write));

    private static HashSet<DateOnly> Read(string? runs) =>
        [.. (runs ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse).SelectMany(run => run.Each())];

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
            // A home that is booked up for two years has dozens of runs.
            shown.Property(s => s.Runs).HasMaxLength(-1);
            shown.Property(s => s.Doubted).HasMaxLength(-1);
            shown.Ignore(s => s.Taken);
            shown.HasIndex(s => s.OpenServed);
        }
    }
}
