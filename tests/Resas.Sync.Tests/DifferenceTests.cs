using Resas.Contracts.Blocks;
using Resas.Sync.Export;
using Resas.Sync.Platforms.Abritel;
using Resas.Sync.Platforms.Airbnb;
using Resas.Sync.Platforms.Booking;
using Resas.Sync.Platforms.GitesDeFrance;
using Resas.Sync.Platforms.GreenGo;
using Resas.Sync.Platforms.Other;
using static Resas.Sync.Tests.Watched;

namespace Resas.Sync.Tests;

/// <summary>The rules of availability, one by one (design section 4).</summary>
public class DifferenceTests
{
    private readonly Watched airbnb = new(new AirbnbPlatform());
    private readonly Watched booking = new(new BookingPlatform());

    [Fact]
    public void A_stay_is_taken_at_once()
    {
        airbnb.Show(Stay("a@x", "2026-12-01", "2026-12-05", code: "HMAAAAAAAA"));
        var claim = Assert.Single(airbnb.Held);
        Assert.Equal((ClaimKind.Reservation, On("2026-12-01", "2026-12-05"), "HMAAAAAAAA"), (claim.Kind, claim.Nights, claim.Code));
    }

    [Fact]
    public void A_stay_that_vanishes_is_freed_by_the_second_healthy_answer_a_poll_apart()
    {
        var other = Stay("b@x", "2026-12-10", "2026-12-20");
        airbnb.Show(Stay("a@x", "2026-12-01", "2026-12-05"), other);
        airbnb.Later(1, other);
        Assert.Equal(2, airbnb.Held.Count());
        airbnb.Show(other); // at once again: no second poll
        Assert.Equal(2, airbnb.Held.Count());
        airbnb.Later(1, other);
        Assert.Equal(On("2026-12-10", "2026-12-20"), Assert.Single(airbnb.Held).Nights);
        Assert.Equal(ReleaseReason.Vanished, Assert.Single(airbnb.Released).Why);
    }

    [Fact]
    public void An_empty_calendar_frees_nothing_before_three_answers_over_an_hour()
    {
        airbnb.Show(Stay("a@x", "2026-12-01", "2026-12-05"));
        airbnb.Later(4); // 15, 30, 45, 60 minutes: the first strike was at 15
        Assert.Single(airbnb.Held);
        airbnb.Later(1);
        Assert.Empty(airbnb.Held);
    }

    [Fact]
    public void More_than_half_gone_is_suspicious_and_what_comes_back_was_never_away()
    {
        string[] all = [Stay("a@x", "2026-12-01", "2026-12-05"), Stay("b@x", "2026-12-10", "2026-12-15"), Stay("c@x", "2026-12-20", "2026-12-27")];
        airbnb.Show(all);
        airbnb.Now += Interval;
        Assert.True(airbnb.Show(all[0]).IsSuspicious);
        airbnb.Later(2, all[0]);
        Assert.Equal(3, airbnb.Held.Count());
        airbnb.Later(1, all);
        airbnb.Later(2, all[0]);
        Assert.Equal(3, airbnb.Held.Count());
    }

    [Fact]
    public void What_reappears_after_its_end_is_restored_with_its_identity()
    {
        var (stay, other) = (Stay("a@x", "2026-12-01", "2026-12-05", code: "HMAAAAAAAA"), Stay("b@x", "2026-12-10", "2026-12-20"));
        airbnb.Show(stay, other);
        var id = airbnb.Held.First().ClaimId;
        airbnb.Later(2, other);
        Assert.DoesNotContain(airbnb.Held, c => c.ClaimId == id);
        airbnb.Later(1, stay, other);
        Assert.Contains(airbnb.Held, c => c.ClaimId == id);
    }

    [Fact]
    public void A_past_stay_that_drops_out_is_no_cancellation()
    {
        airbnb.Show(Stay("a@x", "2026-11-19", "2026-11-22"), Stay("b@x", "2026-12-10", "2026-12-20"));
        airbnb.Now = airbnb.Now.AddDays(1);
        airbnb.Later(10, Stay("b@x", "2026-12-10", "2026-12-20"));
        Assert.Empty(airbnb.Released);
        Assert.Equal(2, airbnb.Held.Count());
    }

    [Fact]
    public void A_stay_under_way_that_is_cut_to_start_today_still_began_when_it_began()
    {
        airbnb.Show(Stay("a@x", "2026-11-19", "2026-11-25"));
        airbnb.Now = airbnb.Now.AddDays(1);
        airbnb.Show(Stay("a@x", "2026-11-22", "2026-11-25"));
        Assert.Equal(On("2026-11-19", "2026-11-25"), Assert.Single(airbnb.Held).Nights);
    }

    [Fact]
    public void A_stay_under_way_that_is_given_up_keeps_what_was_slept()
    {
        airbnb.Show(Stay("a@x", "2026-11-19", "2026-11-25"), Stay("b@x", "2026-12-10", "2026-12-20"));
        airbnb.Later(2, Stay("b@x", "2026-12-10", "2026-12-20"));
        Assert.Equal(On("2026-11-19", "2026-11-21"), airbnb.Held.First().Nights);
    }

    [Fact]
    public void Changed_dates_are_a_change_by_code_even_with_a_new_uid()
    {
        airbnb.Show(Stay("a@x", "2026-12-01", "2026-12-05", code: "HMAAAAAAAA"));
        var id = airbnb.Held.Single().ClaimId;
        airbnb.Later(2, Stay("z@x", "2026-12-03", "2026-12-08", code: "HMAAAAAAAA"));
        Assert.Equal((id, On("2026-12-03", "2026-12-08")), (airbnb.Held.Single().ClaimId, airbnb.Held.Single().Nights));
        Assert.DoesNotContain(airbnb.Released, r => r.ClaimId == id);
    }

    [Fact]
    public void The_nights_that_a_stay_gives_back_are_free_by_the_second_answer()
    {
        airbnb.Show(Stay("a@x", "2026-12-01", "2026-12-08"));
        airbnb.Later(1, Stay("a@x", "2026-12-03", "2026-12-10"));
        Assert.Equal([On("2026-12-01", "2026-12-10")], airbnb.HeldNights);
        airbnb.Later(1, Stay("a@x", "2026-12-03", "2026-12-10"));
        Assert.Equal([On("2026-12-03", "2026-12-10")], airbnb.HeldNights);
    }

