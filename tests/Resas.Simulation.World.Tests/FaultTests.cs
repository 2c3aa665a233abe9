using Resas.Simulation.World.Faults;

namespace Resas.Simulation.World.Tests;

public sealed class FaultTests
{
    private readonly SimulatedWorld world = new(3, Worlds.Settings("airbnb", "booking") with { FaultRate = 1e-9 });

    public FaultTests()
    {
        for (var i = 0; i < 6; i++) world.Sell(0, 10 + 7 * i, 13 + 7 * i);
        Assert.True(world.Answer(Listing).IsHealthy);
    }

    private SimulatedListing Listing => world.Listings[0];

    [Fact]
    public void An_empty_calendar_is_whole_and_untrue()
    {
        var answer = Faulty(Fault.EmptyCalendar);
        Assert.Equal(200, answer.Status);
        Assert.Contains("END:VCALENDAR", Worlds.Text(answer), StringComparison.Ordinal);
        Assert.DoesNotContain("VEVENT", Worlds.Text(answer), StringComparison.Ordinal);
        Assert.False(answer.IsHealthy);
    }

    [Theory]
    [InlineData(Fault.Truncated, false)]
    [InlineData(Fault.ConnectionBroken, true)]
    public void A_document_that_stops_has_no_end(Fault fault, bool broken)
    {
        var answer = Faulty(fault);
        Assert.Equal(broken, answer.ConnectionBroken);
        Assert.StartsWith("BEGIN:VCALENDAR", Worlds.Text(answer), StringComparison.Ordinal);
        Assert.DoesNotContain("END:VCALENDAR", Worlds.Text(answer), StringComparison.Ordinal);
        Assert.False(answer.IsHealthy);
    }

