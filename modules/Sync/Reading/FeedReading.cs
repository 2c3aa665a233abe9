using System.Security.Cryptography;
using System.Text;
using Resas.Contracts.Sync;
using Resas.ICalendar;

namespace Resas.Sync.Reading;

/// <summary>From bytes to a calendar, or to the reason why not. A bad document changes nothing.</summary>
internal static class FeedReading
{
    public static (CalendarDocument? Document, FeedProblem? Problem) Read(byte[] body, int maxBytes)
    {
        var document = CalendarReader.Read(body, new CalendarReadOptions { MaxBytes = maxBytes });
        return ProblemOf(document, body) is { } problem ? (null, problem) : (document, null);
    }

    /// <summary>Why a document is not to be believed; null when it can be read.</summary>
    public static FeedProblem? ProblemOf(CalendarDocument document, byte[] body) => document.Health switch
    {
        CalendarHealth.Truncated => FeedProblem.Truncated,
        CalendarHealth.TooLarge => FeedProblem.TooLarge,
        CalendarHealth.NotACalendar => LooksLikeAPage(body) ? FeedProblem.WebPage : FeedProblem.NotACalendar,
        _ => null,
    };

    /// <summary>A hash that ignores DTSTAMP lines: Airbnb stamps every answer anew.</summary>
    public static string Hash(ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        while (!body.IsEmpty)
        {
            var end = body.IndexOf((byte)'\n');
            var line = end < 0 ? body : body[..(end + 1)];
            if (!line.StartsWith("DTSTAMP"u8)) hash.AppendData(line);
            body = body[line.Length..];
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static bool LooksLikeAPage(byte[] body)
    {
        var start = Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, 512))).TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
        return start.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
    }
}
