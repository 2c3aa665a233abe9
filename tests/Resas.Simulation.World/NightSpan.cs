using System.Globalization;

namespace Resas.Simulation.World;

/// <summary>Nights from an arrival to a departure: the departure day is free for the next guest.</summary>
/// <param name="From">The first night.</param>
/// <param name="Until">The day after the last night; not included.</param>
public readonly record struct NightSpan(DateOnly From, DateOnly Until)
{
    /// <summary>How many nights.</summary>
    public int Count => Until.DayNumber - From.DayNumber;

    /// <summary>Is the night one of these?</summary>
    public bool Holds(DateOnly night) => night >= From && night < Until;

    /// <summary>Do both hold at least one night in common?</summary>
    public bool Overlaps(NightSpan other) => From < other.Until && other.From < Until;

    /// <summary>The nights that both hold; null when there are none.</summary>
    public NightSpan? Common(NightSpan other) => Overlaps(other)
        ? new(From > other.From ? From : other.From, Until < other.Until ? Until : other.Until)
        : null;

    /// <summary>Each night, the earliest first.</summary>
    public IEnumerable<DateOnly> Each()
    {
        for (var night = From; night < Until; night = night.AddDays(1)) yield return night;
    }

    /// <summary>The fewest spans that hold exactly these nights, the earliest first.</summary>
    public static IEnumerable<NightSpan> Runs(IEnumerable<DateOnly> nights)
    {
        NightSpan? run = null;
        foreach (var night in nights.Distinct().Order())
        {
            if (run is { } open && open.Until == night)
            {
                run = open with { Until = night.AddDays(1) };
                continue;
            }

            if (run is { } done) yield return done;
            run = new(night, night.AddDays(1));
        }

        if (run is { } last) yield return last;
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From:yyyy-MM-dd}..{Until:yyyy-MM-dd}");
}
