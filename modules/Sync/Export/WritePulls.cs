using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Resas.Sync.Export;

/// <summary>Writes down what is noted in memory, every ten seconds and when the program stops. Not on the schedule, which is off on an instance
/// that only answers: the memory to be written is each instance's own.</summary>
internal sealed class WritePulls(PullBook book, FeedCache cache, IServiceScopeFactory scopes, ILogger<WritePulls> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private const int AtOnce = 50;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync(cancellationToken);
    }

    public async Task WriteAsync(CancellationToken ct)
    {
        foreach (var some in book.Take().Chunk(AtOnce))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<PullRecorder>().RecordAsync(some, ct);
            }
            catch (Exception failure)
            {
                foreach (var pulls in some) book.PutBack(pulls);
                if (!ct.IsCancellationRequested) log.LogWarning(failure, "Pulls of {Count} feeds can't be written yet", some.Length);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await WriteAsync(stoppingToken);
                cache.Trim();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // StopAsync writes the rest.
        }
    }
}