    [Fact]
    public void A_sign_in_page_comes_with_200()
    {
        var answer = Faulty(Fault.SignInPage);
        Assert.Equal((200, false), (answer.Status, answer.IsHealthy));
        Assert.Contains("<html>", Worlds.Text(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Fault.ServerError, 500, 503)]
    [InlineData(Fault.TooManyRequests, 429, 429)]
    [InlineData(Fault.Forbidden, 403, 403)]
    public void A_refusal_has_its_status(Fault fault, int from, int to)
    {
        var answer = Faulty(fault);
        Assert.InRange(answer.Status, from, to);
        Assert.Equal(fault == Fault.TooManyRequests, answer.Header("Retry-After") is not null);
        Assert.False(answer.IsHealthy);
    }

    [Fact]
    public void A_timeout_is_no_answer()
    {
        var answer = Faulty(Fault.TimedOut);
        Assert.True(answer.TimedOut);
        Assert.Empty(answer.Body);
        Assert.False(answer.IsHealthy);
    }

    [Theory]
    [InlineData(Fault.StaleCache)]
    [InlineData(Fault.FrozenCache)]
    public void A_stale_cache_does_not_show_what_is_new(Fault fault)
    {
        var stay = world.Sell(0, 100, 103);
        if (fault == Fault.StaleCache) Assert.True(world.Answer(Listing).IsHealthy);
        var answer = Faulty(fault);
        Assert.DoesNotContain(stay.Code!, string.Join('\n', Worlds.Lines(Worlds.Text(answer))), StringComparison.Ordinal);
        Assert.False(answer.IsHealthy);
        Assert.Equal(fault == Fault.StaleCache, stay.ShownAt is not null);
    }

    [Fact]
    public void A_cache_with_nothing_new_to_miss_is_healthy()
    {
        Listing.Faults.Spell = Fault.FrozenCache;
        Assert.True(world.Answer(Listing).IsHealthy);
    }

    [Fact]
    public void Half_of_the_events_stay_away_from_a_whole_document()
    {
        var all = Worlds.Values(world.Feed(0), "UID").ToList();
        var answer = Faulty(Fault.HalfMissing);
        var left = Worlds.Values(Worlds.Text(answer), "UID").ToList();
        Assert.InRange(left.Count, all.Count / 2 - 1, all.Count / 2);
        Assert.Subset(all.ToHashSet(), left.ToHashSet());
        Assert.False(answer.IsHealthy);
    }

    [Fact]
    public void An_incomplete_document_does_not_come_twice_between_healthy_answers()
    {
        Faulty(Fault.HalfMissing);
        Assert.True(world.Answer(Listing).IsHealthy);
    }

    [Fact]
    public void A_feed_is_not_empty_for_longer_than_the_longest_lie()
    {
        Listing.Faults.Spell = Fault.EmptyCalendar;
        var since = world.Now;
        while (!world.Answer(Listing).IsHealthy) world.Until(world.Now.AddMinutes(1));
        Assert.InRange(world.Now - since, TimeSpan.FromMinutes(1), world.Settings.LongestLie + TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void New_uids_leave_the_content_as_it_is()
    {
        var all = world.Feed(0);
        var answer = Faulty(Fault.NewUids);
        Assert.Empty(Worlds.Values(all, "UID").Intersect(Worlds.Values(Worlds.Text(answer), "UID")));
        Assert.Equal(Worlds.Values(all, "DTSTART"), Worlds.Values(Worlds.Text(answer), "DTSTART"));
        Assert.True(answer.IsHealthy);
    }

    [Fact]
    public void Every_event_may_come_twice()
    {
        var all = Worlds.Values(world.Feed(0), "UID").ToList();
        var answer = Faulty(Fault.DuplicateEvents);
        Assert.Equal(all.SelectMany(u => new[] { u, u }), Worlds.Values(Worlds.Text(answer), "UID"));
        Assert.True(answer.IsHealthy);
    }

    [Fact]
    public void Line_ends_marks_and_a_bad_event_do_no_harm()
    {
        Assert.DoesNotContain("\r", Worlds.Text(Faulty(Fault.OtherLineEnds)), StringComparison.Ordinal);
        Assert.Equal([0xEF, 0xBB, 0xBF, (byte)'B'], Faulty(Fault.ByteOrderMark).Body[..4]);
        var bad = Faulty(Fault.BadEvent);
        Assert.Contains("DTEND:never", Worlds.Text(bad), StringComparison.Ordinal);
        Assert.True(bad.IsHealthy);
    }

    [Fact]
    public void A_slow_answer_is_right()
    {
        var answer = Faulty(Fault.Slow);
        Assert.True(answer.IsHealthy);
        Assert.True(answer.Delay > world.Answer(world.Listings[1]).Delay);
    }

    [Fact]
    public void A_faulty_answer_does_not_count_as_shown()
    {
        var stay = world.Sell(0, 100, 103);
        Faulty(Fault.Truncated);
        Assert.Null(stay.ShownAt);
        Listing.Faults.Spell = Fault.None;
        world.Answer(Listing);
        Assert.Equal(world.Now, stay.ShownAt);
        world.Sales.Cancel(stay);
        Assert.Null(stay.GoneShownAt);
        world.Answer(Listing);
        Assert.Equal(world.Now, stay.GoneShownAt);
    }

    [Fact]
    public void A_reader_with_the_present_document_is_told_so()
    {
        var quiet = Worlds.Quiet(h => h.GivesETag, "booking", "airbnb");
        var etag = quiet.Answer(quiet.Listings[0]).Header("ETag");
        Assert.Equal((304, true), (quiet.Answer(quiet.Listings[0], etag).Status, quiet.Answer(quiet.Listings[0], etag).IsHealthy));
        quiet.Sell(0, 10, 12);
        Assert.Equal(200, quiet.Answer(quiet.Listings[0], etag).Status);
    }

    [Fact]
    public void Nothing_is_faulty_once_changes_have_stopped()
    {
        Listing.Faults.Spell = Fault.ServerError;
        world.StopChanging();
        Assert.All(Enumerable.Range(0, 500), _ => Assert.Equal(Fault.None, world.Answer(Listing).Fault));
    }

    private FeedAnswer Faulty(Fault fault)
    {
        Listing.Faults.Spell = fault;
        return Enumerable.Range(0, 100).Select(_ => world.Answer(Listing)).First(a => a.Fault == fault);
    }
}
