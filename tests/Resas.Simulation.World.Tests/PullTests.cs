using System.Text;

namespace Resas.Simulation.World.Tests;

public sealed class PullTests
{
    [Fact]
    public void A_pull_replaces_what_was_imported_before()
    {
        var world = Worlds.Quiet("airbnb", "booking");
        Assert.True(world.Pull(0, Worlds.Nights(10, 12)));
        Assert.True(world.Pull(0, Worlds.Nights(20, 21)));
        Assert.True(world.Sells(world.Listings[0], Worlds.Day(10)));
        Assert.False(world.Sells(world.Listings[0], Worlds.Day(20)));
        Assert.Equal(world.Now, world.Listings[0].LastPulled);
    }

    [Theory]
    [InlineData(503, "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")]
    [InlineData(200, "<html>sign in</html>")]
    [InlineData(200, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")]
    [InlineData(200, "")]
    public void Anything_but_a_whole_calendar_changes_nothing(int status, string body)
    {
        var world = Worlds.Quiet("booking", "airbnb");
        world.Pull(0, Worlds.Nights(10, 12));
        Assert.False(world.Pulled(world.Listings[0], status, Encoding.UTF8.GetBytes(body)));
        Assert.False(world.Sells(world.Listings[0], Worlds.Day(10)));
    }

    [Fact]
    public void An_empty_calendar_frees_everything_at_once_where_the_platform_believes_it()
    {
        var world = Worlds.Quiet(h => h.EmptyMeansFree, "booking", "airbnb");
        world.Pull(0, Worlds.Nights(10, 12));
        Assert.True(world.Pull(0));
        Assert.True(world.Sells(world.Listings[0], Worlds.Day(10)));
    }

    [Fact]
    public void An_empty_calendar_is_believed_the_second_time_elsewhere()
    {
        var world = Worlds.Quiet(h => !h.EmptyMeansFree, "booking", "airbnb");
        world.Pull(0, Worlds.Nights(10, 12));
        Assert.False(world.Pull(0));
        Assert.False(world.Sells(world.Listings[0], Worlds.Day(10)));
        Assert.True(world.Pull(0));
        Assert.True(world.Sells(world.Listings[0], Worlds.Day(10)));
    }

    [Fact]
    public void Platforms_fetch_at_their_own_pace_once_they_have_an_address()
    {
        var world = Worlds.Quiet("airbnb", "booking");
        world.Listings[0].HubAddress = new("http://hub.example/0.ics");
        var pulls = new List<WorldEvent>();
        while (world.NextAt < Worlds.Start.AddDays(2)) if (world.Step() is { Kind: WorldEventKind.Pull } pull) pulls.Add(pull);
        Assert.All(pulls, p => Assert.Same(world.Listings[0], p.Listing));
        Assert.InRange(pulls.Count, 12, 20);
    }

    [Fact]
    public void A_parser_takes_dates_times_and_a_missing_end()
    {
        var world = Worlds.Quiet("airbnb", "booking");
        const string Calendar = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20270401T000000Z\nDTEND:20270403T000000Z\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20270410\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20279999\nEND:VEVENT\nEND:VCALENDAR\n";
        world.Pulled(world.Listings[0], 200, Encoding.UTF8.GetBytes(Calendar));
        Assert.Equal([new(2027, 4, 1), new(2027, 4, 2), new(2027, 4, 10)], world.Listings[0].ImportedNights.Order());
    }
}
