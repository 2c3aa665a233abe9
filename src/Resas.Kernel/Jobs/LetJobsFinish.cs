using Microsoft.Extensions.Hosting;

namespace Resas.Kernel.Jobs;

/// <summary>When the program stops, waits for the jobs under way, which have just been cancelled, to give back their leases.</summary>
internal sealed class LetJobsFinish(JobRunner runner) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => runner.SettleAsync().WaitAsync(cancellationToken);
}
