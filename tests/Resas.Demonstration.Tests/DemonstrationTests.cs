using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;
using Resas.Contracts.Sync;
using Resas.Kernel.Hosting;
using Resas.Testing;

namespace Resas.Demonstration.Tests;

/// <summary>The whole program with --demo, on real ports.</summary>
public sealed class DemonstrationTests : IAsyncLifetime, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("resas-demonstration-").FullName;
    private readonly TcpListener squatter = new(IPAddress.Loopback, 0);
    private ResasHost host = null!;
    private DemonstrationSignIn signIn = null!;
    private Visitor guest = null!;

    public Task InitializeAsync()
    {
        squatter.Start();
        host = new ResasHost().With("demo", "true").With("Demonstration:Folder", Path.Combine(folder, "demo"))
            .With("Demonstration:Port", $"{((IPEndPoint)squatter.LocalEndpoint).Port}").With("Demonstration:PullInterval", "1.00:00:00");
        host.UseKestrel(0);
        host.StartServer();
        signIn = host.Services.GetRequiredService<DemonstrationSignIn>();
        guest = new Visitor(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }, "fr", signIn.Platforms);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await host.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    public void Dispose()
    {
        guest.Dispose();
        squatter.Dispose();
    }

    [Fact]
    public async Task Nights_booked_on_one_platform_close_on_the_others_and_open_again_when_cancelled()
    {
        await ReadAsync();
        await PullAllAsync();
        Assert.Equal("Free", await NightAsync("booking", "2027-02-10"));

        await BookAsync("airbnb", "2027-02-10", "2027-02-13", "Zoé");
        await ReadAsync();
        await PullAllAsync();
        Assert.Equal(["Sold", "ClosedByImport", "ClosedByImport"], await NightsAsync("2027-02-12"));
        Assert.Equal(["Free", "Free", "Free"], await NightsAsync("2027-02-13"));

        var refused = await guest.SubmitAsync(await PageAsync(), new { arrival = "2027-02-12", departure = "2027-02-14", guest = "Tom" }, "#listing-booking form[action='/book']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Ces nuits ne sont pas libres ici : celle du 12 février 2027 est prise ou fermée.", refused.Text, StringComparison.Ordinal);
        Assert.Equal("Tom", refused.One("#listing-booking [name=guest]").GetAttribute("value"));

        // The echo of the other platforms is no second claim, however often it is read.
        for (var poll = 0; poll < 3; poll++) await ReadAsync();
        var owner = (await ClaimsAsync()).Where(c => c.Nights.From == new DateOnly(2027, 2, 10)).ToList();
        Assert.Equal("airbnb", Assert.Single(owner).Platform);
        Assert.Empty(await host.AskAsync(new FindOpenConflicts(Home.OwnerId)));

        await guest.SubmitAsync(await PageAsync(), new { }, $"#listing-airbnb li:has(button:contains('Zoé')) form");
        for (var poll = 0; poll < 3; poll++) await ReadAsync();
        await PullAllAsync();
        Assert.Equal(["Free", "Free", "Free"], await NightsAsync("2027-02-12"));
        for (var poll = 0; poll < 6; poll++)
        {
            await ReadAsync();
            await PullAllAsync();
        }

        Assert.DoesNotContain(await ClaimsAsync(), c => c.Nights.Contains(new(2027, 2, 12)));
    }

    [Fact]
    public async Task The_stays_sold_before_it_begins_are_all_in_the_ledger_without_a_conflict()
    {
        await ReadAsync();
        await PullAllAsync();
        await ReadAsync();
        var claims = await ClaimsAsync(null);
        Assert.Equal(15, claims.Count(c => c is { Kind: ClaimKind.Reservation, Standing: ClaimStanding.Held }) + 1); // two of Booking.com's are one run
        Assert.Empty(await host.AskAsync(new FindOpenConflicts(Home.OwnerId)));
        Assert.All(await host.AskAsync(new FindListingHealth(Home.OwnerId)), h => Assert.Equal(HealthState.Healthy, h.State));
        Assert.Equal(3, (await host.AskAsync(new FindListingHealth(Home.OwnerId))).Count(h => h.LastPulledAt is not null)); // the home that was pulled for
    }

    [Fact]
    public async Task The_sign_in_page_says_whom_to_sign_in_as_and_that_works()
    {
        await host.SettleAsync();
        using var visitor = new Visitor(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }, "fr", host.ClientOptions.BaseAddress);
        var login = await visitor.GetAsync("/Identity/Account/Login");
        Assert.Contains(signIn.Password, login.Text, StringComparison.Ordinal);
        var inside = await visitor.SubmitAsync(login, new { Input_Email = signIn.Email, Input_Password = signIn.Password });
        Assert.Equal("/", inside.Path);
        Assert.Equal($"{signIn.Platforms}", inside.One("aside a").GetAttribute("href"));
        Assert.Equal(["La Bergerie, Saint-Véran", "Les Tilleuls, Annecy", "Studio du Port, La Rochelle"], (await visitor.GetAsync("/properties")).Texts("article h2"));
    }

    [Fact]
    public async Task A_taken_port_is_left_to_its_owner()
    {
        Assert.NotEqual(((IPEndPoint)squatter.LocalEndpoint).Port, signIn.Platforms!.Port);
        Assert.Equal(HttpStatusCode.OK, (await PageAsync()).Status);
    }

    [Fact]
    public async Task Calendars_are_served_at_their_secret_address_alone()
    {
        await host.SettleAsync();
        var listing = (await host.AskAsync(new FindListings(Home.OwnerId))).First(l => l.Platform == "airbnb");
        var address = new Uri((await host.AskAsync(new FindListingSource(listing.Id)))!.ImportAddress!);
        using var http = new HttpClient();
        using var nameless = await http.GetAsync(address);
        Assert.Equal(HttpStatusCode.Forbidden, nameless.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.GetAsync($"{address.AbsolutePath}?t=guess")).Status);

        http.DefaultRequestHeaders.UserAgent.ParseAdd("test/1.0");
        using var answer = await http.GetAsync(address);
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("BEGIN:VCALENDAR", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "2027-02-13", "Zoé", "Indiquez les dates d’arrivée et de départ.")]
    [InlineData("2027-02-10", "demain", "Zoé", "Indiquez les dates d’arrivée et de départ.")]
    [InlineData("2027-02-10", "2027-02-10", "Zoé", "Le départ doit suivre l’arrivée.")]
    [InlineData("2026-02-10", "2026-02-12", "Zoé", "L’arrivée est déjà passée.")]
    [InlineData("2027-02-10", "2027-05-10", "Zoé", "Un séjour compte 60 nuits au plus.")]
    [InlineData("2029-02-10", "2029-02-12", "Zoé", "On ne réserve pas plus de 18 mois à l’avance.")]
    [InlineData("2027-02-10", "2027-02-13", " ", "Indiquez un nom, de 60 caractères au plus.")]
    public async Task Malformed_bookings_are_refused_with_a_sentence(string arrival, string departure, string name, string sentence)
    {
        var refused = await guest.SubmitAsync(await PageAsync(), new { arrival, departure, guest = name }, "#listing-greengo form[action='/book']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal([sentence], refused.Texts("#listing-greengo .field-validation-error"));
        Assert.Equal(arrival, refused.One("#listing-greengo [name=arrival]").GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task The_page_speaks_both_languages_refreshes_by_fragment_and_refuses_other_sites()
    {
        using var english = new Visitor(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }, "en", signIn.Platforms);
        var page = await english.GetAsync("/?home=1&month=2027-02");
        Assert.Contains("February 2027", page.Text, StringComparison.Ordinal);
        Assert.Contains("Book here as a guest would.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Réservez ici comme un voyageur.", (await english.GetAsync("/language?to=fr")).Text, StringComparison.Ordinal);

        var fragment = await english.Htmx().GetAsync(page.One("#calendar-booking").GetAttribute("hx-get")!);
        Assert.Equal("calendar-booking", Assert.Single(fragment.Document.Body!.Children).Id);
        foreach (var absent in (string[])["/?home=3", "/?home=-1", $"/?listing={Guid.NewGuid()}", "/nothing"])
            Assert.Equal(HttpStatusCode.NotFound, (await guest.GetAsync(absent)).Status);

        using var foreign = new HttpRequestMessage(HttpMethod.Post, "/book") { Content = new FormUrlEncodedContent([]) };
        foreign.Headers.Add("Sec-Fetch-Site", "cross-site");
        Assert.Equal(HttpStatusCode.Forbidden, (await guest.SendAsync(foreign)).Status);
    }

    private static (Guid OwnerId, Guid Id) Home => (new("de300000-0000-4000-8000-000000000000"), new("de300000-0000-4000-8000-000000000010"));

    /// <summary>Resas reads every feed once.</summary>
    private async Task ReadAsync()
    {
        await host.SettleAsync();
        host.Clock.Advance(TimeSpan.FromSeconds(20));
        await host.SettleAsync();
    }

    private async Task PullAllAsync()
    {
        foreach (var platform in (string[])["airbnb", "booking", "greengo"])
            await guest.SubmitAsync(await PageAsync(), new { }, $"#listing-{platform} form[action='/pull']");
    }

    private async Task BookAsync(string platform, string arrival, string departure, string name)
    {
        var done = await guest.SubmitAsync(await PageAsync(), new { arrival, departure, guest = name }, $"#listing-{platform} form[action='/book']");
        Assert.Contains("Séjour vendu.", done.Text, StringComparison.Ordinal);
    }

    private Task<Answer> PageAsync() => guest.GetAsync("/?home=0&month=2027-02");

    private async Task<string> NightAsync(string platform, string day) => (await PageAsync()).One($"#listing-{platform} [data-day='{day}']").GetAttribute("data-night")!;

    private async Task<IReadOnlyList<string>> NightsAsync(string day) => [await NightAsync("airbnb", day), await NightAsync("booking", day), await NightAsync("greengo", day)];

    private async Task<IReadOnlyList<ClaimView>> ClaimsAsync(Guid? home) =>
        await host.AskAsync(new FindClaims(Home.OwnerId, new DateOnly(2026, 11, 1), new DateOnly(2028, 12, 1), home));

    private Task<IReadOnlyList<ClaimView>> ClaimsAsync() => ClaimsAsync(Home.Id);
}
