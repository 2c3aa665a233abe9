using System.Text;
using System.Text.RegularExpressions;

namespace Resas.Simulation.World.Tests;

public sealed class FeedShapeTests
{
    [Fact]
    public void Airbnb_names_the_code_in_a_folded_link_and_writes_dates()
    {
        var world = Worlds.Quiet("airbnb", "booking");
        var stay = world.Sell(0, 10, 13);

        var feed = world.Feed(0);

        Assert.Contains("/hosting/reservations/de\r\n tails/HM", feed, StringComparison.Ordinal);
        Assert.Matches(@"^Reservation URL: https://www\.airbnb\.com/hosting/reservations/details/" + stay.Code + @"\\nPhone Number \(Last 4 Digits\): \d{4}$", Worlds.Values(feed, "DESCRIPTION").Single());
        Assert.Contains("DTSTART;VALUE=DATE:20270325\r\nDTEND;VALUE=DATE:20270328\r\nSUMMARY:Reserved\r\nUID:1418fb94e984-", feed, StringComparison.Ordinal);
        Assert.Contains(Worlds.Values(feed, "UID"), uid => Regex.IsMatch(uid, "^1418fb94e984-[0-9a-f]{32}@airbnb.com$"));
        Assert.All(feed.Split("\r\n"), l => Assert.InRange(Encoding.UTF8.GetByteCount(l), 0, 75));
    }

    [Fact]
    public void Airbnb_stamps_each_answer()
    {
        var world = Worlds.Quiet("airbnb", "booking");
        world.Sell(0, 10, 13);
        var first = world.Feed(0);
        world.AdvanceTo(world.Now.AddSeconds(3));

        Assert.All(Worlds.Values(world.Feed(0), "DTSTAMP"), stamp => Assert.Equal("20270315T060003Z", stamp));
        Assert.All(Worlds.Values(first, "DTSTAMP"), stamp => Assert.Equal("20270315T060000Z", stamp));
    }

    [Fact]
    public void Airbnb_drops_a_stay_that_is_over_and_may_cut_one_under_way()
    {
        var world = Worlds.Quiet(h => h.CutsStays, "airbnb", "booking");
        world.Sell(0, 1, 4);
        world.Until(Worlds.Start.AddDays(2));
        Assert.Contains("DTSTART;VALUE=DATE:20270317\r\nDTEND;VALUE=DATE:20270319\r\nSUMMARY:Reserved", world.Feed(0), StringComparison.Ordinal);

        world.Until(Worlds.Start.AddDays(4));
        Assert.DoesNotContain("Reserved", world.Feed(0), StringComparison.Ordinal);
    }

    [Fact]
    public void Booking_merges_neighbours_whatever_they_are_and_starts_today()
    {
        var world = Worlds.Quiet(h => h is { Merges: true, NightByNight: false } && h.WindowDays >= h.HorizonDays, "booking", "airbnb");
        world.Sell(0, 0, 2);
        world.Sell(0, 10, 12);
        world.Sell(0, 12, 14);
        world.Block(0, 14, 15);
        world.Pull(0, Worlds.Nights(15, 17));
        world.Until(Worlds.Start.AddDays(1));

        var feed = world.Feed(0);

        Assert.Equal(["20270316", "20270325"], Worlds.Values(feed, "DTSTART"));
        Assert.Equal(["20270317", "20270401"], Worlds.Values(feed, "DTEND"));
        Assert.All(Worlds.Values(feed, "SUMMARY"), s => Assert.Equal("CLOSED - Not available", s));
        Assert.All(Worlds.Values(feed, "UID"), uid => Assert.Matches("^[0-9a-f]{32}@booking.com$", uid));
        Assert.DoesNotContain("\r", feed, StringComparison.Ordinal);
    }

    [Fact]
    public void Booking_may_write_each_night_on_its_own()
    {
        var world = Worlds.Quiet(h => h.NightByNight && h.WindowDays >= h.HorizonDays, "booking", "airbnb");
        world.Sell(0, 10, 13);
        Assert.Equal(["20270325", "20270326", "20270327"], Worlds.Values(world.Feed(0), "DTSTART"));
        Assert.Equal(["20270326", "20270327", "20270328"], Worlds.Values(world.Feed(0), "DTEND"));
    }

