using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Resas.Kernel.Time;

namespace Resas.Testing;

/// <summary>A sample feed as it would read today: the samples were made around 21 November 2026.</summary>
public static partial class ShiftedFeed
{
    private static readonly DateOnly SampleToday = DateOnly.FromDateTime(TestClock.Start);

    /// <summary>The date in Paris, which is what a home there goes by.</summary>
    public static DateOnly Today => TimeProvider.System.Today("Europe/Paris");

    /// <summary>Serves the sample at a path of its own name.</summary>
    public static FeedServer.Feed Shifted(this FeedServer feeds, string file) =>
        feeds["/" + file].Says(Date().Replace(Encoding.UTF8.GetString(SampleFeeds.Read(file)), date => Write(Shift(Parse(date.Value)))));

    /// <summary>What a date of the samples has become.</summary>
    public static DateOnly Shift(DateOnly sample) => sample.AddDays(Today.DayNumber - SampleToday.DayNumber);

    /// <summary>Each night from <paramref name="from"/> to before <paramref name="until"/>, both dates of the samples written as 2026-12-24.</summary>
    public static IEnumerable<DateOnly> Nights(string from, string until) =>
        new Contracts.Nights(Shift(DateOnly.Parse(from, CultureInfo.InvariantCulture)), Shift(DateOnly.Parse(until, CultureInfo.InvariantCulture))).Each();

    private static DateOnly Parse(string text) => DateOnly.ParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Write(DateOnly date) => date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<=^DT(START|END)[^:\r\n]*:)\d{8}", RegexOptions.Multiline)]
    private static partial Regex Date();
}
