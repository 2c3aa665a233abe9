namespace Resas.ICalendar.Reading;

/// <summary>Keeps the first warnings, counts all, and knows whether one of them means damage.</summary>
internal sealed class WarningList(int limit)
{
    private readonly List<CalendarWarning> kept = [];

    public IReadOnlyList<CalendarWarning> Kept => kept;

    public int Count { get; private set; }

    public bool IsDamage { get; private set; }

    public void Add(int line, CalendarWarningKind kind, string message)
    {
        Count++;
        IsDamage |= kind < CalendarWarningKind.MissingUid;
        if (kept.Count < limit) kept.Add(new(line, kind, message));
    }

    /// <summary>By line, for some are found only at the end.</summary>
    public void Sort() => kept.Sort(static (a, b) => a.Line.CompareTo(b.Line));
}
