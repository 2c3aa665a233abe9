using System.Collections.Concurrent;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Resas.Testing;

namespace Resas.EndToEnd.Tests;

/// <summary>A running program with something on each page: two homes, listings of three platforms, stays, a closure, a conflict, a broken feed.
/// One such owner for each language.</summary>
public sealed class FurnishedSite : IAsyncLifetime, IDisposable
{
    private readonly DataFolder data = new();
    private readonly ConcurrentDictionary<string, Furnished> owners = new();
    private FeedServer feeds = null!;

    public ResasProcess Site { get; private set; } = null!;

    /// <summary>Each page of the program, found in its endpoints.</summary>
    public IReadOnlyList<SitePage> Pages { get; private set; } = [];

    public Furnished this[string language] => owners[language];

    public async Task InitializeAsync()
    {
        Pages = await DiscoverAsync();
        feeds = await FeedServer.StartAsync();
        Site = await new ResasProcess(data.Path, ("Sync:AllowPrivateAddresses", "true"), ("Accounts:AdministratorEmails:0", "fr@example.org"), ("Accounts:AdministratorEmails:1", "en@example.org")).StartAsync();
        foreach (var language in new[] { "fr", "en" }) owners[language] = await FurnishAsync(language);
        await Eventually.TrueAsync(async () => await data.Database.CountAsync("Sync_Run") >= 8 && await data.Database.CountAsync("Kernel_Delivery") == 0, "each listing to be read");
    }

    public async Task DisposeAsync()
    {
        await Site.DisposeAsync();
        await feeds.DisposeAsync();
    }

    public void Dispose() => data.Dispose();

    private async Task<Furnished> FurnishAsync(string language)
    {
        var owner = await Site.SignUpAsync($"{language}@example.org", language);
        var home = await owner.AddHomeAsync("Le Mas des Oliviers");
        // Over a stay that Airbnb will report: a conflict.
        await owner.PostFormAsync($"/blocks/create?propertyId={home}", new
        {
            Form_Kind = "Reservation", Form_From = ShiftedFeed.Shift(new(2027, 2, 20)), Form_Until = ShiftedFeed.Shift(new(2027, 2, 24)), Form_Guest = "Anne Lefèvre",
        });
        var (listing, _) = await owner.LinkAsync(home, "airbnb", Feed(language, "airbnb.ics"));
        await owner.LinkAsync(home, "greengo", Feed(language, "greengo.ics"));
        await owner.LinkAsync(home, "abritel", Feed(language, "abritel.ics"));
        await owner.LinkAsync(await owner.AddHomeAsync("Gîte de la Tour"), "booking", Feed(language, "booking.ics"));
        feeds[$"/{language}/booking.ics"].Status = 503;
        await Eventually.TrueAsync(async () => await data.Database.CountAsync("Blocks_Conflict", $"PropertyId = '{home.ToString().ToUpperInvariant()}'") > 0, "the conflict");
        var id = await IdAsync("Accounts_User", $"Email LIKE '{language}@%'");
        // The administrator's pages are looked at too; the role comes with the next signing in.
        await data.Database.RowsAsync($"UPDATE Accounts_User SET EmailConfirmed = 1 WHERE Email LIKE '{language}@%'");
        owner = await Site.SignInAsync($"{language}@example.org", language);
        return new(id, owner, home, listing, await IdAsync("Blocks_Claim", $"Guest = 'Anne Lefèvre' AND OwnerId = '{id.ToString().ToUpperInvariant()}'"),
            await IdAsync("Blocks_Conflict", $"OwnerId = '{id.ToString().ToUpperInvariant()}'"));
    }

    private async Task<Guid> IdAsync(string table, string where) => Guid.Parse((await data.Database.RowsAsync($"SELECT Id FROM {table} WHERE {where}"))[0][0]!);

    private Uri Feed(string language, string file)
    {
        var feed = feeds[$"/{language}/{file}"];
        feed.Body = feeds.Shifted(file).Body;
        return feed.Address;
    }

    private static async Task<IReadOnlyList<SitePage>> DiscoverAsync()
    {
        await using var host = new ResasHost();
        return [.. host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(e => (Endpoint: e, Page: e.Metadata.GetMetadata<PageActionDescriptor>()!))
            .GroupBy(e => e.Page.AreaName + e.Page.ViewEnginePath)
            .Select(g => g.MinBy(e => e.Endpoint.RoutePattern.RawText!.Length))
            .Select(e => new SitePage(e.Page.ViewEnginePath, e.Endpoint.RoutePattern.RawText!, e.Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null))
            .OrderBy(p => p.Route, StringComparer.Ordinal)];
    }
}

/// <summary>A page of the program.</summary>
/// <param name="Name">Its folder and file: /Listings/Link.</param>
/// <param name="Route">The pattern of its address.</param>
public sealed record SitePage(string Name, string Route, bool IsOpen);

/// <summary>An owner, and examples of what is theirs.</summary>
public sealed record Furnished(Guid Id, Visitor Owner, Guid Home, Guid Listing, Guid Claim, Guid Conflict);
