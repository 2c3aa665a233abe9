using System.Text;
using System.Text.RegularExpressions;
using Resas.Contracts;
using Resas.Demonstration.Platforms;
using Resas.Testing;

namespace Resas.Demonstration.Tests;

/// <summary>The simulated calendars have the shapes of the sample feeds.</summary>
public sealed class DocumentTests
{
    private readonly TestClock clock = new();

    [Theory]
    [InlineData("airbnb", "airbnb.ics")]
    [InlineData("booking", "booking.ics")]
    [InlineData("greengo", "greengo.ics")]
    public void Each_document_has_the_envelope_and_the_properties_of_its_sample(string platform, string sample)
    {
        var listing = Listing(platform);
        listing.Seed(From(3, 2), "Hélène Lefèvre");
        listing.Import(From(10, 3).Each().ToHashSet());
        var (simulated, real) = (Unfold(listing.Platform.Write(listing)), Unfold(Encoding.UTF8.GetString(SampleFeeds.Read(sample))));

        Assert.Equal(Head(real), Head(simulated));
        Assert.Equal(Shapes(real), Shapes(simulated));
        Assert.Equal("END:VCALENDAR", simulated[^1]);
    }

    [Fact]
    public void Airbnb_folds_the_address_that_holds_the_code_at_75_octets_and_writes_CRLF()
    {
        var listing = Listing("airbnb");
        var stay = listing.Seed(From(3, 2), "Camille");
        var document = listing.Platform.Write(listing);
        Assert.Equal(document.Count(c => c == '\n'), Regex.Count(document, "\r\n"));
        Assert.All(document.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.Contains("reservations/de\r\n tails/HM", document, StringComparison.Ordinal);
        Assert.Matches("^HM[A-Z0-9]{8}$", stay.Code);
        Assert.Contains(Unfold(document), line => line.Contains($"/reservations/details/{stay.Code}\\nPhone Number (Last 4 Digits): ", StringComparison.Ordinal));
        Assert.DoesNotContain("Camille", document, StringComparison.Ordinal);
    }

    [Fact]
    public void Airbnb_closes_tonight_and_what_is_beyond_its_booking_window_and_both_move_with_the_days()
    {
        var listing = Listing("airbnb");
        Assert.Equal([From(0, 1), From(270, 95)], Runs(listing));
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal([From(1, 1), From(271, 95)], Runs(listing));
    }

    [Fact]
    public void Booking_says_closed_for_all_merges_neighbours_and_begins_today()
    {
        var listing = Listing("booking");
        listing.Seed(From(-2, 4), "Tom");
        listing.Seed(From(2, 3), "Anna");
        listing.Import(From(5, 2).Each().Concat(From(20, 1).Each()).Concat(From(-3, 1).Each()).ToHashSet());
        var document = listing.Platform.Write(listing);
        Assert.Equal([From(0, 7), From(20, 1)], Runs(listing).Where(r => r.Count < 90));
        Assert.DoesNotContain('\r', document);
        Assert.Equal(3, Regex.Count(document, "SUMMARY:CLOSED - Not available\n"));
    }

    [Fact]
    public void Greengo_writes_midnights_in_UTC_and_the_guests_name()
    {
        var listing = Listing("greengo");
        listing.Seed(From(1, 2), "Lefèvre, Hélène; amie");
        var lines = Unfold(listing.Platform.Write(listing));
        Assert.Contains("DTSTART:20261122T000000Z", lines);
        Assert.Contains("DTEND:20261124T000000Z", lines);
        Assert.Contains(@"SUMMARY:Lefèvre\, Hélène\; amie", lines);
    }

    [Theory]
    [InlineData("airbnb", "SUMMARY:Airbnb (Not available)")]
    [InlineData("booking", "SUMMARY:CLOSED - Not available")]
    [InlineData("greengo", "SUMMARY:GreenGo (Not Available)")]
    public void What_was_imported_is_handed_back_in_the_platforms_own_words(string platform, string summary)
    {
        var listing = Listing(platform);
        listing.Import(From(10, 3).Each().ToHashSet());
        Assert.Contains(From(10, 3), Runs(listing));
        Assert.Contains(summary, Unfold(listing.Platform.Write(listing)));
        listing.Import(new HashSet<DateOnly>());
        Assert.DoesNotContain(From(10, 3), Runs(listing));
    }

    [Theory]
    [InlineData("airbnb")]
    [InlineData("booking")]
    [InlineData("greengo")]
    public void Ended_stays_drop_off_and_cancelled_ones_vanish(string platform)
    {
        var listing = Listing(platform);
        listing.Seed(From(-3, 3), "Parti");
        var stay = listing.Seed(From(4, 2), "Annulé");
        Assert.Contains(From(4, 2), Runs(listing));
        Assert.DoesNotContain(Runs(listing), r => r.From < listing.Today);
        Assert.True(listing.Cancel(stay.Id));
        Assert.False(listing.Cancel(stay.Id));
        Assert.DoesNotContain(From(4, 2), Runs(listing));
    }

    [Fact]
    public void One_seed_gives_the_same_document_again()
    {
        static string Made(string platform, TestClock clock)
        {
            var listing = Simulated.Listing(platform, clock);
            listing.Seed(new(new(2026, 12, 1), new(2026, 12, 4)), "Zoé");
            return listing.Platform.Write(listing);
        }

        Assert.Equal(Made("airbnb", clock), Made("airbnb", clock));
    }

    private SimulatedListing Listing(string platform) => Simulated.Listing(platform, clock);

    private static Nights From(int days, int count) => Simulated.From(days, count);

    private static List<Nights> Runs(SimulatedListing listing)
    {
        var text = string.Join('\n', Unfold(listing.Platform.Write(listing)));
        return [.. Regex.Matches(text, @"DTSTART[^:]*:(\d{8}).*\nDTEND[^:]*:(\d{8})").Select(m => new Nights(Date(m.Groups[1]), Date(m.Groups[2])))];
    }

    private static DateOnly Date(Group text) => DateOnly.ParseExact(text.Value, "yyyyMMdd");

    private static string[] Unfold(string document) => document.ReplaceLineEndings("\n").Replace("\n ", "", StringComparison.Ordinal).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string[] Head(string[] lines) => [.. lines.TakeWhile(l => l != "BEGIN:VEVENT")];

    /// <summary>The property names of each kind of event, parameters and the form of values included, in the order of the document.</summary>
    private static SortedSet<string> Shapes(string[] lines) => [.. string.Join('\n', lines).Split("BEGIN:VEVENT\n")[1..]
        .Select(e => string.Join(' ', e.Split('\n').TakeWhile(l => l != "END:VEVENT").Select(l => Regex.Replace(l.Split(':')[0] + (l.StartsWith("DT", StringComparison.Ordinal) ? Regex.Replace(l[l.IndexOf(':')..], @"\d", "0") : ""), "T00[0-9:]*", "T00"))))];
}
