using System.Buffers;
using System.Text;

namespace Resas.ICalendar.Reading;

/// <summary>One content line taken apart: <c>NAME;PARAM=VALUE:value</c> (RFC 5545, section 3.1). Points into the document or into an unfolded copy of the line.</summary>
internal readonly ref struct ContentLine
{
    private static readonly SearchValues<byte> NameEnds = SearchValues.Create(":;"u8);
    private static readonly SearchValues<byte> ParameterStops = SearchValues.Create(":\""u8);

    private ContentLine(Property property, ReadOnlySpan<byte> parameters, int valueStart)
    {
        Property = property;
        Parameters = parameters;
        ValueStart = valueStart;
    }

    public Property Property { get; }

    /// <summary>What stands between the name's semicolon and the colon.</summary>
    public ReadOnlySpan<byte> Parameters { get; }

    /// <summary>Where the value begins in the line that was taken apart.</summary>
    public int ValueStart { get; }

    /// <returns>False when the line has no colon that could end its name and parameters.</returns>
    public static bool TryParse(ReadOnlySpan<byte> line, out ContentLine result)
    {
        result = default;
        var nameEnd = line.IndexOfAny(NameEnds);
        if (nameEnd < 0) return false;
        var property = PropertyNames.Find(line[..nameEnd]);
        if (property == Property.Other && nameEnd > 0 && (line[nameEnd - 1] == ' ' || line[0] == ' '))
        {
            property = PropertyNames.Find(line[..nameEnd].Trim((byte)' '));
        }

        if (line[nameEnd] == ':')
        {
            result = new(property, default, nameEnd + 1);
            return true;
        }

        var colon = FindColon(line, nameEnd + 1);
        if (colon < 0) return false;
        result = new(property, line[(nameEnd + 1)..colon], colon + 1);
        return true;
    }

    /// <summary>Finds a parameter (section 3.2); quotes around its value are taken off.</summary>
    public bool TryGetParameter(ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        var rest = Parameters;
        while (!rest.IsEmpty)
        {
            var end = FindEnd(rest);
            var parameter = rest[..end];
            var equals = parameter.IndexOf((byte)'=');
            if (equals >= 0 && Ascii.EqualsIgnoreCase(parameter[..equals].Trim((byte)' '), name))
            {
                value = parameter[(equals + 1)..].Trim(" \t\r\n\""u8);
                return true;
            }

            rest = end < rest.Length ? rest[(end + 1)..] : default;
        }

        value = default;
        return false;
    }

    // A colon inside quotes belongs to a parameter. A quote that is never closed is a stray: the first colon counts.
    private static int FindColon(ReadOnlySpan<byte> line, int from)
    {
        var at = from;
        while (true)
        {
            var stop = line[at..].IndexOfAny(ParameterStops);
            if (stop < 0) return -1;
            at += stop;
            if (line[at] == ':') return at;
            var close = line[(at + 1)..].IndexOf((byte)'"');
            if (close < 0) return line[from..].IndexOf((byte)':') is var colon and >= 0 ? from + colon : -1;
            at += close + 2;
        }
    }

    private static int FindEnd(ReadOnlySpan<byte> parameters)
    {
        var quoted = false;
        for (var i = 0; i < parameters.Length; i++)
        {
            if (parameters[i] == '"') quoted = !quoted;
            else if (parameters[i] == ';' && !quoted) return i;
        }

        return parameters.Length;
    }
}
