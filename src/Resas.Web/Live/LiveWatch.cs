namespace Resas.Web.Live;

/// <summary>While somebody listens, looks once a second and tells each stream what is new to it.</summary>
internal sealed class LiveWatch(LiveStreams streams, LiveLook look, TimeProvider clock, ILogger<LiveWatch> log) : BackgroundService
{
    private const int LooksPerBeat = 20;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await WatchAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host takes it for a failure when it ends before it has quite begun, as when it can't listen.
        }
    }

    private async Task WatchAsync(CancellationToken ct)
    {
        using var second = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        for (var looks = 1; ; looks++)
        {
            await streams.WaitAsync(ct);
            await TellAsync(ct);
            if (looks % LooksPerBeat == 0) Beat();
            await second.WaitForNextTickAsync(ct);
        }
    }

    private async Task TellAsync(CancellationToken ct)
    {
        var open = streams.All();
        try
        {
            var states = await look.ReadAsync([.. open.Select(s => s.OwnerId).Distinct()], ct);
            foreach (var stream in open) stream.Tell(states[stream.OwnerId]);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogWarning(failure, "Open pages could not be told of changes; tried again in a second");
        }
    }

    private void Beat()
    {
        foreach (var stream in streams.All()) stream.Beat();
    }
}
