using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resas.Contracts;
using Resas.Contracts.Accounts;
using Resas.Contracts.Blocks;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;
using Resas.Testing;

namespace Resas.Benchmarks.Pages;

/// <summary>The calendar's pages of the program as it runs, read by fifty people at once.</summary>
internal static class PagesBenchmark
{
    private const int Homes = 10, Claims = 1_000, Users = 50;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(45), WarmUp = TimeSpan.FromSeconds(10), Thinks = TimeSpan.FromSeconds(3);

    public static async Task RunAsync()
    {
        Environment.SetEnvironmentVariable("ASPNETCORE_TEST_CONTENTROOT_RESAS_WEB", Repository.File("src", "Resas.Web"));
        using var database = new TestDatabase();
        await using var writer = new ResasHost(database) { Clock = new() { Now = TimeProvider.System.GetUtcNow().UtcDateTime } };
        var owner = await writer.SignInAsync();
        var homes = await FillAsync(writer, owner.OwnerId);
        await using var program = await new ResasProcess(database.Folder, ("ASPNETCORE_ENVIRONMENT", "Production")).StartAsync();
        var cookies = string.Join("; ", owner.Cookies.Select(c => $"{c.Key}={c.Value}"));
        var (month, timeline) = (new Uri(program.Site, $"/calendar/{homes[0]}"), new Uri(program.Site, "/timeline?weeks=8"));

        await ReadAsync([month, timeline], cookies, WarmUp, TimeSpan.FromMilliseconds(500));
        var times = await ReadAsync([month, timeline], cookies, Length, Thinks);
        Section.Write("pages.md", "pages", Report(times[month], times[timeline]));
    }

    /// <summary>Each user opens a page, looks at it for a while, and opens the next.</summary>
    /// <returns>Milliseconds from asking to the last byte, for each page, in order.</returns>
    private static async Task<Dictionary<Uri, List<double>>> ReadAsync(Uri[] pages, string cookies, TimeSpan length, TimeSpan thinks)
    {
        var begin = Stopwatch.GetTimestamp();
        var users = Enumerable.Range(0, Users).Select(async number =>
        {
            var random = new Random(number);
            using var http = new HttpClient();
            http.DefaultRequestHeaders.Add("Cookie", cookies);
            http.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br, gzip");
            var found = new List<(Uri Page, double Time)>();
            while (true)
            {
                await Task.Delay(thinks * -Math.Log(1 - random.NextDouble()));
                if (Stopwatch.GetElapsedTime(begin) > length) return found;
                var page = pages[random.Next(pages.Length)];
                var asked = Stopwatch.GetTimestamp();
                using var answer = await http.GetAsync(page);
                if (answer.RequestMessage!.RequestUri != page || !answer.IsSuccessStatusCode) throw new InvalidOperationException($"{page} led to {answer.RequestMessage.RequestUri}, {(int)answer.StatusCode}.");
                found.Add((page, Stopwatch.GetElapsedTime(asked).TotalMilliseconds));
            }
        }).ToList();
        return (await Task.WhenAll(users)).SelectMany(u => u).ToLookup(t => t.Page, t => t.Time).ToDictionary(t => t.Key, t => t.Order().ToList());
    }

    /// <summary>Each home sold for more than a year, four nights and one free.</summary>
    public static async Task<List<Guid>> FillAsync(ResasHost host, Guid ownerId)
    {
        var homes = Enumerable.Range(1, Homes).Select(n => new DemonstrationHome(Guid.CreateVersion7(), $"Gîte {n}",
            [new(Guid.CreateVersion7(), "airbnb", $"Gîte {n}", $"http://127.0.0.1/{Guid.NewGuid():N}", $"{Guid.NewGuid():N}")])).ToList();
        await host.InScopeAsync(async services =>
        {
            var handler = services.GetServices<IAnnouncementHandler<DemonstrationStarted>>().Single(h => h.GetType().Assembly.GetName().Name == "Resas.Properties");
            await services.GetRequiredService<ResasDb>().RunAsync(ct => handler.Handle(new(ownerId, "owner@example.org", "", homes), ct), CancellationToken.None);
            return true;
        });
        var first = DateOnly.FromDateTime(host.Clock.Now).AddDays(-20);
        foreach (var home in homes)
        {
            var claims = Enumerable.Range(0, Claims / Homes).Select(n => new ClaimReport(Guid.CreateVersion7(), ClaimKind.Reservation, ClaimStanding.Held,
                new Nights(first.AddDays(5 * n), first.AddDays((5 * n) + 4)), Guest: $"Famille {n}")).ToList();
            await host.InScopeAsync(services => services.GetRequiredService<ResasDb>().RunAsync(ct => services.GetRequiredService<IMediator>().Send(
                new ReportNights(home.PropertyId, ownerId, home.Listings[0].ListingId, "airbnb", claims, []), ct), CancellationToken.None));
        }

        // Nobody shall hear of each of these stays while pages are read.
        await host.InScopeAsync(db => db.Database.ExecuteSqlRawAsync("DELETE FROM Kernel_Delivery"));
        return [.. homes.Select(h => h.PropertyId)];
    }

    private static string Report(List<double> month, List<double> timeline) => string.Create(CultureInfo.InvariantCulture, $"""
        ## Calendar pages

        Written by `dotnet run -c Release --project tests/Resas.Benchmarks -- pages`. The program as it runs, on a database file with {Homes} homes and {Claims:N0} stays of one owner;
        {Users} readers at once, each of whom opens a page, looks at it for {Thinks.TotalSeconds:0} s on average and opens the next, for {Length.TotalSeconds:0} s. From asking to the last byte, over HTTP on the
        same machine, the readers' own work included.

        | page | read | median, ms | 99 % | longest | goal |
        | --- | ---: | ---: | ---: | ---: | ---: |
        {Row("a home's month", month)}
        {Row("timeline of ten homes over eight weeks", timeline)}
        """);

    private static string Row(string page, List<double> times) => string.Create(CultureInfo.InvariantCulture,
        $"| {page} | {times.Count:N0} | {times[times.Count / 2]:0.0} | {times[(int)(times.Count * 0.99)]:0.0} | {times[^1]:0.0} | 20, 50 |");
}
