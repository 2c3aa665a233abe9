using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Resas.ICalendar.Reading;

/// <summary>Makes strings of raw TEXT values: unfolds, unescapes, decodes (RFC 5545, sections 3.1 and 3.3.11).</summary>
internal static class TextDecoder
{
    // What bytes 0x80 to 0x9F mean in Windows-1252, which is what "Latin-1" documents are written in; 0xFFFD where it has nothing.
    private const string Windows1252 =
        "\u20AC\uFFFD\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\uFFFD\u017D\uFFFD" +
        "\uFFFD\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\uFFFD\u017E\u0178";

    /// <summary>ASCII text as it stands in a document, folds included.</summary>
    public static SearchValues<byte> Harmless { get; } = SearchValues.Create(
        "\t\r\n !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"u8);

    public static string Decode(ReadOnlySpan<byte> raw)
    {
        if (IsPlain(raw)) return Encoding.ASCII.GetString(raw);

        byte[]? rented = null;
        var scratch = raw.Length <= 512 ? stackalloc byte[512] : rented = ArrayPool<byte>.Shared.Rent(raw.Length);
        var text = scratch[..Unescape(scratch[..Unfold(raw, scratch)])];
        var result = Utf8.IsValid(text) ? Encoding.UTF8.GetString(text) : DecodeInvalid(text);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        return result;
    }

    /// <summary>Removes each line end with the white space after it. Works on bytes, for a fold may cut a character (section 3.1).</summary>
    /// <returns>How many bytes were written; <paramref name="target"/> must be as long as <paramref name="raw"/>.</returns>
    public static int Unfold(ReadOnlySpan<byte> raw, Span<byte> target)
    {
        var length = 0;
        while (raw.IndexOf((byte)'\n') is var fold and >= 0)
        {
            var line = raw[..fold].TrimEnd((byte)'\r');
            line.CopyTo(target[length..]);
            length += line.Length;
            raw = fold + 2 <= raw.Length ? raw[(fold + 2)..] : default;
        }

        raw.CopyTo(target[length..]);
        return length + raw.Length;
    }

    /// <summary>True when the text is not UTF-8, even unfolded.</summary>
    public static bool IsForeign(ReadOnlySpan<byte> raw)
    {
        if (Ascii.IsValid(raw) || Utf8.IsValid(raw)) return false;
        if (!raw.Contains((byte)'\n')) return true;
        var rented = ArrayPool<byte>.Shared.Rent(raw.Length);
        var foreign = !Utf8.IsValid(rented.AsSpan(0, Unfold(raw, rented)));
        ArrayPool<byte>.Shared.Return(rented);
        return foreign;
    }

    /// <summary>True when there are control characters other than tabs and those of folds.</summary>
    public static bool HasControls(ReadOnlySpan<byte> raw)
    {
        while (raw.IndexOfAnyInRange((byte)0, (byte)0x1F) is var at and >= 0)
        {
            if (raw[at] is not ((byte)'\t' or (byte)'\r' or (byte)'\n')) return true;
            raw = raw[(at + 1)..];
        }

        return raw.Contains((byte)0x7F);
    }

    private static bool IsPlain(ReadOnlySpan<byte> raw) =>
        raw.IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0 && !raw.Contains((byte)'\\');

    private static int Unescape(Span<byte> text)
    {
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var current = text[i];
            if (current == '\\' && i + 1 < text.Length && Escaped(text[i + 1]) is var meant and not 0)
            {
                text[length++] = meant;
                i++;
            }
            else if (current is >= 0x20 and not 0x7F or (byte)'\t')
            {
                text[length++] = current;
            }
        }

        return length;
    }

    // Zero: no escape of the RFC, and the backslash stands for itself.
    private static byte Escaped(byte letter) => letter switch
    {
        (byte)'n' or (byte)'N' => (byte)'\n',
        (byte)'\\' or (byte)',' or (byte)';' => letter,
        _ => 0,
    };

    // One good multi-byte character shows that the writer meant UTF-8 and only cut it; without any, the bytes are Windows-1252.
    private static string DecodeInvalid(ReadOnlySpan<byte> text)
    {
        for (var rest = text; !rest.IsEmpty;)
        {
            var ok = Rune.DecodeFromUtf8(rest, out _, out var used) == OperationStatus.Done;
            if (ok && used > 1) return Encoding.UTF8.GetString(text);
            rest = rest[used..];
        }

        return string.Create(text.Length, text, static (chars, bytes) =>
        {
            for (var i = 0; i < chars.Length; i++) chars[i] = bytes[i] is >= 0x80 and <= 0x9F ? Windows1252[bytes[i] - 0x80] : (char)bytes[i];
        });
    }
}