    [Fact]
    public void A_stay_that_an_old_copy_shows_where_it_was_before_keeps_all_its_nights()
    {
        airbnb.Show(Stay("a@x", "2026-12-04", "2026-12-08"));
        airbnb.Later(2, Stay("a@x", "2026-12-01", "2026-12-08"));
        airbnb.Later(1, Stay("a@x", "2026-12-04", "2026-12-08"));
        Assert.Equal([On("2026-12-01", "2026-12-08")], airbnb.HeldNights);
        airbnb.Later(3, Stay("a@x", "2026-12-01", "2026-12-08"));
        Assert.Equal(On("2026-12-01", "2026-12-08"), Assert.Single(airbnb.Held).Nights);
    }

    /// <summary>It shows what was kept free behind the stay then, beside a night that the platform has from us.</summary>
    [Fact]
    public void What_an_old_copy_shows_closed_behind_a_stay_that_got_longer_is_still_held()
    {
        string before = Stay("a@x", "2026-12-01", "2026-12-08"), after = Stay("a@x", "2026-12-01", "2026-12-10");
        airbnb.Show(before, Closed("2026-12-08", "2026-12-10"));
        airbnb.Later(3, after);
        airbnb.Serve(On("2026-12-07", "2026-12-08"));
        airbnb.Later(1, before, Closed("2026-12-08", "2026-12-10"));
        Assert.Equal([On("2026-12-01", "2026-12-10")], airbnb.HeldNights);
        airbnb.Later(1, before, Closed("2026-12-08", "2026-12-10"));
        Assert.Equal([On("2026-12-01", "2026-12-08")], airbnb.HeldNights);
    }

    [Fact]
    public void The_same_uid_with_another_code_is_another_stay()
    {
        airbnb.Show(Stay("a@x", "2026-12-01", "2026-12-05", code: "HMAAAAAAAA"));
        airbnb.Later(1, Stay("a@x", "2026-12-10", "2026-12-14", code: "HMBBBBBBBB"));
        Assert.Equal(2, airbnb.Held.Count());
    }

    [Fact]
    public void A_new_uid_on_the_same_nights_is_the_same_stay()
    {
        var abritel = new Watched(new AbritelPlatform());
        abritel.Show(Stay("a@x", "2026-12-01", "2026-12-05", "Réservée - Zoë"));
        var id = abritel.Held.Single().ClaimId;
        abritel.Later(3, Stay("b@x", "2026-12-01", "2026-12-05", "Réservée - Zoë"));
        Assert.Equal(id, abritel.Held.Single().ClaimId);
    }

    [Fact]
    public void Booking_merging_a_neighbour_gives_a_stay_of_its_own()
    {
        booking.Show(Closed("2026-12-01", "2026-12-06"));
        booking.Later(1, Closed("2026-12-01", "2026-12-10"));
        Assert.Equal([On("2026-12-01", "2026-12-06"), On("2026-12-06", "2026-12-10")], booking.Held.Select(c => c.Nights));
        Assert.All(booking.Held, c => Assert.True(c.IsInferred && c.Kind == ClaimKind.Reservation));
    }

    [Fact]
    public void Booking_splitting_a_run_frees_only_the_middle_and_only_the_second_time()
    {
        booking.Show(Closed("2026-12-01", "2026-12-20"));
        booking.Later(1, Closed("2026-12-01", "2026-12-08"), Closed("2026-12-12", "2026-12-20"));
        Assert.Equal([On("2026-12-01", "2026-12-20")], booking.HeldNights);
        booking.Later(1, Closed("2026-12-01", "2026-12-08"), Closed("2026-12-12", "2026-12-20"));
        Assert.Equal([On("2026-12-01", "2026-12-08"), On("2026-12-12", "2026-12-20")], booking.HeldNights);
    }

    [Fact]
    public void Our_export_handed_back_is_no_claim_however_it_is_merged_or_padded()
    {
        airbnb.Serve(On("2026-12-10", "2026-12-14"));
        airbnb.Show(Closed("2026-12-09", "2026-12-15"));
        Assert.Empty(airbnb.Claims);
        booking.Serve(On("2026-12-10", "2026-12-14"));
        booking.Show(Closed("2026-12-10", "2026-12-18"));
        Assert.Equal(On("2026-12-14", "2026-12-18"), Assert.Single(booking.Held).Nights);
    }

    [Fact]
    public void What_stays_closed_long_after_we_stopped_exporting_it_is_no_echo_any_more()
    {
        booking.Serve(On("2026-12-10", "2026-12-14"), goneAt: booking.Now);
        booking.Show(Closed("2026-12-10", "2026-12-14"));
        booking.Later(15, Closed("2026-12-10", "2026-12-14")); // 3 h 45
        Assert.Empty(booking.Claims);
        booking.Later(1, Closed("2026-12-10", "2026-12-14"));
        Assert.Equal(On("2026-12-10", "2026-12-14"), Assert.Single(booking.Held).Nights);
    }

    [Fact]
    public void A_closure_that_was_missing_and_is_back_since_we_told_the_platform_of_it_is_our_own_word()
    {
        airbnb.Show(Closed("2026-12-10", "2026-12-14"), Stay("a@x", "2026-12-01", "2026-12-09"));
        airbnb.Later(1, Stay("a@x", "2026-12-01", "2026-12-09"));
        airbnb.Now += Interval;
        airbnb.Serve(On("2026-12-10", "2026-12-12"));
        airbnb.Later(1, Closed("2026-12-10", "2026-12-14"), Stay("a@x", "2026-12-01", "2026-12-09"));
        Assert.Equal([On("2026-12-01", "2026-12-09"), On("2026-12-12", "2026-12-14")], airbnb.HeldNights);
    }

