using System.Text;
using Resas.ICalendar.Reading;
using Resas.ICalendar.Recurrence;

namespace Resas.ICalendar.Zones;

/// <summary>Collects one VTIMEZONE. What can't be read in it is left out: a zone that is missed is warned of where it is used.</summary>
internal sealed class ZoneBuilder
{
    // Real ones have up to some dozens, one for each change of law.
    private const int MaxObservances = 64;

    private readonly List<Observance> observances = [];
    private readonly List<DateTime> dates = [];
    private string? id;
    private DateTime? start;
    private TimeSpan? from;
    private TimeSpan? to;
    private RecurrenceRule? rule;

    public void Add(Property property, ReadOnlySpan<byte> value)
    {
        switch (property)
        {
            case Property.ZoneId: id ??= TextDecoder.Decode(value).Trim().Trim('"'); break;
            case Property.Start when DateParser.TryParse(value, out var wall, out _, out _): start = wall; break;
            case Property.OffsetFrom when DateParser.TryParseOffset(value, out var offset): from = offset; break;
            case Property.OffsetTo when DateParser.TryParseOffset(value, out var offset): to = offset; break;
            case Property.Rule when RecurrenceRuleParser.TryParse(value, out var read): rule = read; break;
            case Property.ExtraDates: AddDates(value); break;
        }
    }

    public void EndObservance()
    {
        if (start is { } first && from is { } before && to is { } after && observances.Count < MaxObservances)
        {
            observances.Add(new(first, before, after, rule, [.. dates]));
        }

        start = null;
        from = to = null;
        rule = null;
        dates.Clear();
    }

    public void AddTo(ZoneTable table)
    {
        if (id is not null && observances.Count > 0) table.Define(id, new(observances));
    }

    private void AddDates(ReadOnlySpan<byte> values)
    {
        foreach (var range in values.Split((byte)','))
        {
            var value = values[range];
            if (dates.Count < 1_000 && DateParser.TryParse(value[Ascii.Trim(value)], out var wall, out _, out _)) dates.Add(wall);
        }
    }
}
