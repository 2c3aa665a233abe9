using Microsoft.AspNetCore.Mvc.RazorPages;
using Resas.Kernel.Jobs;
using Resas.Kernel.Time;

namespace Resas.Web.Pages.Administration;

/// <summary>For administrators: the work that is planned, who is at it, and what has failed.</summary>
internal sealed class Jobs(JobMonitor monitor, TimeProvider clock) : PageModel
{
    public IReadOnlyList<JobMonitor.Tally> Tallies { get; private set; } = [];

    public IReadOnlyList<JobMonitor.Row> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var now = clock.Now();
        Tallies = await monitor.TallyAsync(now, ct);
        Rows = await monitor.NotableAsync(now, ct);
    }
}
