using Microsoft.Extensions.Hosting;

namespace Resas.Kernel.Hosting;

/// <summary>Work that goes on for as long as the program runs.</summary>
public abstract class LongService : BackgroundService
{
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await WorkAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host takes it for a failure when it ends before it has quite begun, as when it can't listen.
        }
    }

    /// <param name="ct">Cancelled when the program ends.</param>
    protected abstract Task WorkAsync(CancellationToken ct);
}
