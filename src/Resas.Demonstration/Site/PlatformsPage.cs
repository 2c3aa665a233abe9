using Resas.Demonstration.Platforms;

namespace Resas.Demonstration.Site;

/// <summary>One home on each simulated platform, for a month.</summary>
/// <param name="Month">Its first day.</param>
internal sealed record PlatformsPage(IReadOnlyList<SimulatedHome> Homes, int At, DateOnly Month)
{
    public SimulatedHome Home => Homes[At];

    /// <summary>What was refused; null when nothing was.</summary>
    public BookingWish? Wish { get; init; }

    /// <summary>What was just done: booked or cancelled.</summary>
    public string? Done { get; init; }

    public PlatformCalendar Of(SimulatedListing listing) => new(listing, At, Month);

    public string Address(int? home = null, int months = 0) => $"/?home={home ?? At}&month={Month.AddMonths(months):yyyy-MM}";
}

/// <summary>A month of one listing, by weeks from Monday.</summary>
internal sealed record PlatformCalendar(SimulatedListing Listing, int Home, DateOnly Month)
{
    public IEnumerable<DateOnly[]> Weeks()
    {
        var monday = Month.AddDays(-(((int)Month.DayOfWeek + 6) % 7));
        for (; monday < Month.AddMonths(1); monday = monday.AddDays(7)) yield return [.. Enumerable.Range(0, 7).Select(monday.AddDays)];
    }
}

/// <summary>A booking as it was typed, and why it was refused.</summary>
/// <param name="Problem">The key of the sentence.</param>
/// <param name="Night">The first night that is not free.</param>
internal sealed record BookingWish(Guid Listing, string Arrival, string Departure, string Guest, string? Problem = null, DateOnly? Night = null);
