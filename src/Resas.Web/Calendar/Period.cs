using System.Globalization;
using Resas.Contracts;

namespace Resas.Web.Calendar;

/// <summary>Some weeks of the timeline, from a Monday.</summary>
internal readonly record struct Period(DateOnly From, int Weeks)
{
    public static readonly IReadOnlyList<int> Lengths = [2, 4, 8];
    private static readonly DateOnly Earliest = new(2000, 1, 1), Latest = new(2100, 12, 31);

    public int Days => Weeks * 7;

    public DateOnly Until => From.AddDays(Days);

    /// <summary>The nights whose claims touch the period: a stay that leaves on its first day slept there the night before.</summary>
    public Nights Touched => new(From.AddDays(-1), Until);

    public Period Earlier => this with { From = From.AddDays(-Days) };

    public Period Later => this with { From = From.AddDays(Days) };

    public IEnumerable<DateOnly> EachDay => new Nights(From, Until).Each();

    /// <summary>The period that an address names; what it does not name, or names nonsense for, is four weeks from this one on.</summary>
    public static Period Parse(string? from, string? weeks, DateOnly today) => new(
        DateOnly.TryParseExact(from, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) && first >= Earliest && first <= Latest
            ? MonthGrid.Monday(first)
            : MonthGrid.Monday(today),
        int.TryParse(weeks, CultureInfo.InvariantCulture, out var length) && Lengths.Contains(length) ? length : 4);

    public bool Shows(DateOnly date) => date >= From && date < Until;

    /// <summary>1 for the first day.</summary>
    public int ColumnOf(DateOnly date) => date.DayNumber - From.DayNumber + 1;
}
