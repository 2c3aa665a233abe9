using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Properties;
using Resas.Contracts.Sync;
using Resas.Kernel.Database;
using Resas.Kernel.Hosting;
using Resas.Kernel.Htmx;
using Resas.Kernel.Jobs;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;
using Resas.Sync.Jobs;

namespace Resas.Sync.Pages.Sync;

/// <summary>How far the readings are that were asked for. Asks again by itself until all have ended, with script and without. They can be
/// stopped: what has begun ends, what has not begun is not begun.</summary>
internal sealed class Progress(ResasDb db, IMediator modules, JobQueue jobs, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid? PropertyId { get; set; }
    [BindProperty(SupportsGet = true)] public Guid? ListingId { get; set; }
    [BindProperty(SupportsGet = true)] public string? ReturnUrl { get; set; }

    /// <summary>They were stopped: those that nobody asks for any more were not begun.</summary>
    [BindProperty(SupportsGet = true)] public bool Stopped { get; set; }

    public IReadOnlyList<Line> Lines { get; private set; } = [];
    public int Done => Lines.Count(l => l.Stage == Stage.Done);
    public bool CanStop => Lines.Any(l => l.Stage == Stage.Waiting);
    public bool IsOver => Lines.All(l => l.Stage is Stage.Done or Stage.NotBegun);
    public string Count => IsOver ? (Lines.Any(l => l.Stage == Stage.NotBegun) ? "Progress.Stopped" : "Progress.Over") : "Progress.Count";
    public string Back => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : "/";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var wanted = await modules.FindReadableAsync(User.OwnerId(), PropertyId, ListingId, ct);
        if (wanted.Count == 0 && (ListingId ?? PropertyId) is not null) return NotFound();
        Lines = await ReadAsync(wanted, ct);
        return Request.IsHtmx() ? this.Fragment("_Progress", this) : Page();
    }

    public async Task<IActionResult> OnPostStopAsync([FromServices] ListingFollower follower, CancellationToken ct)
    {
        var wanted = await modules.FindReadableAsync(User.OwnerId(), PropertyId, ListingId, ct);
        await follower.StopAsync(wanted, ct);
        return RedirectToPage(new { PropertyId, ListingId, ReturnUrl, Stopped = true });
    }

    private async Task<IReadOnlyList<Line>> ReadAsync(IReadOnlyList<ListingSummary> wanted, CancellationToken ct)
    {
        var me = User.OwnerId();
        var states = await db.Set<ListingState>().AsNoTracking().Where(s => s.OwnerId == me).ToDictionaryAsync(s => s.ListingId, ct);
        var last = states.Values.Select(s => s.LastRunId).OfType<Guid>().ToList();
        var runs = await db.Set<SyncRun>().AsNoTracking().Where(r => last.Contains(r.Id)).ToDictionaryAsync(r => r.ListingId, ct);
        var running = await jobs.RunningAsync<PollListing>([.. wanted.Select(l => PollListing.KeyOf(l.Id))], clock.Now(), ct);
        var homes = (await modules.Send(new FindProperties(me), ct)).ToDictionary(h => h.Id, h => h.Name);
        var platforms = (await modules.Send(new FindPlatforms(), ct)).ToDictionary(p => p.Key, p => p.Name);
        return [.. wanted.Select(l => new Line(l, homes.GetValueOrDefault(l.PropertyId), platforms.GetValueOrDefault(l.Platform, l.Platform),
            StageOf(states.GetValueOrDefault(l.Id), running.Contains(PollListing.KeyOf(l.Id))), runs.GetValueOrDefault(l.Id)))];
    }

    private Stage StageOf(ListingState? state, bool isRunning) => state switch
    {
        { AskedAt: null } when Stopped => Stage.NotBegun,
        { IsAwaited: false, LastTriedAt: not null } => Stage.Done,
        _ => isRunning ? Stage.Reading : Stage.Waiting,
    };

    internal enum Stage
    {
        Waiting,
        Reading,
        Done,
        NotBegun,
    }

    /// <param name="Run">Its newest line of the log.</param>
    internal sealed record Line(ListingSummary Listing, string? Home, string Platform, Stage Stage, SyncRun? Run)
    {
        public string Tone => (Stage, Run?.Outcome) switch
        {
            (Stage.Done, RunOutcome.Failed) => "error",
            (Stage.Done, RunOutcome.Suspicious) => "warn",
            (Stage.Done, _) => "ok",
            (Stage.NotBegun, _) => "neutral",
            _ => "info",
        };
    }
}
