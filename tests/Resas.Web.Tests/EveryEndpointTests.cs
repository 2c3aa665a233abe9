using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resas.Contracts.Accounts;
using Resas.Kernel.Database;
using Resas.Testing;

namespace Resas.Web.Tests;

/// <summary>Walks everything that one owner can reach, by its links and by the program's own endpoints, and does the same as another owner and as nobody.</summary>
public sealed partial class EveryEndpointTests
{
    /// <summary>In all that is the first owner's and that others might see.</summary>
    private const string Mark = "Marqueur";

    /// <summary>Answers that never end, or that end the walk.</summary>
    private static readonly string[] NotWalked = ["/live", "/identity/account/logout", "/feeds/"];

    [Fact]
    public async Task What_is_one_owners_is_neither_shown_to_another_nor_changed_by_them()
    {
        await using var host = new ResasHost();
        var (owner, other, nobody) = (await host.SignInAsync("marqueur@example.org"), await host.SignInAsync("other@example.org"), host.Visitor());
        var ids = await FurnishAsync(host, owner.OwnerId);
        var walk = new Walk(owner);
        await walk.AllAsync();
        await walk.KnockAsync(Routes(host), ids);

        Assert.True(walk.Unreached.Count == 0, $"Nothing of the owner's answered at {string.Join(", ", walk.Unreached)}");
        Assert.True(walk.Forms.Count > 20 && walk.Addresses.Count > 40, $"{walk.Forms.Count} forms and {walk.Addresses.Count} addresses are too few to have walked everything.");
        var faults = new List<string>();
        foreach (var address in walk.Addresses)
        {
            faults.AddRange(Faults(await other.GetAsync(address), address, ids, "another owner"));
            faults.AddRange(Faults(await nobody.GetAsync(address), address, ids, "nobody"));
        }

        var before = await RowsAsync(host, other.OwnerId);
        foreach (var form in walk.Forms)
        {
            foreach (var (visitor, who) in new[] { (other, "another owner"), (nobody, "nobody") })
            {
                var answer = await visitor.PostRawAsync(form.Action, [.. form.Fields, ("__RequestVerificationToken", await TokenAsync(visitor))]);
                faults.AddRange(Faults(answer, $"POST {form.Action}", [], who));
                var after = await RowsAsync(host, other.OwnerId);
                faults.AddRange(before.Except(after).Concat(after.Except(before)).Select(row => $"{who} changed by POST {form.Action}: {row}"));
                before = after;
            }
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    private static IEnumerable<string> Faults(Answer answer, string address, IReadOnlyList<Guid> ids, string who)
    {
        if (answer.Document.Body!.TextContent.Contains(Mark, StringComparison.OrdinalIgnoreCase)) yield return $"{who} reads the owner's own at {address}";
        var names = ids.Any(id => address.Contains($"{id}", StringComparison.OrdinalIgnoreCase));
        var isLetIn = (int)answer.Status < 400 && !answer.Path.StartsWith("/Identity/Account/Login", StringComparison.OrdinalIgnoreCase);
        if (names && isLetIn) yield return $"{address} answered {who} with {(int)answer.Status} at {answer.Path}";
        if ((int)answer.Status >= 500) yield return $"{address} failed for {who}: {(int)answer.Status}";
    }

    /// <summary>A home with three listings, stays, a conflict, a room of a house, and what came of them.</summary>
    private static async Task<IReadOnlyList<Guid>> FurnishAsync(ResasHost host, Guid owner)
    {
        var home = await host.HomeAsync(owner, $"Villa {Mark}", "airbnb", "booking", "greengo");
        var today = DateOnly.FromDateTime(host.Clock.Now);
        string Day(int ahead) => $"{today.AddDays(ahead):yyyy-MM-dd}";
        var stay = await host.StayAsync(owner, home, "airbnb", Day(3), Day(8), $"Zoé {Mark}");
        await host.StayAsync(owner, home, "greengo", Day(6), Day(10), $"Yves {Mark}");
        await host.SettleAsync();
        var byHand = await host.SignedInAs(owner).PostFormAsync($"/blocks/create?propertyId={home.PropertyId}",
            new { Form_Kind = "Block", Form_From = Day(20), Form_Until = Day(22), Form_Note = Mark });
        Assert.Equal(HttpStatusCode.OK, byHand.Status);
        await host.SettleAsync();
        var found = await host.InScopeAsync(async db => await db.Database.SqlQuery<Guid>(
            $"SELECT Id AS Value FROM Blocks_Claim UNION SELECT Id FROM Blocks_Conflict UNION SELECT Id FROM Notifications_Message").ToListAsync());
        Assert.Contains(stay, found);
        return [home.PropertyId, .. home.Listings.Select(l => l.ListingId), .. found];
    }

    /// <summary>The patterns of all pages, controllers and other endpoints, found in the program.</summary>
    private static IReadOnlyList<string> Routes(ResasHost host) => [.. host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null || e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
        .Select(e => $"/{e.RoutePattern.RawText!.Trim('/')}".ToLowerInvariant())
        .Where(r => !r.Contains('.', StringComparison.Ordinal) && !r.Contains("**", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal)];

    private static async Task<string> TokenAsync(Visitor visitor) =>
        (await visitor.GetAsync(visitor.OwnerId == default ? "/Identity/Account/Login" : "/properties/create")).Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    /// <summary>Every row of every table that is not the other owner's own.</summary>
    private static Task<HashSet<string>> RowsAsync(ResasHost host, Guid notOf) => host.InScopeAsync(async db =>
    {
        await db.Database.OpenConnectionAsync();
        var rows = new HashSet<string>();
        foreach (var table in await db.Database.SqlQuery<string>($"SELECT name AS Value FROM sqlite_master WHERE type = 'table' AND name LIKE '%\\_%' ESCAPE '\\'").ToListAsync())
        {
            using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The name is the database's own.
            command.CommandText = $"SELECT * FROM \"{table}\"";
#pragma warning restore CA2100
            using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                var row = string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i)));
                if (!row.Contains($"{notOf}", StringComparison.OrdinalIgnoreCase)) rows.Add($"{table}: {row}");
            }
        }

        return rows;
    });

    /// <summary>Where one visitor can go, and what they can send.</summary>
    private sealed partial class Walk(Visitor visitor)
    {
        private const int Farthest = 300;

        private readonly HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        private readonly Dictionary<string, (string Action, (string Name, string Value)[] Fields)> forms = [];

        public List<string> Addresses { get; } = [];

        public IReadOnlyList<(string Action, (string Name, string Value)[] Fields)> Forms => [.. forms.Values];

        public List<string> Unreached { get; } = [];

        public async Task AllAsync()
        {
            var open = new Queue<string>(["/", "/timeline", "/conflicts", "/notifications", "/sync/log", "/properties"]);
            while (open.Count > 0 && Addresses.Count < Farthest)
            {
                var address = open.Dequeue();
                if (!seen.Add(Kind(address)) || await LookAsync(address) is not { } page) continue;
                foreach (var next in Links(page)) open.Enqueue(next);
            }
        }

        /// <summary>At each endpoint that no link led to: with the ids of what the owner has, one of which must fit.</summary>
        public async Task KnockAsync(IReadOnlyList<string> routes, IReadOnlyList<Guid> ids)
        {
            foreach (var route in routes.Where(r => !NotWalked.Any(r.StartsWith) && !Addresses.Exists(a => Pattern(r).IsMatch(a.Split('?')[0]))))
            {
                var reached = false;
                foreach (var id in route.Contains('{', StringComparison.Ordinal) ? ids : ids.Take(1))
                    reached |= await LookAsync(Parameter().Replace(route, $"{id}")) is not null;
                // What needs a mailed code, a form's answer or the administrator's role shows nothing to an owner who just comes by.
                if (!reached && !route.StartsWith("/identity", StringComparison.Ordinal) && !route.StartsWith("/administration", StringComparison.Ordinal)
                    && route is not ("/error/{code:int?}" or "/notifications/mail" or "/health")) Unreached.Add(route);
            }
        }

        private async Task<Answer?> LookAsync(string address)
        {
            if (NotWalked.Any(n => address.StartsWith(n, StringComparison.OrdinalIgnoreCase))) return null;
            var page = await visitor.GetAsync(address);
            if (page.Status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden) return null;
            Addresses.Add(address);
            foreach (var form in page.Document.Forms.Where(f => string.Equals(f.Method, "post", StringComparison.OrdinalIgnoreCase))) Keep(page, form);
            return page;
        }

        private void Keep(Answer page, IHtmlFormElement form)
        {
            var action = new Uri(page.Address, form.GetAttribute("action") is { Length: > 0 } to ? to : page.Address.PathAndQuery).PathAndQuery;
            if (NotWalked.Any(n => action.StartsWith(n, StringComparison.OrdinalIgnoreCase))) return;
            var fields = form.Elements.Where(e => e.GetAttribute("name") is { Length: > 0 } and not "__RequestVerificationToken")
                .Select(e => (e.GetAttribute("name")!, ValueOf(e))).ToArray();
            forms.TryAdd($"{Kind(action)} {string.Join(',', fields.Select(f => f.Item1))}", (action, fields));
        }

        private static string ValueOf(IElement element) => element switch
        {
            IHtmlInputElement { Value.Length: > 0 } input => input.Value,
            IHtmlSelectElement select => select.Value ?? "",
            IHtmlTextAreaElement text => text.Value,
            _ => element.GetAttribute("value") ?? "x",
        };

        private static IEnumerable<string> Links(Answer page) => page.Document.QuerySelectorAll("a[href], [hx-get], form[method=get]")
            .SelectMany(e => new[] { e.GetAttribute("href"), e.GetAttribute("hx-get"), e.GetAttribute("action") }).OfType<string>()
            .Select(to => new Uri(page.Address, to)).Where(to => to.Host == page.Address.Host).Select(to => to.PathAndQuery);

        /// <summary>Months, nights and pages go on for ever; a few of each kind are walked.</summary>
        private static string Kind(string address) => Number().Replace(Uuid().Replace(address, id => $"<{id.Value}>"), "0");

        private static Regex Pattern(string route) => new("^" + Parameter().Replace(Optional().Replace(Regex.Escape(route).Replace(@"\{", "{", StringComparison.Ordinal), "(/[^/]+)?"), "[^/]+") + "$", RegexOptions.IgnoreCase);

        [GeneratedRegex(@"\{[^}]*\}")]
        private static partial Regex Parameter();

        [GeneratedRegex(@"/\{[^}]*\?\}")]
        private static partial Regex Optional();

        [GeneratedRegex("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")]
        private static partial Regex Uuid();

        [GeneratedRegex(@"(?<=[=/-])\d+(?=$|[&-])")]
        private static partial Regex Number();
    }
}