    /// <summary>Where all is called closed, an old copy shows our former word like a sale; then the platform takes the same nights from us once more.</summary>
    [Theory]
    [InlineData(ClaimKind.Closure, 0, true)]
    [InlineData(ClaimKind.Reservation, 0, false)] // Another one's stay: this may be the second.
    [InlineData(ClaimKind.Closure, 1, false)] // Two answers alike are no old copy.
    public void What_an_old_copy_shows_of_our_former_word_is_held_and_not_told_to_those_that_closed_it_meanwhile(ClaimKind theirs, int again, bool isDoubted)
    {
        string mine = Closed("2026-12-01", "2026-12-09"), ours = Closed("2026-12-10", "2026-12-14");
        var greengo = Guid.NewGuid();
        booking.Show(mine);
        booking.Serve(On("2026-12-10", "2026-12-14"));
        booking.Later(1, mine, ours);
        booking.Serve(On("2026-12-10", "2026-12-14"), goneAt: booking.Now);
        booking.Later(1, mine);
        foreach (var night in booking.Served.Values) night.SeenOpenAt = booking.Now;
        booking.Later(1 + again, mine, ours);
        booking.Later(1, mine);
        booking.Others.Add(new(Guid.NewGuid(), theirs, On("2026-12-10", "2026-12-14"), greengo, "greengo"));
        booking.Serve(On("2026-12-10", "2026-12-14"));
        booking.Later(2, mine, ours);
        Assert.Equal([On("2026-12-01", "2026-12-09"), On("2026-12-10", "2026-12-14")], booking.HeldNights);
        Assert.Equal(isDoubted ? [greengo] : [], booking.Held.Last().Origins ?? []);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_may_be_our_word_was_sold_where_it_is_shown_without_it_and_is_told_to_all_when_nobody_else_closes_it(bool isSold)
    {
        string mine = Closed("2026-12-01", "2026-12-09"), ours = Closed("2026-12-10", "2026-12-14");
        var airbnb = Guid.NewGuid();
        booking.Show(mine, Closed("2026-12-10", "2026-12-15"));
        booking.Others.Add(new(Guid.NewGuid(), ClaimKind.Closure, On("2026-12-10", "2026-12-14"), airbnb, "airbnb"));
        booking.Serve(On("2026-12-10", "2026-12-14"));
        booking.Later(2, mine, ours);
        Assert.Equal([airbnb], booking.Held.Last().Origins);
        booking.Others.Clear();
        booking.Later(1, mine, ours);
        Assert.Equal((On("2026-12-10", "2026-12-14"), 0), (booking.Held.Last().Nights, booking.Held.Last().Origins!.Count));
        booking.Serve(On("2026-12-10", "2026-12-14"), goneAt: booking.Now);
        if (isSold) booking.Now += booking.EchoGrace;
        else booking.Later(2, mine);
        // Who closes it now does so for a reason of their own.
        booking.Others.Add(new(Guid.NewGuid(), ClaimKind.Closure, On("2026-12-10", "2026-12-14"), airbnb, "airbnb"));
        booking.Later(1, isSold ? [mine, ours] : [mine]);
        Assert.Equal(isSold ? [On("2026-12-01", "2026-12-09"), On("2026-12-10", "2026-12-14")] : [On("2026-12-01", "2026-12-09")], booking.HeldNights);
        if (isSold) Assert.Empty(booking.Held.Last().Origins!);
    }

    /// <summary>Before the platform takes new nights it is read, and that answer, too, may be an old copy.</summary>
    [Fact]
    public void A_closure_that_is_first_seen_right_before_the_platform_takes_the_same_nights_is_our_own_word_until_that_ends()
    {
        var greengo = new Watched(new GreenGoPlatform());
        greengo.Show(Stay("a@x", "2026-12-01", "2026-12-09"));
        greengo.Later(1, Stay("a@x", "2026-12-01", "2026-12-09"), Closed("2026-12-10", "2026-12-14"));
        greengo.Now += TimeSpan.FromSeconds(10);
        greengo.Serve(On("2026-12-10", "2026-12-13"));
        greengo.Later(1, Stay("a@x", "2026-12-01", "2026-12-09"), Closed("2026-12-10", "2026-12-14"));
        Assert.Equal([On("2026-12-01", "2026-12-09"), On("2026-12-13", "2026-12-14")], greengo.HeldNights);

        greengo.Serve(On("2026-12-10", "2026-12-13"), goneAt: greengo.Now);
        greengo.Later(16, Stay("a@x", "2026-12-01", "2026-12-09"), Closed("2026-12-10", "2026-12-14"));
        Assert.Equal([On("2026-12-01", "2026-12-09"), On("2026-12-10", "2026-12-14")], greengo.HeldNights);
    }

    [Fact]
    public void What_may_be_a_sale_or_was_told_before_it_was_missing_is_held_on()
    {
        airbnb.Show(Closed("2026-12-10", "2026-12-14"), Stay("a@x", "2026-12-01", "2026-12-09"));
        airbnb.Serve(On("2026-12-10", "2026-12-14"));
        airbnb.Later(1, Stay("a@x", "2026-12-01", "2026-12-09"));
        airbnb.Later(1, Closed("2026-12-10", "2026-12-14"), Stay("a@x", "2026-12-01", "2026-12-09"));
        Assert.Equal([On("2026-12-01", "2026-12-09"), On("2026-12-10", "2026-12-14")], airbnb.HeldNights);

        booking.Show(Closed("2026-12-01", "2026-12-09"), Closed("2026-12-10", "2026-12-14"));
        booking.Later(1, Closed("2026-12-01", "2026-12-09"));
        booking.Now += Interval;
        booking.Serve(On("2026-12-10", "2026-12-14"));
        booking.Later(1, Closed("2026-12-01", "2026-12-09"), Closed("2026-12-10", "2026-12-14"));
        Assert.Equal([On("2026-12-01", "2026-12-09"), On("2026-12-10", "2026-12-14")], booking.HeldNights);
    }

    [Fact]
    public void A_reservation_with_a_code_is_no_echo_even_on_nights_that_we_exported()
    {
        airbnb.Serve(On("2026-12-10", "2026-12-14"));
        airbnb.Show(Stay("a@x", "2026-12-10", "2026-12-14", code: "HMAAAAAAAA"));
        Assert.Single(airbnb.Held);
    }

    [Fact]
    public void A_stay_on_nights_that_we_exported_was_sold_where_our_word_never_comes_back_as_one()
    {
        var abritel = new Watched(new AbritelPlatform());
        string stay = Stay("a@x", "2026-12-10", "2026-12-14", "Réservée - Camille"), echo = Stay("b@x", "2027-01-05", "2027-01-08", "Réservée - Zoë");
        abritel.Serve(On("2027-01-05", "2027-01-08"));
        abritel.Serve(On("2026-12-10", "2026-12-14"));
        abritel.Show(stay);
        Assert.Empty(abritel.Held); // it has had nothing from us for long

        abritel.Now += abritel.EchoGrace;
        abritel.Serve(On("2026-12-10", "2026-12-14"));
        abritel.Show(stay, echo);
        Assert.Empty(abritel.Held);
        abritel.Show(stay);
        Assert.Equal([On("2026-12-10", "2026-12-14")], abritel.HeldNights);
    }

    /// <summary>Another platform took the stay over from it, and we told it back, before it answered again.</summary>
    [Fact]
    public void A_stay_that_was_sold_while_its_platform_gave_no_answer_is_a_stay_however_long_that_has_these_nights_from_us()
    {
        var greengo = new Watched(new GreenGoPlatform());
        greengo.Serve(On("2027-01-05", "2027-01-08"));
        greengo.Show();
        greengo.Now += greengo.EchoGrace;
        greengo.Serve(On("2026-12-10", "2026-12-14"));
        greengo.Now += greengo.EchoGrace;
        greengo.Show(Stay("a@x", "2026-12-10", "2026-12-14", "Réservation"));
        Assert.Equal([On("2026-12-10", "2026-12-14")], greengo.HeldNights);
    }

    /// <summary>The look before it took our word had come to nothing.</summary>
    [Theory]
    [InlineData("2026-12-02", "2026-12-20", null, true)]
    [InlineData("2026-12-10", "2026-12-14", null, false)] // all of it
    [InlineData("2026-12-02", "2026-12-20", "2026-12-18", false)] // comes back already
    [InlineData("2026-12-02", "2026-12-20", "later", false)] // was no more than the stay when it was told
    public void A_stay_on_a_part_of_our_word_of_which_nothing_else_comes_back_was_sold(string from, string until, string? isBackFrom, bool isHeld)
    {
        var gites = new Watched(new GitesDeFrancePlatform());
        gites.Others.Add(new(Guid.NewGuid(), ClaimKind.Reservation, On(from, until), Guid.NewGuid(), "airbnb"));
        gites.Serve(On("2026-12-10", "2026-12-14"));
        if (isBackFrom == "later") gites.Now += Interval;
        gites.Serve(On(from, "2026-12-10"));
        gites.Serve(On("2026-12-14", until));
        gites.Now += Interval;
        string sold = Stay("a@x", "2026-12-10", "2026-12-14", "Réservé");
        if (isBackFrom is null or "later") gites.Show(sold);
        else gites.Show(sold, Closed(isBackFrom, until, "Fermé"));
        Assert.Equal(isHeld, gites.HeldNights.Contains(On("2026-12-10", "2026-12-14")));
    }

    [Theory]
    [InlineData("2027-01-12", true)]
    [InlineData("2027-01-08", false)] // no more than looks like a stay: closed there by chance
    public void A_stay_on_nights_that_we_exported_was_sold_where_more_of_our_word_comes_back_merely_closed(string closedUntil, bool isHeld)
    {
        var abritel = new Watched(new AbritelPlatform());
        abritel.Serve(On("2026-12-10", "2026-12-14"));
        abritel.Serve(On("2027-01-05", closedUntil));
        abritel.Show(Stay("a@x", "2026-12-10", "2026-12-14", "Réservée - Camille"), Closed("2027-01-05", closedUntil, "Bloquée"));
        Assert.Equal(isHeld ? [On("2026-12-10", "2026-12-14")] : [], abritel.HeldNights);
    }

    [Fact]
    public void A_stay_that_moves_under_a_new_uid_on_nights_that_we_exported_too_is_no_echo()
    {
        var abritel = new Watched(new AbritelPlatform());
        abritel.Show(Stay("a@x", "2026-12-01", "2026-12-05", "Réservée - Camille"));
        abritel.Serve(On("2026-12-01", "2026-12-10"));
        abritel.Later(3, Stay("b@x", "2026-12-01", "2026-12-04", "Réservée - Camille"));
        Assert.Equal(On("2026-12-01", "2026-12-04"), Assert.Single(abritel.Held).Nights);
    }

    [Fact]
    public void An_event_with_our_own_uid_is_ours_whoever_hands_it_back()
    {
        var other = new Watched(new OtherPlatform());
        other.Show(Stay($"{Guid.NewGuid():N}@resas", "2026-12-10", "2026-12-14", "Indisponible"));
        Assert.Empty(other.Claims);
    }

    [Fact]
    public void A_run_on_nights_that_another_listing_sold_and_we_never_exported_is_a_mirror()
    {
        booking.Others.Add(new(Guid.NewGuid(), ClaimKind.Reservation, On("2026-12-24", "2026-12-30"), Guid.NewGuid(), "airbnb"));
        booking.Show(Closed("2026-12-24", "2027-01-02"));
        Assert.Equal([(ClaimStanding.Mirror, On("2026-12-24", "2026-12-30")), (ClaimStanding.Held, On("2026-12-30", "2027-01-02"))],
            booking.Claims.Values.OrderBy(c => c.Nights.From).Select(c => (c.Standing, c.Nights)));
    }

    [Theory]
    [InlineData("nothing", ClaimStanding.Held)] // owners close the same nights on two platforms by hand
    [InlineData("others", ClaimStanding.Held)]
    [InlineData("it", ClaimStanding.Mirror)]
    [InlineData("whom we told", ClaimStanding.Mirror)]
    public void A_closure_is_mirrored_where_the_platform_is_known_to_take_over_what(string takesOver, ClaimStanding standing)
    {
        foreach (var listing in new[] { airbnb, booking })
        {
            ExportedClaim closure = new(Guid.NewGuid(), ClaimKind.Closure, On("2026-12-24", "2026-12-30"), Guid.NewGuid(), "greengo");
            TakeOver(listing, takesOver, closure);
            listing.Others.Add(closure);
            listing.Show(Closed("2026-12-24", "2026-12-30"));
            Assert.Equal(standing, Assert.Single(listing.Claims.Values).Standing);
        }
    }

    [Theory]
    [InlineData("nothing", ClaimStanding.Held)] // two guests may have taken the same nights
    [InlineData("others", ClaimStanding.Held)]
    [InlineData("it", ClaimStanding.Mirror)]
    [InlineData("whom we told", ClaimStanding.Mirror)]
    public void What_a_known_link_closed_before_the_stay_itself_was_read_is_seen_to_be_its_mirror(string takesOver, ClaimStanding standing)
    {
        foreach (var listing in new[] { airbnb, booking })
        {
            ExportedClaim stay = new(Guid.NewGuid(), ClaimKind.Reservation, On("2026-12-24", "2026-12-30"), Guid.NewGuid(), "greengo");
            TakeOver(listing, takesOver, stay);
            listing.Show(Closed("2026-12-24", "2026-12-30"));
            var claim = Assert.Single(listing.Held).ClaimId;
            listing.Others.Add(stay);
            listing.Now += Watched.Interval;
            listing.Serve(On("2026-12-24", "2026-12-30"));
            listing.Show(Closed("2026-12-24", "2026-12-30"));
            Assert.Equal((claim, standing), (listing.Claims.Values.Single().ClaimId, listing.Claims.Values.Single().Standing));
        }
    }

    private static Dictionary<DateOnly, ServedNight> Told(Watched listing, IEnumerable<DateOnly> nights) =>
        nights.ToDictionary(night => night, night => new ServedNight { Night = night, FirstPulledAt = listing.Now });

    private static void TakeOver(Watched listing, string what, ExportedClaim claim)
    {
        if (what == "nothing") return;
        var isTold = what == "whom we told";
        listing.Links.Add(new(what == "it" ? claim.ListingId!.Value : Guid.NewGuid(), IsKnown: true, IsRemoved: false, Told(listing, isTold ? claim.Nights.Each() : []), new HashSet<DateOnly>()));
    }

    [Fact]
    public void What_was_closed_for_longer_or_shorter_than_a_stay_that_is_read_later_is_no_mirror()
    {
        var greengo = Guid.NewGuid();
        airbnb.Links.Add(new(greengo, IsKnown: true, IsRemoved: false, Told(airbnb, []), new HashSet<DateOnly>()));
        airbnb.Show(Closed("2026-12-23", "2026-12-30"), Closed("2027-01-10", "2027-01-12"));
        airbnb.Others.Add(new(Guid.NewGuid(), ClaimKind.Reservation, On("2026-12-24", "2026-12-30"), greengo, "greengo"));
        airbnb.Others.Add(new(Guid.NewGuid(), ClaimKind.Reservation, On("2027-01-09", "2027-01-12"), greengo, "greengo"));
        airbnb.Later(2, Closed("2026-12-23", "2026-12-30"), Closed("2027-01-10", "2027-01-12"));
        Assert.Equal(2, airbnb.Held.Count());
    }

    [Fact]
    public void A_run_that_covers_only_a_part_of_another_stay_was_sold_on_its_own()
    {
        booking.Others.Add(new(Guid.NewGuid(), ClaimKind.Reservation, On("2026-12-10", "2026-12-14"), Guid.NewGuid(), "airbnb"));
        booking.Show(Closed("2026-12-12", "2026-12-16"));
        Assert.Equal((ClaimStanding.Held, On("2026-12-12", "2026-12-16")), (booking.Claims.Values.Single().Standing, booking.Claims.Values.Single().Nights));
    }

    [Theory]
    [InlineData("2026-11-21", "2026-11-22")] // only tonight
    [InlineData("2027-05-20", "2027-11-21")] // to Airbnb's horizon
    [InlineData("2027-11-01", "2027-11-21")] // short, but to the horizon
    [InlineData("2027-01-01", "2027-04-02")] // 91 nights
    public void A_window_is_shown_and_holds_nothing(string from, string until)
    {
        airbnb.Show(Closed(from, until));
        Assert.Equal((ClaimKind.Closure, ClaimStanding.Window), (airbnb.Claims.Values.Single().Kind, airbnb.Claims.Values.Single().Standing));
    }

    [Fact]
    public void A_window_of_less_than_90_nights_that_moves_every_day_stays_a_window()
    {
        for (var day = 0; day < 5; day++)
        {
            airbnb.Show(Closed(new DateOnly(2027, 9, 1).AddDays(day).ToString("o", null), new DateOnly(2027, 11, 21).AddDays(day).ToString("o", null)));
            airbnb.Now = airbnb.Now.AddDays(1);
        }

        Assert.Empty(airbnb.Held);
    }

    [Fact]
    public void Preparation_nights_between_two_echoes_are_nobodys_whatever_their_sum()
    {
        airbnb.Serve(On("2026-12-01", "2026-12-05"));
        airbnb.Serve(On("2026-12-09", "2026-12-12"));
        airbnb.Show(Closed("2026-11-29", "2026-12-14"));
        Assert.Empty(airbnb.Claims);
        airbnb.Show(Closed("2026-11-28", "2026-12-16"));
        Assert.Equal([On("2026-12-14", "2026-12-16")], airbnb.HeldNights);
    }

    [Fact]
    public void What_was_closed_around_our_word_already_is_no_part_of_a_closure_that_comes_beside_it()
    {
        airbnb.Serve(On("2026-12-16", "2026-12-18"));
        airbnb.Show(Closed("2026-12-15", "2026-12-19"));
        airbnb.Later(1, Closed("2026-12-07", "2026-12-19"));
        Assert.Equal([On("2026-12-07", "2026-12-15")], airbnb.HeldNights);
    }

    [Fact]
    public void Preparation_may_lie_behind_nights_that_are_kept_for_a_stay_of_its_own_too()
    {
        airbnb.Show(Stay("a@x", "2026-12-04", "2026-12-08"), Closed("2026-12-08", "2026-12-10"));
        airbnb.Serve(On("2026-12-08", "2026-12-09"));
        airbnb.Later(1, Stay("a@x", "2026-12-04", "2026-12-08"), Closed("2026-12-08", "2026-12-11"));
        Assert.Equal([On("2026-12-04", "2026-12-10")], airbnb.HeldNights);
        airbnb.Later(1, Stay("a@x", "2026-12-04", "2026-12-08"), Closed("2026-12-08", "2026-12-13"));
        Assert.Equal([On("2026-12-04", "2026-12-10"), On("2026-12-11", "2026-12-13")], airbnb.HeldNights);
    }

    [Fact]
    public void What_stays_closed_around_an_echo_when_a_window_has_passed_on_is_padding()
    {
        airbnb.Show(Closed("2027-05-20", "2027-11-21"));
        airbnb.Serve(On("2027-06-10", "2027-06-12"));
        airbnb.Later(3, Closed("2027-06-09", "2027-06-13"), Closed("2027-06-20", "2027-11-21"));
        Assert.Empty(airbnb.Held);
    }

    [Fact]
    public void Padding_stays_padding_while_half_a_document_lacks_what_lies_between()
    {
        string own = Stay("a@x", "2026-12-04", "2026-12-07", code: "HMAAAAAAAA"), after = Closed("2026-12-07", "2026-12-09");
        airbnb.Show(own, after);
        airbnb.Serve(On("2026-12-01", "2026-12-08"));
        airbnb.Later(1, own, after, Closed("2026-12-09", "2026-12-10"));
        airbnb.Later(1, own, Closed("2026-12-09", "2026-12-10"));
        Assert.Equal([On("2026-12-04", "2026-12-09")], airbnb.HeldNights);
        airbnb.Later(2, own, Closed("2026-12-09", "2026-12-10"));
        Assert.Equal([On("2026-12-04", "2026-12-07"), On("2026-12-09", "2026-12-10")], airbnb.HeldNights);
    }

    [Fact]
    public void What_is_left_of_a_mirror_around_an_echo_is_padding()
    {
        var stay = new ExportedClaim(Guid.CreateVersion7(airbnb.Now), ClaimKind.Reservation, On("2026-12-08", "2026-12-12"), Guid.NewGuid(), "booking");
        airbnb.Others.Add(stay);
        airbnb.Show(Closed("2026-12-08", "2026-12-12"));
        Assert.Equal((ClaimStanding.Mirror, On("2026-12-08", "2026-12-12")), (airbnb.Claims.Values.Single().Standing, airbnb.Claims.Values.Single().Nights));
        airbnb.Others.Clear();
        airbnb.Serve(On("2026-12-10", "2026-12-12"));
        airbnb.Others.Add(stay with { ClaimId = Guid.CreateVersion7(airbnb.Now), Nights = On("2026-12-10", "2026-12-12") });
        airbnb.Later(1, Closed("2026-12-08", "2026-12-12"));
        Assert.Equal(On("2026-12-10", "2026-12-12"), airbnb.Claims.Values.Single().Nights);
    }

    [Fact]
    public void What_a_season_hid_is_no_mirror_of_what_the_linked_platform_has_from_us_since()
    {
        booking.Show(Closed("2027-01-01", "2027-05-31"));
        booking.Now = booking.Now.AddHours(5);
        var closure = new ExportedClaim(Guid.CreateVersion7(booking.Now), ClaimKind.Closure, On("2027-03-10", "2027-03-14"), Guid.NewGuid(), "greengo");
        booking.Others.Add(closure);
        TakeOver(booking, "whom we told", closure);
        booking.Later(2, Closed("2027-03-10", "2027-03-14"));
        Assert.Equal(On("2027-03-10", "2027-03-14"), Assert.Single(booking.Held).Nights);
    }

    [Fact]
    public void What_is_left_of_a_closure_that_an_old_copy_showed_is_padding_when_it_lies_around_an_echo()
    {
        airbnb.Serve(On("2026-12-01", "2026-12-03"));
        airbnb.Show(Closed("2026-12-01", "2026-12-09"));
        Assert.Equal([On("2026-12-03", "2026-12-09")], airbnb.HeldNights);
        airbnb.Later(4, Closed("2026-12-01", "2026-12-04"));
        airbnb.Later(2, Closed("2026-12-01", "2026-12-04"));
        Assert.Empty(airbnb.Held);
    }

    [Theory]
    [InlineData("2026-12-04", "2026-12-07", false)]
    [InlineData("2026-12-05", "2026-12-06", false)]
    [InlineData("2026-12-04", "2026-12-10", true)] // more than is kept around our word
    public void What_is_left_of_a_closure_is_our_own_word_where_it_is_that_and_what_is_kept_around_it(string from, string until, bool isHeld)
    {
        airbnb.Show(Closed("2026-12-01", "2026-12-12"));
        airbnb.Serve(On("2026-12-05", "2026-12-06"));
        airbnb.Later(5, Closed(from, until));
        Assert.Equal(isHeld ? [On(from, until)] : [], airbnb.HeldNights);
    }

    [Fact]
    public void What_was_left_of_a_closure_before_we_told_of_a_stay_there_is_its_own()
    {
        airbnb.Show(Closed("2026-12-01", "2026-12-12"));
        airbnb.Later(1, Closed("2026-12-04", "2026-12-07"));
        airbnb.Serve(On("2026-12-05", "2026-12-06"));
        airbnb.Later(5, Closed("2026-12-04", "2026-12-07"));
        Assert.Equal([On("2026-12-04", "2026-12-07")], airbnb.HeldNights);
    }

    [Fact]
    public void Preparation_of_a_stay_that_has_ended_is_not_held_for_what_the_platform_keeps_around_our_word()
    {
        string next = Stay("b@x", "2026-12-17", "2026-12-21"), alone = Closed("2026-12-21", "2026-12-23");
        airbnb.Show(Stay("a@x", "2026-12-10", "2026-12-13"), Closed("2026-12-08", "2026-12-10"), Closed("2026-12-13", "2026-12-17"), next, alone);
        airbnb.Serve(On("2026-12-14", "2026-12-17"));
        airbnb.Later(2, Closed("2026-12-12", "2026-12-17"), next, alone);
        airbnb.Later(2, Closed("2026-12-12", "2026-12-17"), next, alone);
        Assert.Equal([On("2026-12-15", "2026-12-23")], airbnb.HeldNights);
    }

    [Fact]
    public void An_owners_closure_beside_a_stay_that_has_ended_is_held_still()
    {
        airbnb.Show(Stay("a@x", "2026-12-10", "2026-12-13"), Closed("2026-12-13", "2026-12-17"), Stay("b@x", "2027-01-17", "2027-01-28"));
        airbnb.Later(3, Closed("2026-12-13", "2026-12-17"), Stay("b@x", "2027-01-17", "2027-01-28"));
        Assert.Equal([On("2026-12-13", "2026-12-17"), On("2027-01-17", "2027-01-28")], airbnb.HeldNights);
    }

    [Fact]
    public void Between_our_word_and_a_stay_of_its_own_a_platform_keeps_nights_free_for_both()
    {
        airbnb.Serve(On("2026-12-01", "2026-12-05"));
        airbnb.Show(Closed("2026-11-29", "2026-12-09"), Stay("a@x", "2026-12-09", "2026-12-12"), Closed("2026-12-12", "2026-12-14"));
        Assert.Equal([On("2026-12-07", "2026-12-14")], airbnb.HeldNights);
    }

    [Theory]
    [InlineData(ClaimKind.Closure, true)]
    [InlineData(ClaimKind.Reservation, false)]
    public void What_a_shorter_stay_leaves_on_nights_that_we_told_is_held_and_not_told_to_those_that_only_closed_them(ClaimKind told, bool isDoubted)
    {
        string other = Stay("b@x", "2027-01-01", "2027-01-12", "CLOSED - Not available"), ours = Stay("c@x", "2026-11-30", "2026-12-02", "CLOSED - Not available");
        var airbnb = Guid.NewGuid();
        booking.Show(Stay("a@x", "2026-12-01", "2026-12-09", "CLOSED - Not available"), other);
        booking.Others.Add(new(Guid.NewGuid(), told, On("2026-11-30", "2026-12-02"), airbnb, "airbnb"));
        booking.Serve(On("2026-11-30", "2026-12-02"));
        booking.Later(4, ours, other);
        Assert.Equal([On("2026-12-01", "2026-12-02"), On("2027-01-01", "2027-01-12")], booking.HeldNights);
        Assert.Equal(isDoubted ? [airbnb] : [], booking.Held.First().Origins ?? []);
    }

    [Fact]
    public void What_a_shorter_stay_leaves_is_its_own_where_it_was_so_before_we_told_of_a_closure()
    {
        booking.Show(Closed("2026-12-01", "2026-12-09"));
        booking.Later(1, Closed("2026-12-01", "2026-12-04"), Closed("2026-12-06", "2026-12-09"));
        booking.Others.Add(new(Guid.NewGuid(), ClaimKind.Closure, On("2026-12-06", "2026-12-09"), Guid.NewGuid(), "airbnb"));
        booking.Serve(On("2026-12-06", "2026-12-09"));
        booking.Later(4, Closed("2026-12-01", "2026-12-04"), Closed("2026-12-06", "2026-12-09"));
        Assert.Equal([On("2026-12-01", "2026-12-04"), On("2026-12-06", "2026-12-09")], booking.HeldNights);
    }

    [Fact]
    public void A_stay_whose_nights_another_one_has_on_the_same_listing_is_gone_at_once_and_its_other_nights_are_free_by_the_second_answer()
    {
        var after = Stay("b@x", "2026-12-03", "2026-12-06", code: "HMBBBBBBBB");
        airbnb.Show(Stay("a@x", "2026-12-01", "2026-12-05", code: "HMAAAAAAAA"));
        var before = airbnb.Held.Single().ClaimId;
        airbnb.Later(1, after);
        Assert.Contains(airbnb.Released, r => r.ClaimId == before);
        Assert.Equal([On("2026-12-01", "2026-12-06")], airbnb.HeldNights);
        airbnb.Later(1, after);
        Assert.Equal("HMBBBBBBBB", Assert.Single(airbnb.Held).Code);
    }

    /// <summary>Abritel gave it another UID when it moved, so that the old copy seems to show another stay.</summary>
    [Fact]
    public void An_old_copy_that_shows_a_moved_stay_under_its_former_name_opens_none_of_its_nights()
    {
        var abritel = new Watched(new AbritelPlatform());
        string before = Stay("a@x", "2026-12-01", "2026-12-09", "Réservée - Zoë"), after = Stay("b@x", "2026-12-07", "2026-12-15", "Réservée - Zoë");
        abritel.Show(before);
        abritel.Later(3, after);
        abritel.Later(1, Stay("c@x", "2026-12-01", "2026-12-09", "Réservée - Zoë"));
        Assert.Equal([On("2026-12-01", "2026-12-15")], abritel.HeldNights);
        abritel.Later(3, after);
        Assert.Equal(On("2026-12-07", "2026-12-15"), Assert.Single(abritel.Held).Nights);
    }

    [Fact]
    public void An_old_copy_that_shows_a_replaced_stay_again_frees_nothing()
    {
        string before = Stay("a@x", "2026-12-01", "2026-12-05"), after = Stay("b@x", "2026-12-03", "2026-12-06");
        airbnb.Show(before);
        airbnb.Later(1, after);
        airbnb.Later(1, before);
        Assert.Equal(On("2026-12-01", "2026-12-06"), Assert.Single(airbnb.Held).Nights);
        airbnb.Later(1, after);
        Assert.Equal(On("2026-12-03", "2026-12-06"), Assert.Single(airbnb.Held).Nights);
        airbnb.Later(2, before);
        Assert.Equal(On("2026-12-01", "2026-12-05"), Assert.Single(airbnb.Held).Nights);
    }

    [Fact]
    public void A_stay_that_gets_longer_on_the_day_of_its_end_is_the_same()
    {
        airbnb.Show(Stay("a@x", "2026-11-19", "2026-11-22", code: "HMAAAAAAAA"));
        airbnb.Now += TimeSpan.FromDays(1);
        airbnb.Show();
        airbnb.Later(1, Stay("a@x", "2026-11-19", "2026-11-24", code: "HMAAAAAAAA"));
        Assert.Equal(On("2026-11-19", "2026-11-24"), Assert.Single(airbnb.Held).Nights);
        Assert.Empty(airbnb.Released);
    }

    /// <summary>Once it had moved back, a second old copy is a first answer again.</summary>
    [Fact]
    public void An_old_copy_that_comes_twice_about_a_stay_that_got_longer_frees_nothing()
    {
        string before = Stay("a@x", "2026-12-11", "2026-12-12", code: "HMAAAAAAAA"), after = Stay("a@x", "2026-12-11", "2026-12-16", code: "HMAAAAAAAA"), other = Stay("b@x", "2027-01-11", "2027-01-22", code: "HMBBBBBBBB");
        airbnb.Show(before, other);
        airbnb.Later(1, after, other);
        airbnb.Later(1, before, other);
        airbnb.Show(after, other);
        airbnb.Later(1, before, other);
        Assert.Equal([On("2026-12-11", "2026-12-16"), On("2027-01-11", "2027-01-22")], airbnb.HeldNights);
        airbnb.Later(1, before, other);
        Assert.Equal([On("2026-12-11", "2026-12-12"), On("2027-01-11", "2027-01-22")], airbnb.HeldNights);
    }

    [Fact]
    public void An_old_copy_that_shows_a_stay_that_was_given_up_under_way_frees_nothing()
    {
        string before = Stay("a@x", "2026-11-19", "2026-11-25", code: "HMAAAAAAAA"), after = Stay("b@x", "2026-11-22", "2026-11-25", code: "HMBBBBBBBB");
        airbnb.Show(before);
        var slept = airbnb.Held.Single().ClaimId;
        airbnb.Later(2, after);
        var sold = airbnb.Held.Single(c => c.Code == "HMBBBBBBBB").ClaimId;
        airbnb.Later(1, before);
        Assert.Equal([(slept, On("2026-11-19", "2026-11-21")), (sold, On("2026-11-21", "2026-11-25"))], airbnb.Held.Select(c => (c.ClaimId, c.Nights)).OrderBy(c => c.Nights.From));
        airbnb.Later(1, after);
        Assert.Equal([(slept, On("2026-11-19", "2026-11-21")), (sold, On("2026-11-22", "2026-11-25"))], airbnb.Held.Select(c => (c.ClaimId, c.Nights)).OrderBy(c => c.Nights.From));
    }

    [Fact]
    public void In_an_owners_own_calendar_one_event_over_another_replaces_it_only_when_it_is_new()
    {
        var other = new Watched(new OtherPlatform());
        string lea = Stay("a@x", "2026-12-01", "2026-12-05", "Léa"), cleaning = Stay("b@x", "2026-12-03", "2026-12-09", "Ménage");
        other.Show(lea, cleaning);
        other.Later(1, cleaning);
        Assert.Equal(2, other.Held.Count());
        other.Later(2, lea, Stay("c@x", "2026-12-06", "2026-12-10", "Ménage"));
        Assert.Equal([On("2026-12-01", "2026-12-05"), On("2026-12-06", "2026-12-10")], other.Held.Select(c => c.Nights));
    }

    [Fact]
    public void A_window_that_moves_every_day_stays_one_claim()
    {
        for (var day = 0; day < 30; day++)
        {
            airbnb.Show(Closed(new DateOnly(2027, 5, 20).AddDays(day).ToString("o", null), new DateOnly(2027, 11, 21).AddDays(day).ToString("o", null)));
            airbnb.Now = airbnb.Now.AddHours(24);
        }

        Assert.Equal(On("2027-06-17", "2027-12-20"), Assert.Single(airbnb.Claims.Values).Nights);
        airbnb.Show(Closed("2027-06-19", "2027-12-21"));
        airbnb.Later(1, Closed("2027-06-19", "2027-12-21"));
        Assert.Equal(On("2027-06-19", "2027-12-21"), Assert.Single(airbnb.Claims.Values).Nights);
        Assert.Empty(airbnb.Released);
    }

    [Fact]
    public void A_stay_sold_beside_a_closed_season_is_a_stay()
    {
        booking.Show(Closed("2027-01-01", "2027-05-31"));
        Assert.Empty(booking.Held);
        booking.Later(1, Closed("2026-12-20", "2027-05-31"));
        Assert.Equal(On("2026-12-20", "2027-01-01"), Assert.Single(booking.Held).Nights);
    }

    [Fact]
    public void A_stay_sold_in_a_season_that_was_opened_is_a_stay()
    {
        booking.Show(Closed("2027-01-01", "2027-05-31"));
        booking.Later(1, Closed("2027-03-10", "2027-03-14"));
        Assert.Empty(booking.Held); // it may be what half a document leaves of the season
        booking.Later(1, Closed("2027-03-10", "2027-03-14"));
        Assert.Equal(On("2027-03-10", "2027-03-14"), Assert.Single(booking.Held).Nights);
    }

    [Fact]
    public void A_stay_of_only_tonight_that_gets_longer_is_a_stay_at_once()
    {
        booking.Show(Closed("2026-11-21", "2026-11-22"));
        Assert.Empty(booking.Held);
        booking.Later(1, Closed("2026-11-21", "2026-11-25"));
        Assert.Equal([On("2026-11-21", "2026-11-25")], booking.HeldNights);
    }

    [Theory]
    [InlineData("2026-11-21", "2027-03-01")] // what half a document leaves of a season that began tonight
    [InlineData("2026-11-21", "2026-11-22")] // tonight is closed to all but those who book earlier, and our word lies right after it
    public void Tonight_as_a_window_still_takes_a_second_answer(string from, string until)
    {
        booking.Show(Closed(from, until));
        booking.Serve(On("2026-11-23", "2026-11-25"));
        if (until == "2026-11-22") booking.Serve(On("2026-11-22", "2026-11-25"));
        booking.Later(1, Closed("2026-11-21", "2026-11-25"));
        Assert.Empty(booking.Held);
    }

    [Fact]
    public void A_year_of_closure_with_our_own_nights_in_the_middle_stays_a_window()
    {
        airbnb.Serve(On("2027-02-01", "2027-02-08"));
        airbnb.Show(Closed("2026-12-01", "2027-10-01"));
        Assert.Empty(airbnb.Held);
        airbnb.Later(3, Closed("2026-12-01", "2027-10-01"));
        Assert.Empty(airbnb.Held);
    }

    [Fact]
    public void A_cancelled_event_frees_its_stay_at_once()
    {
        var other = new Watched(new OtherPlatform());
        other.Show(Stay("a@x", "2026-12-01", "2026-12-05", "Léa"), Stay("b@x", "2026-12-10", "2026-12-20", "Zoë"));
        other.Later(1, Stay("a@x", "2026-12-01", "2026-12-05", "Léa").Replace("SUMMARY", "STATUS:CANCELLED\r\nSUMMARY"), Stay("b@x", "2026-12-10", "2026-12-20", "Zoë"));
        Assert.Equal(ReleaseReason.Cancelled, Assert.Single(other.Released).Why);
    }

    [Fact]
    public void A_stay_carried_three_times_is_taken_once()
    {
        var other = new Watched(new OtherPlatform());
        other.Show(Stay("a@x", "2026-12-01", "2026-12-05", "Léa"), Stay("b@x", "2026-12-01", "2026-12-05", "Léa"), Stay("c@x", "2026-12-01", "2026-12-05", "Léa"));
        Assert.Single(other.Held);
    }

    [Fact]
    public void A_tentative_stay_closes_its_nights_and_becomes_a_stay_when_confirmed()
    {
        var abritel = new Watched(new AbritelPlatform());
        abritel.Show(Stay("a@x", "2026-12-01", "2026-12-05", "Provisoire - Camille"));
        Assert.Equal(ClaimKind.Closure, Assert.Single(abritel.Held).Kind);
        abritel.Later(2, Stay("a@x", "2026-12-01", "2026-12-05", "Réservée - Camille"));
        Assert.Equal((ClaimKind.Reservation, "Camille"), (Assert.Single(abritel.Held).Kind, abritel.Held.Single().Guest));
    }

    [Fact]
    public void An_unreadable_event_makes_the_answer_suspicious_but_takes_what_can_be_read()
    {
        airbnb.Show(Stay("a@x", "2026-12-01", "2026-12-05"));
        airbnb.Now += Interval;
        Assert.True(airbnb.Show(Stay("b@x", "2026-12-10", "2026-12-12"), Stay("c@x", "2027-02-30", "2027-03-02")).IsSuspicious);
        Assert.Equal([On("2026-12-01", "2026-12-05"), On("2026-12-10", "2026-12-12")], airbnb.HeldNights);
    }
}
