using System.Text;
using System.Text.Json;

namespace Resas.Simulation.World.Tests;

public sealed class JudgeTests
{
    private readonly SimulatedWorld world = Worlds.Quiet(h => h is { Preparation: 0 }, "airbnb", "greengo", "booking");

    [Fact]
    public void A_stay_that_was_shown_and_is_not_closed_elsewhere_is_lost()
    {
        var stay = Shown(0, 10, 13);
        var card = Score(new() { [1] = [Worlds.Nights(10, 12)], [2] = [Worlds.Nights(10, 13)] });
        Assert.Equal([new LostNights(stay, world.Listings[1], Worlds.Nights(12, 13))], card.Lost);
        Assert.Empty(card.Ghosts);
    }

    [Fact]
    public void Nights_that_the_other_platform_keeps_free_to_prepare_the_home_are_not_lost()
    {
        var prepared = Worlds.Quiet(h => h is { Preparation: 1 }, "airbnb", "booking");
        prepared.Sell(0, 10, 12);
        var stay = prepared.Sell(1, 12, 14);
        Assert.True(prepared.Answer(prepared.Listings[1]).IsHealthy);
        Assert.Equal([new LostNights(stay, prepared.Listings[0], Worlds.Nights(13, 14))], Judge.Score(prepared, new Dictionary<SimulatedListing, byte[]>()).Lost);
    }

    [Fact]
    public void A_stay_that_no_healthy_answer_showed_is_not_lost()
    {
        world.Sell(0, 10, 13);
        Assert.True(Score([]).IsClean);
    }

    [Fact]
    public void A_missing_or_broken_export_loses_everything()
    {
        Shown(0, 10, 13);
        var broken = Encoding.UTF8.GetBytes("BEGIN:VCALENDAR\r\n");
        Assert.Equal(2, Judge.Score(world, new Dictionary<SimulatedListing, byte[]> { [world.Listings[1]] = broken }).Lost.Count);
    }

    [Fact]
    public void Nights_that_nothing_elsewhere_holds_are_ghosts()
    {
        var stay = Shown(0, 10, 13);
        world.Sales.Cancel(stay);
        var card = Score(new() { [1] = [Worlds.Nights(10, 13)] });
        Assert.Equal([new GhostNights(world.Listings[1], Worlds.Nights(10, 13))], card.Ghosts);
    }

    [Fact]
    public void What_a_listing_sold_itself_is_a_ghost_in_its_own_export()
    {
        Shown(0, 10, 13);
        var card = Score(new() { [0] = [Worlds.Nights(10, 13)], [1] = [Worlds.Nights(10, 13)], [2] = [Worlds.Nights(10, 13)] });
        Assert.Equal([new GhostNights(world.Listings[0], Worlds.Nights(10, 13))], card.Ghosts);
    }

    [Fact]
    public void What_a_link_closes_on_a_sibling_too_may_come_back_to_the_listing_that_sold_it()
    {
        Shown(0, 10, 13);
        world.Listings[1].Calendar.Link([.. Worlds.Nights(10, 12).Each()]);
        var card = Score(new() { [0] = [Worlds.Nights(10, 13)], [1] = [Worlds.Nights(10, 13)], [2] = [Worlds.Nights(10, 13)] });
        Assert.Equal([new GhostNights(world.Listings[0], Worlds.Nights(12, 13))], card.Ghosts);
    }

    [Fact]
    public void A_block_may_be_exported_and_need_not_be()
    {
        world.Block(0, 10, 13);
        Assert.True(Score(new() { [1] = [Worlds.Nights(10, 13)] }).IsClean);
        Assert.True(Score([]).IsClean);
    }

    [Fact]
    public void A_window_may_not_be_exported()
    {
        var days = world.Listings[0].Habits.WindowDays;
        if (days == 365) return;
        Assert.NotEmpty(Score(new() { [1] = [Worlds.Nights(days, days + 5)] }).Ghosts);
        Assert.True(Score(new() { [1] = [Worlds.Nights(days, days + 5)] }, options: new() { Exportable = Closure.Window }).IsClean);
    }

    [Fact]
    public void A_night_held_by_hand_is_no_ghost() => Assert.True(Score(new() { [1] = [Worlds.Nights(10, 13)] },
        options: new() { HeldByHand = (home, night) => home.Index == 0 && Worlds.Nights(10, 13).Holds(night) }).IsClean);

