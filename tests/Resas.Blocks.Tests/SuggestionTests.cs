using Resas.Contracts.Blocks;
using static Resas.Blocks.Tests.Given;

namespace Resas.Blocks.Tests;

/// <summary>Which side of a double booking is easier to move, and which was sold first.</summary>
public class SuggestionTests
{
    private static readonly DateTime Noon = new(2026, 11, 21, 12, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Fact]
    public void The_owners_own_nights_give_way_to_a_stay_though_they_are_longer_and_were_there_first() =>
        AssertGivesWay(Ground.Block, ByHand(Nights(1, 2), ClaimKind.Block), Sold(Nights(1, 9)));

    [Fact]
    public void Whoever_is_in_the_home_already_stays_even_when_entered_by_hand() =>
        AssertGivesWay(Ground.OtherIsThere, Sold(Nights(3, 4)), ByHand(Nights(1, 9)), today: Day(2));

    [Fact]
    public void A_stay_entered_by_hand_is_the_owners_to_move() =>
        AssertGivesWay(Ground.ByHand, ByHand(Nights(1, 9)), Sold(Nights(8, 9)));

    [Fact]
    public void A_stay_of_which_the_platform_says_only_closed_is_left_where_it_is() =>
        AssertGivesWay(Ground.OtherIsInferred, Sold(Nights(1, 9)), Sold(Nights(8, 10), isInferred: true));

    [Fact]
    public void The_shorter_stay_gives_way() => AssertGivesWay(Ground.Shorter, Sold(Nights(1, 3)), Sold(Nights(2, 8)));

    [Fact]
    public void Of_two_equally_long_the_one_that_arrives_later_gives_way() => AssertGivesWay(Ground.ArrivesLater, Sold(Nights(3, 6)), Sold(Nights(1, 4)));

    [Fact]
    public void When_nothing_else_tells_them_apart_the_one_seen_second_gives_way()
    {
        var (first, second) = (Sold(Nights(1, 4)), Sold(Nights(1, 4)));
        var suggestion = Suggestion.Of(Seen(second, hours: 1), Seen(first, hours: 0), Today);
        Assert.Equal((second, first, Ground.SeenSecond), (suggestion.GivesWay, suggestion.Stays, suggestion.Ground));
    }

    [Theory]
    [InlineData(2.9, false, nameof(Certainty.AtOnce))]
    [InlineData(3, false, nameof(Certainty.Likely))]
    [InlineData(300, true, nameof(Certainty.FirstReading))]
    public void Which_was_sold_first_is_said_only_when_one_was_known_for_hours_on_a_listing_that_was_being_read(double hours, bool isListingsFirst, string certainty)
    {
        var (first, second) = (Sold(Nights(1, 4)), Sold(Nights(2, 8)));
        var suggestion = Suggestion.Of(Seen(first, 0), Seen(second, hours) with { IsListingsFirst = isListingsFirst }, Today);
        Assert.Equal((certainty, certainty == nameof(Certainty.Likely) ? first : null), ($"{suggestion.Certainty}", suggestion.SoldFirst));
    }

    /// <summary>Whichever was seen first.</summary>
    private static void AssertGivesWay(Ground ground, Claim moved, Claim kept, DateOnly? today = null)
    {
        foreach (var hours in new[] { -5, 5 })
        {
            var suggestion = Suggestion.Of(Seen(moved, hours), Seen(kept, 0), today ?? Today);
            Assert.Equal((moved, kept, ground), (suggestion.GivesWay, suggestion.Stays, suggestion.Ground));
        }
    }

    private static Sighting Seen(Claim claim, double hours) => new(claim, Noon.AddHours(hours), IsListingsFirst: false);

    private static Claim ByHand(Contracts.Nights nights, ClaimKind kind = ClaimKind.Reservation) =>
        Claim.Entered(Guid.NewGuid(), new Entry(Guid.NewGuid(), Guid.NewGuid(), kind, nights), Noon);

    private static Claim Sold(Contracts.Nights nights, bool isInferred = false)
    {
        var source = new ReportNights(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), "airbnb", [], []);
        return Claim.Reported(source, Stay(Guid.NewGuid(), nights) with { IsInferred = isInferred }, Noon);
    }
}
