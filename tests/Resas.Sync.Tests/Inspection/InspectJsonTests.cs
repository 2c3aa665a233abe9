using System.Text.Json;
using Resas.Testing;
using static Resas.Sync.Tests.Inspection.Doctor;

namespace Resas.Sync.Tests.Inspection;

/// <summary>What "feed inspect --json" says of documents in files.</summary>
public class InspectJsonTests
{
    /// <summary>Sample, exit status, whether complete, events from 2026 to 2028, warnings.</summary>
    public static readonly TheoryData<string, int, bool, int, int> Samples = new()
    {
        { "abritel.ics", 0, true, 4, 0 }, { "airbnb.ics", 0, true, 7, 0 }, { "booking.ics", 0, true, 4, 0 }, { "gites-de-france.ics", 0, true, 1, 0 },
        { "google.ics", 0, true, 7, 0 }, { "greengo.ics", 0, true, 2, 0 }, { "broken/empty-calendar.ics", 0, true, 0, 0 },
        { "broken/fold-inside-utf8.ics", 0, true, 1, 0 }, { "broken/oddities.ics", 1, true, 13, 6 }, { "broken/sign-in-page.ics", 2, false, 0, 1 },
        { "broken/truncated.ics", 2, false, 0, 2 }, { "broken/zero-bytes.ics", 2, false, 0, 1 },
    };

