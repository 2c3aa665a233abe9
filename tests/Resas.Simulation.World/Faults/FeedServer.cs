using System.Globalization;
using Resas.Simulation.World.Feeds;

namespace Resas.Simulation.World.Faults;

/// <summary>Answers reads of feeds, faults included, and notes what readers have been shown.</summary>
internal sealed class FeedServer(SimulatedWorld world, FaultDrawer faults)
{
    private static readonly KeyValuePair<string, string>[] Calendar = [new("Content-Type", "text/calendar; charset=utf-8")];
    private static readonly KeyValuePair<string, string>[] Page = [new("Content-Type", "text/html; charset=utf-8")];
    private static readonly KeyValuePair<string, string>[] Plain = [new("Content-Type", "text/plain")];
    private static readonly int[] ServerErrors = [500, 502, 503];

    public FeedAnswer Answer(SimulatedListing listing, string? ifNoneMatch)
    {
        var document = listing.Feed.Current(world.Now);
        var random = listing.Faults.Random;
        var delay = TimeSpan.FromMilliseconds(40 + random.Next(600));
        var answer = Faulty(listing, document, faults.Draw(listing), ifNoneMatch, random) ?? Whole(listing, document, ifNoneMatch);
        if (answer.IsHealthy) world.Sales.Shown(listing, document);
        if (answer.TimedOut) delay = TimeSpan.FromMinutes(2);
        return answer with { Delay = answer.Fault == Fault.Slow ? delay * 10 : delay };
    }

    private FeedAnswer? Faulty(SimulatedListing listing, FeedDocument document, Fault fault, string? ifNoneMatch, Random random) => fault switch
    {
        Fault.None => null,
        Fault.EmptyCalendar => Damage.Telling(listing, document).Count == 0 ? null : new() { Fault = fault, Headers = Calendar, Body = Damage.Empty(listing, world.Now) },
        Fault.HalfMissing => Damage.Telling(listing, document).Count < 2 ? null : new() { Fault = fault, Headers = Calendar, Body = Damage.Half(listing, document, world.Now, random) },
        Fault.StaleCache => Cached(listing, document, fault, listing.Feed.Older(world.Now, random), ifNoneMatch),
        Fault.FrozenCache => Cached(listing, document, fault, listing.LastShown, ifNoneMatch),
        Fault.Truncated => new() { Fault = fault, Headers = Calendar, Body = Damage.Cut(Body(listing, document), 0.1 + 0.8 * random.NextDouble()) },
        Fault.ConnectionBroken => new() { Fault = fault, Headers = Calendar, Body = Damage.Cut(Body(listing, document), 0.5), ConnectionBroken = true },
        Fault.SignInPage => new() { Fault = fault, Headers = Page, Body = Damage.SignInPage },
        Fault.ServerError => new() { Fault = fault, Status = ServerErrors[random.Next(ServerErrors.Length)], Headers = Plain },
        Fault.TooManyRequests => new() { Fault = fault, Status = 429, Headers = [new("Retry-After", RetryAfter(random))] },
        Fault.Forbidden => new() { Fault = fault, Status = 403, Headers = Plain },
        Fault.TimedOut => new() { Fault = fault, Status = 0, TimedOut = true },
        Fault.RedirectLoop => new() { Fault = fault, Status = 302, Headers = [new("Location", "/loop")] },
        Fault.Slow => Whole(listing, document, ifNoneMatch) with { Fault = fault },
        _ => Odd(listing, document, fault, random),
    };

    private FeedAnswer Odd(SimulatedListing listing, FeedDocument document, Fault fault, Random random) => new()
    {
        Fault = fault,
        Headers = HeadersOf(listing, document),
        IsHealthy = true,
        Body = fault switch
        {
            Fault.NewUids => Damage.NewUids(listing, document, world.Now, random),
            Fault.DuplicateEvents => Damage.Twice(listing, document, world.Now),
            Fault.OtherLineEnds => Damage.OtherLineEnds(listing, document, world.Now),
            Fault.ByteOrderMark => Damage.Marked(Body(listing, document)),
            _ => Damage.WithBadEvent(listing, document, world.Now),
        },
    };

    // A cache whose document says the same as the present one does no harm.
    private FeedAnswer? Cached(SimulatedListing listing, FeedDocument document, Fault fault, FeedDocument? cached, string? ifNoneMatch) =>
        cached is null || cached.SaysThatOf(document) ? null : Whole(listing, cached, ifNoneMatch) with { Fault = fault, IsHealthy = false };

    private FeedAnswer Whole(SimulatedListing listing, FeedDocument document, string? ifNoneMatch)
    {
        var headers = HeadersOf(listing, document);
        return listing.Habits.GivesETag && ifNoneMatch == document.ETag
            ? new() { Status = 304, Headers = headers, IsHealthy = true }
            : new() { Headers = headers, Body = Body(listing, document), IsHealthy = true };
    }

    private byte[] Body(SimulatedListing listing, FeedDocument document) =>
        listing.Habits.StampsAnswers ? document.Stamped(world.Now) : document.AsWritten();

    // Seconds, or a date: both are allowed.
    private string RetryAfter(Random random)
    {
        var seconds = random.Next(30, 1800);
        return random.Next(4) == 0 ? world.Now.AddSeconds(seconds).ToString("R", CultureInfo.InvariantCulture) : seconds.ToString(CultureInfo.InvariantCulture);
    }

    private static KeyValuePair<string, string>[] HeadersOf(SimulatedListing listing, FeedDocument document) =>
        listing.Habits.GivesETag ? [.. Calendar, new("ETag", document.ETag)] : Calendar;
}
