using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Sync;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;

namespace Resas.Sync.Pages.Sync;

/// <summary>For administrators: the synchronisation of all owners. Listings are told by platform and id alone; whose they are, and what they hold, is not shown.</summary>
internal sealed class Overview(ResasDb db, IMediator modules, TimeProvider clock) : PageModel
{
    private const int Most = 10, MostOpen = 50;

    public DateTime Now { get; } = clock.Now();

    /// <summary>Names of platforms, by key.</summary>
    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    /// <summary>Listings by state, each counted once but those in Manual, which have a state too.</summary>
    public IReadOnlyList<(string State, int Count)> Counts { get; private set; } = [];

    /// <summary>Circuits that let nothing through before their trial.</summary>
    public IReadOnlyList<Row> Open { get; private set; } = [];

    public IReadOnlyList<Row> Oldest { get; private set; } = [];

    /// <summary>Of the last day.</summary>
    public IReadOnlyList<SyncRun> Slowest { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Names = (await modules.Send(new FindPlatforms(), ct)).ToDictionary(p => p.Key, p => p.Name);
        Counts = await CountAsync(ct);
        Open = await Rows(States.Where(s => s.OpenUntil > Now).OrderBy(s => s.OpenUntil).Take(MostOpen)).ToListAsync(ct);
        Oldest = await Rows(States.Where(s => s.LastReadAt != null).OrderBy(s => s.LastReadAt).Take(Most)).ToListAsync(ct);
        var yesterday = Now.AddDays(-1);
        Slowest = await db.Set<SyncRun>().AsNoTracking().Where(r => r.LastAt >= yesterday).OrderByDescending(r => r.DurationMs).Take(Most).ToListAsync(ct);
    }

    private IQueryable<ListingState> States => db.Set<ListingState>().AsNoTracking();

    private async Task<IReadOnlyList<(string State, int Count)>> CountAsync(CancellationToken ct) =>
    [
        ("Healthy", await States.CountAsync(s => s.FailuresInRow == 0 && s.LastReadAt != null && !s.IsSuspicious, ct)),
        ("Waiting", await States.CountAsync(s => s.FailuresInRow == 0 && s.LastReadAt == null, ct)),
        ("Suspicious", await States.CountAsync(s => s.FailuresInRow == 0 && s.LastReadAt != null && s.IsSuspicious, ct)),
        ("Failing", await States.CountAsync(s => s.FailuresInRow > 0, ct)),
        ("Manual", await States.CountAsync(s => s.Mode == ListingMode.Manual, ct)),
    ];

    /// <summary>A listing's platform is in the newest line of its log.</summary>
    private IQueryable<Row> Rows(IQueryable<ListingState> states) => states.Select(s => new Row(
        s.ListingId, db.Set<SyncRun>().Where(r => r.Id == s.LastRunId).Select(r => r.Platform).FirstOrDefault(), s.LastReadAt, s.OpenUntil, s.Problem));

    internal sealed record Row(Guid ListingId, string? Platform, DateTime? LastReadAt, DateTime? OpenUntil, FeedProblem? Problem);
}
