using Resas.ICalendar.Zones;

namespace Resas.ICalendar.Recurrence;

/// <summary>Expands one recurring event in a window: rules and extra dates merged in order, exceptions and altered instances left out (RFC 5545, section 3.8.5).</summary>
internal sealed class Expansion
{
    private readonly CalendarEvent master;
    private readonly AlteredSeries? series;
    private readonly DateOnly from;
    private readonly DateOnly until;
    private readonly Stay stay;
    private readonly Exceptions exceptions;
    private readonly List<RuleCursor> cursors = [];
    private readonly Queue<(DateTime Start, TimeSpan Span)> extras;
    private readonly bool sharesClock;

    public Expansion(CalendarEvent master, AlteredSeries? series, ZoneRules home, DateOnly from, DateOnly until)
    {
        this.master = master;
        this.series = series;
        this.from = from;
        this.until = until;
        stay = new(master, home);
        exceptions = new(master.Recurrence!.Except, stay.Clock);
        sharesClock = series?.Clock is null || (series.Clock.IsDates == stay.Clock.IsDates && series.Clock.IsHome == stay.Clock.IsHome && stay.Clock.IsHome);

        // What begins well before the window may reach into it; two days make up for any difference of clocks.
        var shift = (series?.MaxShift ?? default) + TimeSpan.FromDays(2);
        var reach = shift + (series is not null && series.MaxSpan > stay.Span ? series.MaxSpan : stay.Span);
        var first = ZoneRules.Shift(from.ToDateTime(default), -reach);
        var last = ZoneRules.Shift(until.ToDateTime(default), shift);
        foreach (var rule in master.Recurrence.Rules) cursors.Add(Cursor(rule, first, last));
        cursors.RemoveAll(static cursor => !cursor.MoveNext());
        extras = new(ExtraDates().OrderBy(static extra => extra.Start));
    }

    public IEnumerable<EventNights> Instances()
    {
        EventNights given = default;
        while (TryTakeNext(out var due, out var span))
        {
            if (exceptions.Contains(due, out var wholeDay))
            {
                if (wholeDay) SkipTo(ZoneRules.Shift(due.Date, TimeSpan.FromDays(1)), null);
                continue;
            }

            if (series is not null && series.Replaces(DueInSeries(due))) continue;
            var instance = Instance(due, span);
            var nights = Nights(instance, stay.Clock.Write(due));
            if (IsInWindow(nights) && !IsSame(nights, given))
            {
                given = nights;
                yield return nights;
            }

            if (span == stay.Span && cursors.Exists(static cursor => cursor.IsDense)) SkipTo(ZoneRules.Shift(due, UntilChange(instance)), due);
        }
    }

    private static bool IsSame(in EventNights a, in EventNights b) => Equals(a.Event, b.Event) && a.From == b.From && a.Until == b.Until;

    private bool IsInWindow(in EventNights nights) => nights.From < until && nights.Until > from;

    private RuleCursor Cursor(RecurrenceRule rule, DateTime first, DateTime last)
    {
        // Dates have no hours to choose (section 3.3.10).
        if (stay.Clock.IsDates) rule = rule with { Hours = [], Minutes = [], Seconds = [] };
        var end = rule.Until is { } time ? Until(time) : DateTime.MaxValue;
        var cursor = new RuleCursor(rule, stay.Start, end < last ? end : last);
        cursor.SkipTo(first);
        return cursor;
    }

    // A rule until a date holds for all of that day.
    private DateTime Until(CalendarTime time) =>
        time.Kind == CalendarTimeKind.Date || stay.Clock.IsDates ? time.Wall.Date.AddTicks(TimeSpan.TicksPerDay - 1)
        : time.Kind == CalendarTimeKind.Floating ? time.Wall
        : stay.Clock.Read(time);