    [Fact]
    public void A_double_sale_that_both_sides_showed_must_be_reported()
    {
        Shown(0, 10, 13);
        Shown(1, 12, 14);
        var exports = new Dictionary<int, NightSpan[]> { [0] = [Worlds.Nights(12, 14)], [1] = [Worlds.Nights(10, 13)], [2] = [Worlds.Nights(10, 14)] };

        Assert.Equal(Worlds.Nights(12, 13), Assert.Single(Score(exports, []).Unreported).Nights);
        Assert.Empty(Score(exports, [new(world.Homes[0].Name, Worlds.Day(12), Worlds.Day(13))]).Unreported);
        Assert.Single(Score(exports, [new(world.Homes[0].Name, Worlds.Day(13), Worlds.Day(14))]).Unreported);
        Assert.Single(Score(exports, [new("elsewhere", Worlds.Day(12), Worlds.Day(13))]).Unreported);
        Assert.False(Score(exports).CanReport);
    }

    [Fact]
    public void A_double_sale_of_which_one_side_was_never_shown_need_not_be()
    {
        Shown(0, 10, 13);
        var other = world.Sell(1, 12, 14);
        world.Sales.Cancel(other);
        world.Answer(world.Listings[1]);
        var sale = Assert.Single(world.DoubleSales);
        Assert.Null(sale.BothShownAt);
        Assert.Equal(world.Now, sale.EndedAt);
    }

    [Fact]
    public void A_sale_that_hides_behind_what_booking_imported_is_not_known_to_anybody()
    {
        Shown(0, 10, 13);
        world.Sell(2, 10, 13);
        world.Pull(2, Worlds.Nights(10, 13));
        world.Answer(world.Listings[2]);
        Assert.Null(Assert.Single(world.DoubleSales).BothShownAt);

        world.Pull(2, []);
        world.Pull(2, []);
        world.Answer(world.Listings[2]);
        Assert.NotNull(Assert.Single(world.DoubleSales).BothShownAt);
    }

    [Fact]
    public void Same_day_turnover_is_no_double_sale()
    {
        Shown(0, 10, 13);
        Shown(1, 13, 15);
        Assert.Empty(world.DoubleSales);
    }

    [Fact]
    public void Exposure_is_nights_times_hours_until_the_sibling_closes_them()
    {
        var stay = Shown(0, 10, 13);
        world.Until(world.Now.AddHours(2));
        world.Pull(1, Worlds.Nights(10, 12));
        world.Until(world.Now.AddHours(1));
        world.Pull(1, Worlds.Nights(10, 13));
        world.Until(world.Now.AddHours(5));

        var exposure = world.Exposures.Single(e => e.Stay == stay && e.On == world.Listings[1]);
        Assert.Equal(7, exposure.NightHours, 3);
        Assert.Equal([TimeSpan.FromHours(3)], exposure.Closings);
        Assert.Equal(0, exposure.OpenNights);
    }

    [Fact]
    public void Nights_that_were_sold_there_were_not_closed_in_time()
    {
        var stay = Shown(0, 10, 13);
        world.Until(world.Now.AddHours(2));
        world.Sell(1, 10, 13);
        var exposure = world.Exposures.Single(e => e.Stay == stay && e.On == world.Listings[1]);
        Assert.Empty(exposure.Closings);
        Assert.Equal(6, exposure.NightHours, 3);
    }

    [Fact]
    public void A_platform_holds_in_vain_what_it_fetched_before_a_cancellation()
    {
        var stay = Shown(0, 10, 13);
        world.Pull(1, Worlds.Nights(10, 13));
        Assert.Empty(Judge.HeldInVain(world.Listings[1]));
        world.Sales.Cancel(stay);
        Assert.Equal(Worlds.Nights(10, 13), Assert.Single(Judge.HeldInVain(world.Listings[1])).Nights);
    }

    [Fact]
    public void A_scorecard_prints_for_terminals_documents_and_programs()
    {
        Shown(0, 10, 13);
        var card = Score(new() { [1] = [Worlds.Nights(10, 13)] });
        Assert.Contains("closed on", card.Sheet.ToText(), StringComparison.Ordinal);
        Assert.Contains("| 1    | 0      | not judged |", card.Sheet.ToMarkdown(), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(card.Sheet.ToJson());
        Assert.Equal(1, json.RootElement.GetProperty("lost").GetArrayLength());
    }

    [Fact]
    public void Conflicts_are_read_from_json_lines() =>
        Assert.Equal([new("La Grange", new(2027, 3, 20), new(2027, 3, 22))], ReportedConflict.Read("{\"home\":\"La Grange\",\"from\":\"2027-03-20\",\"until\":\"2027-03-22\"}\n\n"));

    private SimulatedStay Shown(int listing, int from, int until)
    {
        var stay = world.Sell(listing, from, until);
        Assert.True(world.Answer(world.Listings[listing]).IsHealthy);
        Assert.NotNull(stay.ShownAt);
        return stay;
    }

    private Scorecard Score(Dictionary<int, NightSpan[]> exports, IReadOnlyCollection<ReportedConflict>? conflicts = null, JudgeOptions? options = null) =>
        Judge.Score(world, world.Listings.ToDictionary(l => l, l => HubText.Of(exports.GetValueOrDefault(l.Index) ?? [])), conflicts, options);
}
