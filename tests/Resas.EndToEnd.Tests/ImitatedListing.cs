using System.Globalization;
using System.Text;
using Resas.Testing;

namespace Resas.EndToEnd.Tests;

/// <summary>A listing of a platform whose feed changes as guests book, shorten their stays and cancel.</summary>
internal sealed class ImitatedListing(int home, string platform, FeedServer.Feed feed)
{
    private readonly Dictionary<string, (DateOnly From, DateOnly Until)> shown = [];
    private readonly HashSet<string> cancelled = [];
    private int version;

    /// <summary>The number of its home.</summary>
    public int Home => home;

    public string Platform => platform;

    public FeedServer.Feed Feed => feed;

    /// <summary>What the feed shows, by reservation code or guest.</summary>
    public IReadOnlyDictionary<string, (DateOnly From, DateOnly Until)> Shown => shown;

    public IReadOnlySet<string> Cancelled => cancelled;

    public void Book(string name, DateOnly from, int nights) => shown[name] = (from, from.AddDays(nights));

    public void ShortenOne(Random random)
    {
        var long_ = shown.Where(s => s.Value.Until.DayNumber - s.Value.From.DayNumber > 1).ToList();
        if (long_.Count == 0) return;
        var (name, (from, until)) = long_[random.Next(long_.Count)];
        shown[name] = (from, until.AddDays(-1));
    }

    public void CancelOne(Random random)
    {
        // One of a few would be half of the nights, which a careful reader does not believe at once.
        if (shown.Count < 6) return;
        var name = shown.Keys.ElementAt(random.Next(shown.Count));
        shown.Remove(name);
        cancelled.Add(name);
    }

    public void Publish()
    {
        var text = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Resas tests//FR\r\n");
        foreach (var (name, (from, until)) in shown)
        {
            text.Append(CultureInfo.InvariantCulture, $"BEGIN:VEVENT\r\nUID:{name.Replace(' ', '-')}@{platform}\r\nDTSTAMP:20261120T060000Z\r\n");
            text.Append(CultureInfo.InvariantCulture, $"DTSTART;VALUE=DATE:{from:yyyyMMdd}\r\nDTEND;VALUE=DATE:{until:yyyyMMdd}\r\n");
            text.Append(platform == "airbnb"
                ? $"SUMMARY:Reserved\r\nDESCRIPTION:Reservation URL: https://www.airbnb.com/hosting/reservations/details/{name}\r\n"
                : $"SUMMARY:{name}\r\n");
            text.Append("END:VEVENT\r\n");
        }

        // The body before its tag: who gets the new body under the old tag reads it once more, the other way round never.
        feed.Says(text.Append("END:VCALENDAR\r\n").ToString());
        feed.Headers["ETag"] = $"\"{++version}\"";
    }
}
