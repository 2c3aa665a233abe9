using Resas.Kernel.Scheduling;

namespace Resas.Kernel.Jobs;

internal sealed class RunDueJobs(JobRunner runner) : IInvocable
{
    public Task Invoke(CancellationToken ct) => runner.StartDueAsync(ct);
}
