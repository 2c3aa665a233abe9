using System.Collections.Concurrent;

namespace Resas.ICalendar.Zones;

/// <summary>A zone defined by the document's own VTIMEZONE. The onsets of a year are worked out once.</summary>
internal sealed class DefinedZone(IReadOnlyList<Observance> observances) : ZoneRules
{
    private readonly ConcurrentDictionary<int, YearOfZone> years = [];

    protected override TimeSpan OffsetOfUtc(DateTime utc)
    {
        var year = years.GetOrAdd(utc.Year, static (number, all) => Work(number, all), observances);
        var offset = year.First;
        foreach (var (onset, to) in year.Onsets)
        {
            if (onset > utc) break;
            offset = to;
        }

        return offset;
    }

    protected override TimeSpan OffsetOfWall(DateTime wall)
    {
        // The offset at the UTC time guessed with the offset of a day before is right but for the hours around an onset; with a
        // second look it is right there too, a gap taking the offset before it and a doubled hour its first.
        var before = OffsetOfUtc(Shift(wall, -TimeSpan.FromDays(1)));
        var after = OffsetOfUtc(Shift(wall, -before));
        return OffsetOfUtc(Shift(wall, -after)) == after ? after : before;
    }

    private static YearOfZone Work(int year, IReadOnlyList<Observance> observances)
    {
        var begin = new DateTime(year, 1, 1);
        var onsets = new List<(DateTime Onset, TimeSpan To)>();
        // Before all onsets, the offset from which the earliest one departs.
        var first = observances.MinBy(static o => o.Start)!.From;
        DateTime? last = null;
        foreach (var observance in observances)
        {
            foreach (var onset in observance.OnsetsOf(year)) onsets.Add((onset, observance.To));
            if (observance.LastOnset(begin) is not { } earlier || earlier < last) continue;
            last = earlier;
            first = observance.To;
        }

        return new(first, [.. onsets.OrderBy(static o => o.Onset)]);
    }

    /// <param name="First">The offset as the year begins in UTC.</param>
    /// <param name="Onsets">The onsets in the year, in UTC and in order, each with the offset from then on.</param>
    private sealed record YearOfZone(TimeSpan First, (DateTime Onset, TimeSpan To)[] Onsets);
}
