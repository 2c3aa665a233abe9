using Resas.Kernel.Hosting;

namespace Resas.Web.Live;

/// <summary>While somebody listens, looks once a second, tells each stream what is new to it, and ends those whose session has ended.</summary>
internal sealed class LiveWatch(LiveStreams streams, LiveLook look, TimeProvider clock, ILogger<LiveWatch> log) : LongService
{
    private const int LooksPerBeat = 20;

    protected override async Task WorkAsync(CancellationToken ct)
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
            var seen = await look.ReadAsync(open, ct);
            foreach (var stream in open)
            {
                if (seen.MayHear(stream)) stream.Tell(seen.States[stream.OwnerId]);
                else stream.Doubt();
            }
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