    [Fact]
    public void A_booking_uid_follows_the_dates_and_not_the_stay()
    {
        var world = Worlds.Quiet(h => h is { Merges: true, NightByNight: false } && h.WindowDays >= h.HorizonDays, "booking", "airbnb");
        var stay = world.Sell(0, 10, 12);
        var before = Worlds.Values(world.Feed(0), "UID").Single();
        world.Sales.Change(stay, Worlds.Nights(10, 13));
        Assert.NotEqual(before, Worlds.Values(world.Feed(0), "UID").Single());
        world.Sales.Change(stay, Worlds.Nights(10, 12));
        Assert.Equal(before, Worlds.Values(world.Feed(0), "UID").Single());
    }

    [Fact]
    public void GreenGo_writes_midnights_in_utc_and_the_name_of_the_guest()
    {
        var world = Worlds.Quiet("greengo", "airbnb");
        var stay = world.Sell(0, 20, 22);
        world.Block(0, 30, 31);

        var feed = world.Feed(0);

        Assert.Contains("DTSTART:20270404T000000Z\r\nDTEND:20270406T000000Z\r\n", feed, StringComparison.Ordinal);
        Assert.Contains(stay.Guest, Worlds.Values(feed, "SUMMARY").Select(s => s.Replace("\\", "", StringComparison.Ordinal)));
        Assert.Contains("GreenGo (Not Available)", Worlds.Values(feed, "SUMMARY"));
        Assert.Null(stay.Code);
    }

    [Fact]
    public void Abritel_keeps_the_past_and_speaks_the_language_of_the_account()
    {
        var world = Worlds.Quiet(h => h.OtherStyle, "abritel", "airbnb");
        world.Sell(0, 0, 1);
        world.Block(0, 47, 54);
        world.Until(Worlds.Start.AddDays(3));

        var feed = world.Feed(0);

        Assert.StartsWith("Réservée - ", Worlds.Values(feed, "SUMMARY").First(), StringComparison.Ordinal);
        Assert.Contains("UID:05012027-0501-2027-0508-202705082027\n", feed, StringComparison.Ordinal);
        Assert.Contains("SUMMARY:Indisponible\n", feed, StringComparison.Ordinal);
    }

    [Fact]
    public void Gites_de_france_says_booked()
    {
        var world = Worlds.Quiet("gites", "airbnb");
        world.Sell(0, 20, 27);
        Assert.Equal(["BOOKED"], Worlds.Values(world.Feed(0), "SUMMARY"));
    }

    [Fact]
    public void Google_holds_an_event_that_takes_nothing_and_imports_nothing()
    {
        var world = Worlds.Quiet("google", "airbnb");
        Assert.Contains("TRANSP:TRANSPARENT", world.Feed(0), StringComparison.Ordinal);
        Assert.DoesNotContain(new DateOnly(2027, 7, 14), world.Listings[0].ShownNights);
        Assert.False(world.Listings[0].TakesExport);
    }

    [Fact]
    public void Another_calendar_may_write_times_of_day_in_the_homes_zone()
    {
        var world = Worlds.Quiet(h => h.OtherStyle, "other", "airbnb");
        world.Sell(0, 20, 22);
        Assert.Contains("DTSTART;TZID=Europe/Paris:20270404T160000\r\nDTEND;TZID=Europe/Paris:20270406T100000", world.Feed(0), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("airbnb", "http://airbnb.sim.example/calendar/ical/1.ics?s=")]
    [InlineData("booking", "http://booking.sim.example/v1/export/t/")]
    [InlineData("greengo", "http://greengo.sim.example/calendar/greengo-icalendar/")]
    public void Addresses_look_like_the_platforms_own(string platform, string start)
    {
        var world = Worlds.Quiet(platform, "abritel");
        Assert.StartsWith(start, world.Listings[0].FeedAddress.ToString(), StringComparison.Ordinal);
        Assert.Same(world.Listings[0], world.ByPath(world.Listings[0].FeedAddress.PathAndQuery));
    }
}
