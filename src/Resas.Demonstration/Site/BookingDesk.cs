using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Routing;
using Resas.Contracts;
using Resas.Demonstration.Platforms;
using Resas.Kernel.Hosting;
using Resas.Kernel.Htmx;

namespace Resas.Demonstration.Site;

/// <summary>The pages of the simulated platforms: see the months, book, cancel, have our calendar pulled now.</summary>
internal sealed class BookingDesk(Cast cast, FeedPuller puller)
{
    private const int LongestName = 60;

    private delegate Task<IResult> Answer(SimulatedListing listing, IFormCollection form, CancellationToken ct);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", Show);
        routes.MapGet("/language", ChooseLanguage);
        Post("/book", Book);
        Post("/cancel", Cancel);
        Post("/pull", PullAsync);

        void Post(string path, Answer answer) => routes.MapPost(path, (Delegate)((HttpContext http) => FromOurPageAsync(http, answer)));
    }

    /// <summary>The whole page; for htmx one platform's calendar, which refreshes itself.</summary>
    private IResult Show(HttpContext http, int home = 0, string? month = null, Guid? listing = null)
    {
        if (home < 0 || home >= cast.Play.Count) return Results.NotFound();
        var page = new PlatformsPage(cast.Play, home, Month(month)) { Done = http.Request.Query["done"] };
        if (listing is null) return new HtmlView("Platforms", page);
        return page.Home.Listings.FirstOrDefault(l => l.Id == listing) is { } one && http.Request.IsHtmx()
            ? new HtmlView("_Calendar", page.Of(one))
            : Results.NotFound();
    }

    private static IResult ChooseLanguage(HttpContext http, string to)
    {
        if (Languages.All.Contains(to))
            http.Response.Cookies.Append(CookieRequestCultureProvider.DefaultCookieName, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(to)), new() { SameSite = SameSiteMode.Lax, HttpOnly = true });
        return Results.LocalRedirect("/");
    }

    private Task<IResult> Book(SimulatedListing listing, IFormCollection form, CancellationToken ct)
    {
        var wish = new BookingWish(listing.Id, form["arrival"].ToString(), form["departure"].ToString(), form["guest"].ToString().Trim());
        return Task.FromResult(Decide(listing, form, wish));
    }

    private IResult Decide(SimulatedListing listing, IFormCollection form, BookingWish wish)
    {
        if (wish.Guest.Length is 0 or > LongestName) return Refuse(listing, form, wish with { Problem = "Book.Guest" });
        if (Date(wish.Arrival) is not { } from || Date(wish.Departure) is not { } until) return Refuse(listing, form, wish with { Problem = "Book.Dates" });

        return listing.Book(new Nights(from, until), wish.Guest) switch
        {
            BookingAnswer.Booked => Back(listing, form, "booked"),
            BookingAnswer.Taken taken => Refuse(listing, form, wish with { Problem = "Book.Taken", Night = taken.Night }),
            BookingAnswer.Impossible impossible => Refuse(listing, form, wish with { Problem = $"Book.{impossible.Why}" }),
            var other => throw new InvalidOperationException($"Unknown answer {other}."),
        };
    }

    private Task<IResult> Cancel(SimulatedListing listing, IFormCollection form, CancellationToken ct) =>
        Task.FromResult(Guid.TryParse(form["stay"], out var stay) && listing.Cancel(stay) ? Back(listing, form, "cancelled") : Results.NotFound());

    private async Task<IResult> PullAsync(SimulatedListing listing, IFormCollection form, CancellationToken ct)
    {
        await puller.PullAsync(listing, ct);
        return Back(listing, form, null);
    }

    /// <summary>Another site's page must not book here, even here.</summary>
    private async Task<IResult> FromOurPageAsync(HttpContext http, Answer answer)
    {
        if (http.Request.Headers["Sec-Fetch-Site"] is [not ("same-origin" or "none"), ..]) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (!http.Request.HasFormContentType) return Results.BadRequest();
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        return Guid.TryParse(form["listing"], out var id) && cast.Play.SelectMany(h => h.Listings).FirstOrDefault(l => l.Id == id) is { } listing
            ? await answer(listing, form, http.RequestAborted)
            : Results.NotFound();
    }

    private IResult Back(SimulatedListing listing, IFormCollection form, string? done) => Results.LocalRedirect(
        $"/?home={HomeOf(listing)}&month={Month(form["month"]):yyyy-MM}{(done is null ? "" : $"&done={done}")}#listing-{listing.Platform.Key}");

    private HtmlView Refuse(SimulatedListing listing, IFormCollection form, BookingWish wish) => new HtmlView("Platforms",
        new PlatformsPage(cast.Play, HomeOf(listing), Month(form["month"])) { Wish = wish }, StatusCodes.Status422UnprocessableEntity);

    private int HomeOf(SimulatedListing listing) => cast.Play.Select((home, at) => (home, at)).First(h => h.home.Listings.Contains(listing)).at;

    private DateOnly Month(string? asked)
    {
        var today = cast.Play[0].Listings[0].Today;
        var month = DateOnly.TryParseExact($"{asked}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) ? first : today;
        var (earliest, latest) = (today.AddMonths(-1), today.AddMonths(18));
        month = month < earliest ? earliest : month > latest ? latest : month;
        return new DateOnly(month.Year, month.Month, 1);
    }

    private static DateOnly? Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
