using Resas.Demonstration.Platforms;
using Resas.Testing;
using static Resas.Demonstration.Tests.Simulated;

namespace Resas.Demonstration.Tests;

public sealed class BookingTests
{
    private readonly SimulatedListing listing = Listing("booking", new TestClock());

    [Fact]
    public void Free_nights_are_sold_and_the_departure_day_stays_free()
    {
        Assert.IsType<BookingAnswer.Booked>(listing.Book(From(5, 3), "Anna"));
        Assert.IsType<BookingAnswer.Booked>(listing.Book(From(8, 2), "Tom"));
        Assert.Equal(NightState.Sold, listing.StateOf(From(7, 1).From));
        Assert.Equal(["Anna", "Tom"], listing.Show().Stays.Select(s => s.Guest));
    }

    [Fact]
    public void Nights_that_our_calendar_closed_are_refused_with_the_first_that_is_not_free()
    {
        listing.Import(From(6, 1).Each().ToHashSet());
        Assert.Equal(new BookingAnswer.Taken(From(6, 1).From), listing.Book(From(5, 3), "Anna"));
        Assert.Equal(NightState.ClosedByImport, listing.StateOf(From(6, 1).From));
        Assert.Empty(listing.Show().Stays);
    }

    [Fact]
    public void Nights_that_were_sold_or_that_the_platform_keeps_closed_are_refused()
    {
        listing.Book(From(5, 3), "Anna");
        Assert.Equal(new BookingAnswer.Taken(From(7, 1).From), listing.Book(From(7, 3), "Tom"));
        Assert.Equal(new BookingAnswer.Taken(From(0, 1).From), Listing("airbnb", new TestClock()).Book(From(0, 2), "Tom"));
    }

    [Theory]
    [InlineData(5, 0, BookingProblem.Reversed)]
    [InlineData(5, -1, BookingProblem.Reversed)]
    [InlineData(-1, 3, BookingProblem.Past)]
    [InlineData(5, 61, BookingProblem.TooLong)]
    [InlineData(549, 2, BookingProblem.TooFar)]
    public void What_nobody_could_book_is_refused(int from, int count, object why) =>
        Assert.Equal(new BookingAnswer.Impossible((BookingProblem)why), listing.Book(From(from, count), "Anna"));

    [Fact]
    public void Of_guests_who_want_one_night_at_the_same_moment_one_gets_it()
    {
        var answers = new BookingAnswer[200];
        Parallel.For(0, answers.Length, n => answers[n] = listing.Book(From(5, 1 + (n % 3)), $"Guest {n}"));
        Assert.Single(answers.OfType<BookingAnswer.Booked>());
    }
}
