namespace Resas.Simulation.World.Http;

/// <summary>Runs a live world to its end, fetching the hub's calendars on behalf of the platforms, and judges the hub.</summary>
internal sealed class Story(LiveWorld live, HttpClient http)
{
    private readonly HubFile hub = new(live.Options.HubFile);

    public async Task<Scorecard> PlayAsync(CancellationToken ct)
    {
        live.Begin();
        await RunUntilAsync(live.World.End, ct);
        live.With(world =>
        {
            world.StopChanging();
            return 0;
        });
        await RunUntilAsync(live.World.End.AddDays(live.Options.SettlingDays), ct);
        return await JudgeAsync(ct);
    }

    private async Task RunUntilAsync(DateTime end, CancellationToken ct)
    {
        while (live.With(world => world.NextAt <= end))
        {
            live.With(hub.Refresh);
            await live.WaitAsync(ct);
            if (live.StepIfDue() is { Kind: WorldEventKind.Pull, Listing: { } listing })
            {
                var (status, body) = await FetchAsync(listing, ct);
                live.With(world => world.Pulled(listing, status, body));
            }
        }
    }

    // The world is not locked meanwhile: the hub may read feeds before it answers.
    private async Task<(int Status, byte[] Body)> FetchAsync(SimulatedListing listing, CancellationToken ct)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, listing.HubAddress);
            request.Headers.TryAddWithoutValidation("User-Agent", $"{listing.PlatformKey}-Simulated/1.0 (calendar import)");
            using var response = await http.SendAsync(request, ct);
            return ((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(ct));
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException || (failure is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return (0, []);
        }
    }

    private async Task<Scorecard> JudgeAsync(CancellationToken ct)
    {
        var exports = new Dictionary<SimulatedListing, byte[]>();
        foreach (var listing in live.World.Listings.Where(l => l.HubAddress is not null))
            if (await FetchAsync(listing, ct) is (200, var body)) exports[listing] = body;

        var conflicts = live.Options.ConflictsFile is { } file && File.Exists(file) ? ReportedConflict.Read(await File.ReadAllTextAsync(file, ct)) : null;
        var card = live.With(world => Judge.Score(world, exports, conflicts));
        if (live.Options.ScoreFile is not { } path) return card;

        await File.WriteAllTextAsync(path + ".txt", card.Sheet.ToText(), ct);
        await File.WriteAllTextAsync(path + ".md", card.Sheet.ToMarkdown(), ct);
        await File.WriteAllTextAsync(path + ".json", card.Sheet.ToJson(), ct);
        return card;
    }
}