    [Theory, MemberData(nameof(Samples))]
    public async Task Each_sample_ends_with_its_status_and_is_one_object(string sample, int status, bool complete, int events, int warnings)
    {
        var (ended, found) = await JsonAsync(sample);
        Assert.Equal((status, complete, events, warnings),
            (ended, found.GetProperty("complete").GetBoolean(), found.GetProperty("events").GetArrayLength(), found.GetProperty("warnings").GetArrayLength()));
        Assert.Equal(["complete", "prodId", "events", "warnings"], found.EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public void No_sample_is_left_out() => Assert.Equal(
        Directory.GetFiles(Repository.File("tests", "Feeds"), "*.ics", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Repository.File("tests", "Feeds"), f)).Order(StringComparer.Ordinal),
        Samples.Select(s => (string)s[0]).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Airbnb_gives_codes_and_closures() => Assert.Equal([
        "2026-11-21/2026-11-22 closure 5",
        "2026-11-24/2026-11-27 reservation HMABC12DEF 12",
        "2026-12-24/2026-12-30 reservation HMQ3W9KZ4T 21",
        "2026-12-30/2027-01-02 reservation HM8TYX5R2P 30",
        "2027-02-13/2027-02-27 reservation HMFE4N7DDA 39",
        "2027-02-27/2027-02-28 closure 48",
        "2027-05-20/2027-11-20 closure 55",
    ], Events((await JsonAsync("airbnb.ics")).Found));

    [Fact]
    public async Task Booking_says_closed_for_all() => Assert.Equal([
        "2026-12-01/2026-12-06 closure 6", "2026-12-24/2027-01-02 closure 12", "2027-04-02/2027-04-12 closure 18", "2028-01-01/2028-05-31 closure 24",
    ], Events((await JsonAsync("booking.ics")).Found));

    [Fact]
    public async Task Abritel_has_tentative_stays() => Assert.Equal([
        "2026-09-18/2026-09-25 reservation 5", "2027-01-17/2027-01-24 reservation 12", "2027-05-01/2027-05-08 closure 19", "2027-06-12/2027-06-19 tentative 26",
    ], Events((await JsonAsync("abritel.ics")).Found));

    [Fact]
    public async Task GreenGo_s_midnights_are_shown_as_written_and_read_as_dates()
    {
        var (_, output, _) = await InspectAsync([Sample("greengo.ics"), "--json", "--zone", "America/New_York", .. Window]);
        Assert.Equal("""
            {"complete":true,"prodId":"-//GreenGo//Calendar//FR","events":[{"uid":"b3a1a5c2-5a0e-4d8a-9d0c-1f7a4c0f2d11","recurrenceId":null,"from":"2027-03-01","until":"2027-03-08","start":"2027-03-01T00:00:00Z","end":"2027-03-08T00:00:00Z","summary":"GreenGo (Not Available)","status":null,"transparent":false,"kind":"closure","code":null,"line":4},{"uid":"7c2f6c36-8f0b-4a53-b0a0-6a6ce27c7a02","recurrenceId":null,"from":"2027-07-10","until":"2027-07-17","start":"2027-07-10T00:00:00Z","end":"2027-07-17T00:00:00Z","summary":"Hélène Lefèvre","status":null,"transparent":false,"kind":"reservation","code":null,"line":11}],"warnings":[]}

            """.ReplaceLineEndings("\n"), output);
    }

    [Fact]
    public async Task Recurring_events_are_given_once_for_each_occurrence_inside_the_window()
    {
        var found = (await JsonOfAsync(Sample("google.ics"), "--from", "2027-02-21", "--until", "2028-06-02")).Found;
        Assert.Equal(["2027-08-05/2027-08-23 other 26", "2027-04-09/2027-04-11 other 38", "2027-06-01/2027-06-02 other 59", "2028-06-01/2028-06-02 other 59", "2027-04-15/2027-04-18 other 69"], Events(found));
        var birthday = found.GetProperty("events")[2];
        Assert.Equal(("2027-06-01", true, "CONFIRMED"), (birthday.GetProperty("recurrenceId").GetString(), birthday.GetProperty("transparent").GetBoolean(), birthday.GetProperty("status").GetString()));
        Assert.Equal("CANCELLED", found.GetProperty("events")[4].GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_moved_occurrence_is_named_by_when_it_was_due()
    {
        var moved = (await JsonAsync("google.ics")).Found.GetProperty("events").EnumerateArray().Single(e => e.GetProperty("line").GetInt32() == 49);
        Assert.Equal(("2027-02-12T18:00:00[Europe/Paris]", "2027-02-19T18:00:00[Europe/Paris]", "2027-02-21T17:00:00[Europe/Paris]", "2027-02-19"),
            (moved.GetProperty("recurrenceId").GetString(), moved.GetProperty("start").GetString(), moved.GetProperty("end").GetString(), moved.GetProperty("from").GetString()));
    }

    [Theory]
    [InlineData("2027-01-02", "2027-01-03", "fold@x")]
    [InlineData("2027-01-03", "2027-02-01", "")]
    [InlineData("2026-01-01", "2027-01-01", "")]
    public async Task The_window_is_half_open(string from, string until, string uid) => Assert.Equal(uid, string.Join(' ',
        (await JsonOfAsync(Sample("broken/fold-inside-utf8.ics"), "--from", from, "--until", until)).Found.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("uid").GetString())));

    [Fact]
    public async Task Without_dates_the_window_reaches_from_two_years_ago_to_three_ahead()
    {
        var year = TimeProvider.System.GetUtcNow().Year;
        var (_, output, _) = await InspectTextAsync($"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:x\nDTSTART:{year - 5}0615\nRRULE:FREQ=YEARLY\nEND:VEVENT\nEND:VCALENDAR\n", ["--json"]);
        var shown = JsonDocument.Parse(output).RootElement.GetProperty("events").GetArrayLength();
        Assert.Equal(5, shown);
    }

    [Fact]
    public async Task A_letter_folded_in_two_is_whole_again()
    {
        var found = (await JsonAsync("broken/fold-inside-utf8.ics")).Found.GetProperty("events")[0];
        Assert.StartsWith("Réservée - éééééééééééé", found.GetProperty("summary").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\uFFFD", found.GetProperty("summary").GetString()!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Oddities_are_named_by_their_lines() => Assert.Equal([
        "15 The event ends when it starts: read as one night.",
        "21 The event ends (20270118) before it starts (20270120): it is skipped.",
        "49 An earlier event has the same UID; both are kept.",
        "55 The event has no UID.",
        "74 The time zone '/freeassociation.sourceforge.net/Mars/Olympus' is unknown: its times are read as local to the home.",
        "86 DTSTART can't be read: the event that begins on line 84 is skipped.",
    ], Warnings((await JsonAsync("broken/oddities.ics")).Found));

    [Fact]
    public async Task A_truncated_calendar_gives_no_event_and_says_where_it_stops()
    {
        var found = (await JsonAsync("broken/truncated.ics")).Found;
        Assert.Equal("-//Airbnb Inc//Hosting Calendar 1.0//EN", found.GetProperty("prodId").GetString());
        Assert.StartsWith("42 The calendar stops on line 42, before its end.", Warnings(found)[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_calendar_of_cancellations_is_cancelled_throughout()
    {
        var (_, output, _) = await InspectTextAsync("BEGIN:VCALENDAR\nMETHOD:CANCEL\nBEGIN:VEVENT\nUID:x\nDTSTART:20270101\nEND:VEVENT\nEND:VCALENDAR\n", ["--json", .. Window]);
        Assert.Equal("CANCELLED", JsonDocument.Parse(output).RootElement.GetProperty("events")[0].GetProperty("status").GetString());
    }

    [Fact]
    public async Task Our_own_export_is_no_reservation()
    {
        var (_, output, _) = await InspectTextAsync("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1@resas\nDTSTART:20270101\nSUMMARY:Reserved\nEND:VEVENT\nEND:VCALENDAR\n", ["--json", .. Window]);
        Assert.Equal("other", JsonDocument.Parse(output).RootElement.GetProperty("events")[0].GetProperty("kind").GetString());
    }

    [Fact]
    public async Task The_rules_of_another_platform_can_be_asked_for() =>
        Assert.Equal(["2027-04-03/2027-04-10 closure 4"], Events((await JsonAsync("gites-de-france.ics", "--platform", "booking")).Found));

    [Fact]
    public async Task A_file_that_is_not_there_ends_with_3_and_one_object()
    {
        var (status, found) = await JsonOfAsync(Sample("nothing.ics"));
        Assert.Equal((3, false), (status, found.GetProperty("complete").GetBoolean()));
        Assert.Equal(["0 There is no such file. Check the path; an address begins with https://."], Warnings(found));
    }

    [Fact]
    public async Task A_document_past_the_limit_is_no_calendar()
    {
        var (status, output, _) = await InspectAsync([Sample("airbnb.ics")], "en", ("Sync:MaxFeedBytes", "10000"));
        Assert.Equal(0, status);
        var (tooLarge, words, _) = await InspectTextAsync($"BEGIN:VCALENDAR\n{new string(' ', 4 * 1024 * 1024)}\nEND:VCALENDAR\n", []);
        Assert.Equal(2, tooLarge);
        Assert.Contains("larger than 4,194,304 bytes", words, StringComparison.Ordinal);
        Assert.Contains("1,999 bytes", output, StringComparison.Ordinal);
    }
}
