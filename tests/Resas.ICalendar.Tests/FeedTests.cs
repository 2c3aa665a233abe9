namespace Resas.ICalendar.Tests;

/// <summary>Every file of tests/Feeds, with the exact nights it gives.</summary>
public class FeedTests
{
    [Fact]
    public void Airbnb_gives_its_reservations_and_closures()
    {
        var document = Sample.Feed("airbnb.ics");
        Assert.Equal(CalendarHealth.Whole, document.Health);
        Assert.Equal("-//Airbnb Inc//Hosting Calendar 1.0//EN", document.ProdId);
        Assert.Empty(document.Warnings);
        Assert.Equal(
            ["2026-11-21/22", "2026-11-24/27", "2026-12-24/30", "2026-12-30/2027-01-02", "2027-02-13/27", "2027-02-27/28", "2027-05-20/2027-11-20"],
            Sample.Nights(document));
        Assert.Equal(
            "Reservation URL: https://www.airbnb.com/hosting/reservations/details/HMABC12DEF\nPhone Number (Last 4 Digits): 0882",
            document.Events[1].Description);
        Assert.Equal(("1418fb94e984-d1aa88400c08de481214af343890a229@airbnb.com", "Reserved", 12), (document.Events[1].Uid, document.Events[1].Summary, document.Events[1].Line));
    }

    [Fact]
    public void Booking_gives_its_closed_runs_and_its_odd_prodid()
    {
        var document = Sample.Feed("booking.ics");
        Assert.Equal(CalendarHealth.Whole, document.Health);
        Assert.Equal(@"-//admin.booking.com\, b.v.//NONSGML v1.0//EN", document.ProdId);
        Assert.Equal("PUBLISH", document.Method);
        Assert.Equal(["2026-12-01/06", "2026-12-24/2027-01-02", "2027-04-02/12", "2028-01-01/2028-05-31"], Sample.Nights(document));
        Assert.All(document.Events, e => Assert.Equal("CLOSED - Not available", e.Summary));
    }

    [Theory]
    [InlineData("Europe/Paris")]
    [InlineData("America/Los_Angeles")]
    [InlineData("Pacific/Auckland")]
    public void Greengo_writes_dates_as_utc_midnights(string zone)
    {
        var document = Sample.Feed("greengo.ics");
        Assert.Equal(CalendarHealth.Whole, document.Health);
        Assert.Equal(["2027-03-01/08", "2027-07-10/17"], Sample.Nights(document, zone: TimeZoneInfo.FindSystemTimeZoneById(zone)));
        Assert.Equal("Hélène Lefèvre", document.Events[1].Summary);
        Assert.All(document.Events, e => Assert.True(e.IsDates));
    }

    [Fact]
    public void Abritel_gives_french_summaries_and_a_date_made_uid()
    {
        var document = Sample.Feed("abritel.ics");
        Assert.Equal(CalendarHealth.Whole, document.Health);
        Assert.Equal(["2026-09-18/25", "2027-01-17/24", "2027-05-01/08", "2027-06-12/19"], Sample.Nights(document));
        Assert.Equal(["Réservée - Jean-François", "Réservée - Zoë", "Indisponible", "Provisoire - Camille"], document.Events.Select(e => e.Summary));
        Assert.Equal("05012027-0501-2027-0508-202705082027", document.Events[2].Uid);
    }

    [Fact]
    public void Gites_de_france_gives_one_stay()
    {
        var document = Sample.Feed("gites-de-france.ics");
        Assert.Equal(CalendarHealth.Whole, document.Health);
        Assert.Equal(["2027-04-03/10"], Sample.Nights(document));
        Assert.Equal("BOOKED", Assert.Single(document.Events).Summary);
    }

    [Fact]
    public void Google_gives_rules_exceptions_moved_instances_and_says_what_is_free_or_cancelled()
    {
        var document = Sample.Feed("google.ics");
        Assert.Equal(CalendarHealth.Whole, document.Health);
        Assert.Equal(("Maison - famille", "Europe/Paris"), (document.Name, document.TimeZoneName));
        Assert.Equal(
            [
                "2027-08-05/23 Vacances en famille ",
                "2027-01-08/10 Week-end mensuel 20270108T180000",
                "2027-04-09/11 Week-end mensuel 20270409T180000",
                "2027-02-19/21 Week-end mensuel (décalé) 20270212T180000",
                "2027-06-01/02 Anniversaire de Léa 20270601 transparent",
                "2027-04-15/18 Travaux annulés  cancelled",
            ],
            document.Nights(Sample.Paris, new(2026, 11, 21), new(2027, 12, 31)).Select(n =>
                $"{Sample.Write(n)} {n.Event.Summary} {n.RecurrenceId}{(n.Event.IsTransparent ? " transparent" : "")}{(n.Event.IsCancelled ? " cancelled" : "")}"));
    }

    [Fact]
    public void An_empty_calendar_is_whole_and_has_no_events()
    {
        var document = Sample.Feed("broken/empty-calendar.ics");
        Assert.Equal(CalendarHealth.Whole, document.Health);
        Assert.Empty(document.Events);
    }

    [Theory]
    [InlineData("truncated.ics", CalendarHealth.Truncated, "The document stops on line 42, before its END:VCALENDAR.")]
    [InlineData("sign-in-page.ics", CalendarHealth.NotACalendar, "The document is a web page, not a calendar.")]
    [InlineData("zero-bytes.ics", CalendarHealth.NotACalendar, "The document is empty.")]
    public void A_document_that_is_no_complete_calendar_gives_no_events(string file, CalendarHealth health, string problem)
    {
        var document = Sample.Feed("broken/" + file);
        Assert.Equal((health, problem), (document.Health, document.Problem));
        Assert.False(document.IsComplete);
        Assert.Empty(document.Events);
        Assert.Empty(Sample.Nights(document));
    }

    [Fact]
    public void A_fold_inside_a_character_leaves_it_whole()
    {
        var document = Sample.Feed("broken/fold-inside-utf8.ics");
        Assert.Equal(CalendarHealth.Whole, document.Health);
        Assert.Empty(document.Warnings);
        var summary = Assert.Single(document.Events).Summary!;
        Assert.StartsWith("Réservée - éééé", summary, StringComparison.Ordinal);
        Assert.Equal("Réservée - ".Length + 60, summary.Length);
        Assert.DoesNotContain('\uFFFD', summary);
        Assert.Equal(["2027-01-01/03"], Sample.Nights(document));
    }
}
