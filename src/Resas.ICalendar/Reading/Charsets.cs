using System.Text;

namespace Resas.ICalendar.Reading;

/// <summary>Brings a document into the form the parser reads: UTF-8 (as far as it goes) without a byte order mark, lines ending in LF or CRLF.</summary>
internal static class Charsets
{
    public static ReadOnlyMemory<byte> Normalize(ReadOnlyMemory<byte> document, out bool wasForeign)
    {
        wasForeign = true;
        var bytes = document.Span;
        if (bytes is [0xEF, 0xBB, 0xBF, ..])
        {
            document = document[3..];
        }
        else if (bytes is [0xFF, 0xFE, ..])
        {
            return Transcode(Encoding.Unicode, bytes[2..]);
        }
        else if (bytes is [0xFE, 0xFF, ..])
        {
            return Transcode(Encoding.BigEndianUnicode, bytes[2..]);
        }
        else if (bytes is [(byte)'B' or (byte)'b', 0, ..])
        {
            return Transcode(Encoding.Unicode, bytes);
        }
        else if (bytes is [0, (byte)'B' or (byte)'b', ..])
        {
            return Transcode(Encoding.BigEndianUnicode, bytes);
        }

        wasForeign = false;
        return WithLineFeeds(document);
    }

    private static ReadOnlyMemory<byte> Transcode(Encoding encoding, ReadOnlySpan<byte> bytes) => WithLineFeeds(Encoding.Convert(encoding, Encoding.UTF8, bytes.ToArray()));

    // Lines of old Macintosh programs end in CR alone.
    private static ReadOnlyMemory<byte> WithLineFeeds(ReadOnlyMemory<byte> document)
    {
        var bytes = document.Span;
        var firstReturn = bytes.IndexOfAny((byte)'\r', (byte)'\n');
        if (firstReturn < 0 || bytes[firstReturn] == '\n' || bytes[firstReturn..].Contains((byte)'\n')) return document;
        var copy = document.ToArray();
        copy.AsSpan().Replace((byte)'\r', (byte)'\n');
        return copy;
    }
}
