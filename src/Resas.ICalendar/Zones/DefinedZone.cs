namespace Resas.ICalendar.Zones;

/// <summary>A zone defined by the document's own VTIMEZONE.</summary>
internal sealed class DefinedZone(IReadOnlyList<Observance> observances) : ZoneRules
{
    protected override TimeSpan OffsetOfUtc(DateTime utc)
    {
        DateTime? last = null;
        // Before all onsets, the offset from which the earliest one departs.
        var offset = observances.Count == 0 ? TimeSpan.Zero : observances.MinBy(o => o.Start)!.From;
        foreach (var observance in observances)
        {
            if (observance.LastOnset(utc) is not { } onset || onset < last) continue;
            last = onset;
            offset = observance.To;
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
}
