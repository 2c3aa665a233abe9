using System.Globalization;
using Resas.Testing;
using Xunit.Abstractions;

namespace Resas.EndToEnd.Tests;

/// <summary>The process dies between any two statements and restarts, again and again, while platforms sell nights.</summary>
public sealed class KilledDuringImportsTests(ITestOutputHelper output) : IDisposable
{
    private const int Kills = 50, Homes = 8, Seed = 20261121;
    private readonly DataFolder data = new();
    private readonly Random random = new(Seed);
    private readonly List<ImitatedListing> listings = [];
    private readonly int[] weeks = new int[Homes];
    private int sold;

    [Fact]
    public async Task Killed_at_fifty_moments_it_loses_no_claim_doubles_none_and_delivers_everything()
    {
        await using var feeds = await FeedServer.StartAsync();
        await using var site = new ResasProcess(data.Path, ("Sync:AllowPrivateAddresses", "true"), ("Sync:PollInterval", "00:00:05"), ("Jobs:Lease", "00:00:01"));
        await site.StartAsync();
        await OpenListingsAsync(await site.SignUpAsync(), feeds);
        await site.KillAsync();

        for (var kill = 0; kill < Kills; kill++)
        {
            Sell();
            var moment = feeds.AskedAsync(random.Next(1, 6));
            site.Launch();
            await WaitAsync(moment, site);
            await PauseAsync(random.Next(0, 60));
            await site.KillAsync();
        }

        Sell();
        await site.StartAsync();
        await SettledAsync();
        output.WriteLine($"{sold} stays sold, {listings.Sum(l => l.Cancelled.Count)} cancelled, {await data.Database.CountAsync("Sync_Run")} runs");
        await CheckAsync();
    }

    public void Dispose() => data.Dispose();

    private async Task OpenListingsAsync(Visitor owner, FeedServer feeds)
    {
        for (var home = 0; home < Homes; home++)
        {
            var id = await owner.AddHomeAsync($"Le Mas {home}");
            foreach (var platform in new[] { "airbnb", "greengo" })
            {
                var listing = new ImitatedListing(home, platform, feeds[$"/{platform}-{home}.ics"]);
                listing.Publish();
                await owner.LinkAsync(id, platform, listing.Feed.Address);
                listings.Add(listing);
            }
        }
    }

    /// <summary>What happens on the platforms meanwhile. No night is sold twice, so that whatever collides in the end is our own fault.</summary>
    private void Sell()
    {
        foreach (var listing in listings)
        {
            if (random.NextDouble() < 0.7) listing.Book(NewName(listing), NewNight(listing.Home), random.Next(1, 7));
            if (random.NextDouble() < 0.3) listing.ShortenOne(random);
            if (random.NextDouble() < 0.1) listing.CancelOne(random);
            listing.Publish();
        }
    }

    private string NewName(ImitatedListing listing) => listing.Platform == "airbnb" ? $"HM{++sold:D8}" : $"Cliente {++sold}";

    private DateOnly NewNight(int home) => DateOnly.FromDateTime(DateTime.UtcNow).AddDays(3 + (7 * weeks[home]++));

    private async Task SettledAsync()
    {
        var before = listings.ToDictionary(l => l, l => l.Feed.Requests);
        await Eventually.TrueAsync(() => listings.TrueForAll(l => l.Feed.Requests >= before[l] + 3), "each feed to be polled three times", TimeSpan.FromMinutes(2));
        await Eventually.TrueAsync(async () => await data.Database.CountAsync("Kernel_Delivery") == 0, "the outbox to be empty");
    }

    private async Task CheckAsync()
    {
        var claims = await data.Database.RowsAsync("""SELECT COALESCE(Code, Guest), "From", "Until", ReleasedAt FROM Blocks_Claim WHERE Kind = 'Reservation'""");
        Assert.Empty(claims.GroupBy(c => c[0]).Where(c => c.Count() > 1).Select(c => c.Key));

        var live = claims.Where(c => c[3] is null).ToDictionary(c => c[0]!, c => (Day(c[1]), Day(c[2])));
        foreach (var listing in listings)
        {
            Assert.All(listing.Shown, s => Assert.Equal(s.Value, live.GetValueOrDefault(s.Key)));
        }

        Assert.Empty(live.Keys.Except(listings.SelectMany(l => l.Shown.Keys.Concat(l.Cancelled))));
        Assert.Equal(live.Values.Sum(n => n.Item2.DayNumber - n.Item1.DayNumber), await data.Database.CountAsync("Blocks_Night"));
        // What shorter stays gave back was held until a second answer, and no longer.
        Assert.Equal(0, await data.Database.CountAsync("Blocks_Claim", "Kind <> 'Reservation' AND ReleasedAt IS NULL"));
        Assert.Equal(0, await data.Database.CountAsync("Blocks_Conflict"));
        Assert.Equal(0, await data.Database.CountAsync("Kernel_Job", "Failures > 0"));
        Assert.Equal("ok", (await data.Database.RowsAsync("PRAGMA integrity_check"))[0][0]);
    }

    private static DateOnly Day(string? text) => DateOnly.ParseExact(text!, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task WaitAsync(Task moment, ResasProcess site)
    {
        if (await Task.WhenAny(moment, Task.Delay(TimeSpan.FromMinutes(1))) != moment) throw new TimeoutException($"No feed was read: {site.Output}");
    }

    /// <summary>Part of the experiment, not of waiting for a result: the moment of death is drawn by lot.</summary>
    private static async Task PauseAsync(int milliseconds)
    {
        if (milliseconds > 0) await Task.Delay(milliseconds);
    }
}
