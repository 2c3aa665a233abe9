using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Resas.Demonstration.Platforms;

namespace Resas.Demonstration;

/// <summary>Each simulated platform pulls our calendars again and again, as the real ones do every few hours.</summary>
internal sealed class PullOften(Cast cast, FeedPuller puller, IOptions<DemonstrationOptions> options, TimeProvider clock) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.PullInterval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await Task.WhenAll(cast.Play.SelectMany(h => h.Listings).Select(listing => puller.PullAsync(listing, stoppingToken)));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host takes it for a failure when it ends before it has quite begun, as when it can't listen.
        }
    }
}
