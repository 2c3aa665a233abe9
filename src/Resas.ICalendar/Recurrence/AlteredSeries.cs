using Resas.ICalendar.Zones;

namespace Resas.ICalendar.Recurrence;

/// <summary>The altered instances of one UID. An instance is known by when it was due, on the clock of the series.</summary>
internal sealed class AlteredSeries
{
    private readonly List<CalendarEvent> alterations = [];
    private readonly Dictionary<DateTime, CalendarEvent> byDue = [];
    private (DateTime Due, Stay Stay, TimeSpan Shift)[] onward = [];

    /// <summary>The clock of the first recurring event of this UID; of the first alteration when the series itself is not in the document.</summary>
    public EventClock? Clock { get; set; }

    /// <summary>True when an alteration holds for all later instances too.</summary>
    public bool HasOnward => onward.Length > 0;

    /// <summary>How far the later instances are moved at most.</summary>
    public TimeSpan MaxShift { get; private set; }

    /// <summary>The longest later instance.</summary>
    public TimeSpan MaxSpan { get; private set; }

    public void Add(CalendarEvent alteration) => alterations.Add(alteration);

    public void Close(ZoneRules home)
    {
        Clock ??= new(alterations[0], home);
        foreach (var alteration in alterations)
        {
            var due = Due(alteration);
            // The highest SEQUENCE holds (section 3.8.7.4); of equals the last.
            if (!byDue.TryGetValue(due, out var other) || alteration.Sequence >= other.Sequence) byDue[due] = alteration;
        }

        onward = [.. byDue.Where(pair => pair.Value.Recurrence!.IsThisAndFuture).OrderBy(pair => pair.Key).Select(pair => Onward(pair.Value, pair.Key, home))
            .Where(alteration => alteration.Shift.Duration() <= RecurrenceData.LongestSpan && alteration.Stay.Span <= RecurrenceData.LongestSpan)];
        if (!HasOnward) return;
        MaxShift = onward.Max(alteration => alteration.Shift.Duration());
        MaxSpan = onward.Max(alteration => alteration.Stay.Span);
    }

    /// <summary>Null when another revision of the same instance holds.</summary>
    public CalendarTime? DueOf(CalendarEvent alteration)
    {
        var due = Due(alteration);
        return alteration.Equals(byDue.GetValueOrDefault(due)) ? Clock!.Write(due) : null;
    }

    /// <summary>True when the instance has an event of its own.</summary>
    public bool Replaces(DateTime due) => byDue.ContainsKey(due);

    /// <summary>The alteration "this and future" that an instance falls under, if any.</summary>
    public (CalendarEvent Event, TimeSpan Shift, TimeSpan Span)? OnwardAt(DateTime due) =>
        CountUpTo(due) is var count and > 0 ? (onward[count - 1].Stay.Event, onward[count - 1].Shift, onward[count - 1].Stay.Span) : null;

    /// <summary>When the first alteration "this and future" after an instance is due.</summary>
    public DateTime? NextOnward(DateTime due) => CountUpTo(due) is var count && count < onward.Length ? onward[count].Due : null;

    private int CountUpTo(DateTime due)
    {
        int low = 0, high = onward.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (onward[middle].Due <= due) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private DateTime Due(CalendarEvent alteration) => Clock!.Read(alteration.Recurrence!.Id!.Value);

    private (DateTime Due, Stay Stay, TimeSpan Shift) Onward(CalendarEvent alteration, DateTime due, ZoneRules home) =>
        (due, new(alteration, home), Clock!.Read(alteration.Start) - due);
}
