using Resas.Kernel.Scheduling;
using Resas.Sync.Propagation;

namespace Resas.Sync.Jobs;

/// <summary>Looks whether platforms come for what we tell them, and show it. What it finds is told once, whichever instance looks.</summary>
internal sealed class WatchPlatforms(Lapses lapses, Alarms alarms, Checklists checklists, LinkChecks links) : IInvocable
{
    public async Task Invoke(CancellationToken ct)
    {
        await lapses.LookAsync(ct);
        await alarms.LookAsync(ct);
        await checklists.VerifyAsync(ct);
        await links.LookAsync(ct);
    }
}
