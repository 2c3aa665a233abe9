namespace Resas.Contracts;

/// <summary>A half-open range of nights in a home's time zone: the night of <see cref="From"/> is included, that of
/// <see cref="Until"/> (the departure day) is not, so two stays that meet on a day share nothing.</summary>
/// <param name="From">Arrival: the first night.</param>
/// <param name="Until">Departure: the day after the last night. Always later than <paramref name="From"/>.</param>
public readonly record struct Nights(DateOnly From, DateOnly Until)
{
    /// <summary>The number of nights, at least 1 for a valid range.</summary>
    public int Count => Until.DayNumber - From.DayNumber;

    /// <summary>Whether the range holds at least one night.</summary>
    public bool IsValid => Until > From;

    /// <summary>Whether the night that begins on <paramref name="night"/> is in the range.</summary>
    public bool Contains(DateOnly night) => night >= From && night < Until;

    /// <summary>Whether the two ranges share a night. Ranges that only touch do not.</summary>
    public bool Overlaps(Nights other) => From < other.Until && other.From < Until;

    /// <summary>The nights that both ranges hold, or null when they share none.</summary>
    public Nights? Intersect(Nights other) => Overlaps(other)
        ? new Nights(From > other.From ? From : other.From, Until < other.Until ? Until : other.Until)
        : null;

    /// <summary>Each night, in order.</summary>
    public IEnumerable<DateOnly> Each()
    {
        for (var night = From; night < Until; night = night.AddDays(1)) yield return night;
    }

    /// <summary>The runs of consecutive nights in a set, in order, none empty and none touching another.</summary>
    public static IEnumerable<Nights> Runs(IEnumerable<DateOnly> nights)
    {
        DateOnly? from = null, until = null;
        foreach (var night in nights.Order())
        {
            if (until is { } end && night <= end)
            {
                until = night == end ? end.AddDays(1) : end;
                continue;
            }

            if (from is { } start) yield return new Nights(start, until!.Value);
            (from, until) = (night, night.AddDays(1));
        }

        if (from is { } last) yield return new Nights(last, until!.Value);
    }

    /// <inheritdoc/>
    public override string ToString() => $"[{From:yyyy-MM-dd}, {Until:yyyy-MM-dd})";
}
