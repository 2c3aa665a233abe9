using Microsoft.Extensions.Options;
using Resas.Demonstration.Platforms;
using Resas.Kernel.Hosting;

namespace Resas.Demonstration;

/// <summary>Each simulated platform pulls our calendars again and again, as the real ones do every few hours.</summary>
internal sealed class PullOften(Cast cast, FeedPuller puller, IOptions<DemonstrationOptions> options, TimeProvider clock) : LongService
{
    protected override async Task WorkAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(options.Value.PullInterval, clock);
        while (await timer.WaitForNextTickAsync(ct))
            await Task.WhenAll(cast.Play.SelectMany(h => h.Listings).Select(listing => puller.PullAsync(listing, ct)));
    }
}
