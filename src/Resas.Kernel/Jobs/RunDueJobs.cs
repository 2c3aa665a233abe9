using Resas.Kernel.Scheduling;

namespace Resas.Kernel.Jobs;

/// <summary>Keeps the runner full while more is due than fits, so that a thousand rows do not wait for a tick each time a few of them end.</summary>
internal sealed class RunDueJobs(JobRunner runner) : IInvocable
{
    public async Task Invoke(CancellationToken ct)
    {
        while (await runner.StartDueAsync(ct)) await runner.RoomAsync(ct);
    }
}
