using System.Buffers;
using System.Text;

namespace Resas.ICalendar.Writing;

/// <summary>Puts content lines into the memory of a buffer writer.</summary>
internal ref struct LineWriter(IBufferWriter<byte> output)
{
    // RFC 5545, section 3.1, line end not counted.
    private const int MaxOctets = 75;

    private const int Room = 2048;

    // What needs neither escape nor decision: printable ASCII without backslash, semicolon and comma.
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        " !\"#$%&'()*+-./0123456789:<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    private readonly IBufferWriter<byte> output = output;
    private Span<byte> span = output.GetSpan(Room);
    private int length;

    public void Raw(scoped ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(span[length..]);
        length += bytes.Length;
    }

    public void Stamp(DateTime utc)
    {
        Raw("DTSTAMP:"u8);
        Reserve(18);
        var target = span.Slice(length, 18);
        WriteDate(target, utc.Year, utc.Month, utc.Day);
        target[8] = (byte)'T';
        Two(target[9..], utc.Hour);
        Two(target[11..], utc.Minute);
        Two(target[13..], utc.Second);
        "Z\r\n"u8.CopyTo(target[15..]);
        length += 18;
    }

    public void Date(ReadOnlySpan<byte> name, DateOnly date)
    {
        Raw(name);
        Reserve(10);
        var target = span.Slice(length, 10);
        WriteDate(target, date.Year, date.Month, date.Day);
        "\r\n"u8.CopyTo(target[8..]);
        length += 10;
    }

    /// <summary>A TEXT value (section 3.3.11), folded where it must be.</summary>
    /// <param name="name">The property's name with its colon.</param>
    /// <param name="text">As it is meant.</param>
    public void Text(scoped ReadOnlySpan<byte> name, scoped ReadOnlySpan<char> text)
    {
        Raw(name);
        var column = name.Length;
        while (!text.IsEmpty)
        {
            var plain = text.IndexOfAnyExcept(Plain);
            if (plain < 0) plain = text.Length;
            PlainRun(text[..plain], ref column);
            text = text[plain..];
            if (!text.IsEmpty) text = text[Special(text, ref column)..];
        }

        Raw("\r\n"u8);
    }

    public readonly void Commit() => output.Advance(length);

    private void PlainRun(scoped ReadOnlySpan<char> run, ref int column)
    {
        while (!run.IsEmpty)
        {
            if (column == MaxOctets) Fold(ref column);
            var part = run[..Math.Min(run.Length, MaxOctets - column)];
            Reserve(part.Length);
            Ascii.FromUtf16(part, span[length..], out var written);
            length += written;
            column += written;
            run = run[part.Length..];
        }
    }

    // Writes one character that is not plain, or leaves it out; gives how long it is.
    private int Special(scoped ReadOnlySpan<char> text, ref int column)
    {
        // CR LF and CR alone are line ends like LF.
        if (text[0] == '\r' && text.Length > 1 && text[1] == '\n') return 1;
        Span<byte> octets = stackalloc byte[4];
        Rune.DecodeFromUtf16(text, out var rune, out var used);
        var count = rune.Value switch
        {
            '\n' or '\r' => Escape(octets, (byte)'n'),
            '\\' or ',' or ';' => Escape(octets, (byte)rune.Value),
            '\t' => rune.EncodeToUtf8(octets),
            < 0x20 or 0x7F => 0,
            _ => rune.EncodeToUtf8(octets),
        };
        if (column + count > MaxOctets) Fold(ref column);
        Raw(octets[..count]);
        column += count;
        return used;
    }

    private static int Escape(Span<byte> octets, byte letter)
    {
        octets[0] = (byte)'\\';
        octets[1] = letter;
        return 2;
    }

    private void Fold(ref int column)
    {
        Raw("\r\n "u8);
        column = 1;
    }

    private void Reserve(int count)
    {
        if (span.Length - length >= count) return;
        output.Advance(length);
        span = output.GetSpan(Math.Max(Room, count));
        length = 0;
    }

    private static void WriteDate(Span<byte> target, int year, int month, int day)
    {
        Two(target, year / 100);
        Two(target[2..], year % 100);
        Two(target[4..], month);
        Two(target[6..], day);
    }

    private static void Two(Span<byte> target, int number)
    {
        target[0] = (byte)('0' + number / 10);
        target[1] = (byte)('0' + number % 10);
    }
}