    // DTSTART is an instance whatever the rules say, unless an exception takes it away.
    private IEnumerable<(DateTime Start, TimeSpan Span)> ExtraDates()
    {
        yield return (stay.Start, stay.Span);
        foreach (var (start, end, duration) in master.Recurrence!.Extra)
        {
            var begin = stay.Clock.Read(start);
            if (stay.Clock.IsDates && start.Kind != CalendarTimeKind.Date) begin = start.Wall.Date;
            var length = duration ?? (end is { } time ? stay.Clock.Read(time) - begin : stay.Span);
            yield return (begin, length < TimeSpan.Zero ? stay.Span : length);
        }
    }

    private bool TryTakeNext(out DateTime due, out TimeSpan span)
    {
        span = stay.Span;
        due = DateTime.MaxValue;
        if (cursors.Count == 0 && extras.Count == 0) return false;
        foreach (var cursor in cursors)
        {
            if (cursor.Current < due) due = cursor.Current;
        }

        // An extra date may bring its own length, and then stands beside the instance of a rule at the same time.
        if (extras.TryPeek(out var extra) && extra.Start <= due)
        {
            (due, span) = extras.Dequeue();
            if (span != stay.Span) return true;
        }

        for (var i = cursors.Count - 1; i >= 0; i--)
        {
            if (cursors[i].Current == due && !cursors[i].MoveNext()) cursors.RemoveAt(i);
        }

        return true;
    }

    // An alteration "this and future" moves all later instances and brings its own length.
    private (CalendarEvent Event, DateTime Start, TimeSpan Span) Instance(DateTime due, TimeSpan span) =>
        series is { HasOnward: true } && series.OnwardAt(DueInSeries(due)) is { } onward
            ? (onward.Event, ZoneRules.Shift(due, onward.Shift), onward.Span)
            : (master, due, span);

    private EventNights Nights((CalendarEvent Event, DateTime Start, TimeSpan Span) instance, CalendarTime? due) =>
        Stay.Nights(instance.Event, stay.Clock, instance.Start, instance.Span, due);

    private DateTime DueInSeries(DateTime due) => sharesClock ? due : series!.Clock!.Read(stay.Clock.Write(due));

    // Several instances a day give the same nights until their start or their end passes midnight: no need to look at each of them.
    private TimeSpan UntilChange((CalendarEvent Event, DateTime Start, TimeSpan Span) instance)
    {
        var (start, end) = (stay.Clock.AtHome(instance.Start), stay.Clock.AtHome(ZoneRules.Shift(instance.Start, instance.Span)));
        var step = TimeSpan.FromTicks(Math.Min(TicksToMidnight(start), TicksToMidnight(end)));
        var change = ZoneRules.Shift(instance.Start, step);
        var isSteady = stay.Clock.AtHome(change) == ZoneRules.Shift(start, step) && stay.Clock.AtHome(ZoneRules.Shift(change, instance.Span)) == ZoneRules.Shift(end, step);
        return isSteady ? step : FindChange(instance);
    }

    // A clock changes in between: look for the second at which the nights become others. After 28 hours they have.
    private TimeSpan FindChange((CalendarEvent Event, DateTime Start, TimeSpan Span) instance)
    {
        var given = Nights(instance, null);
        long low = 0, high = 28 * 3600;
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            var later = instance with { Start = ZoneRules.Shift(instance.Start, TimeSpan.FromSeconds(middle)) };
            if (IsSame(Nights(later, null), given)) low = middle;
            else high = middle;
        }

        return TimeSpan.FromSeconds(high);
    }

    private static long TicksToMidnight(DateTime time) => TimeSpan.TicksPerDay - time.TimeOfDay.Ticks;

    // Not past the next alteration "this and future" after the instance skipped from: it brings other nights.
    private void SkipTo(DateTime time, DateTime? from)
    {
        if (from is { } due && series is { HasOnward: true } && series.NextOnward(DueInSeries(due)) is { } next && next < DueInSeries(time))
        {
            if (!sharesClock) return;
            time = next;
        }

        for (var i = cursors.Count - 1; i >= 0; i--)
        {
            // A cursor stands on an instance that is not taken yet.
            if (cursors[i].Current >= time) continue;
            cursors[i].SkipTo(time);
            if (!cursors[i].MoveNext()) cursors.RemoveAt(i);
        }
    }
}
