using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Resas.Contracts.Accounts;
using Resas.Contracts.Properties;
using Resas.Contracts.Sync;
using Resas.Kernel.Database;
using Resas.Kernel.Hosting;
using Resas.Kernel.Htmx;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;
using Resas.Sync.Platforms;

namespace Resas.Sync.Pages.Sync;

internal sealed class Log(ResasDb db, IMediator modules, IStringLocalizer<Texts> texts) : PageModel
{
    private const int PageSize = 50;

    /// <summary>A first reading may have hundreds; the nights' own pages have them all.</summary>
    private const int MostDetails = 30;

    [BindProperty(SupportsGet = true)] public Query Filter { get; set; } = new();

    public IReadOnlyList<PropertySummary> Homes { get; private set; } = [];
    public IReadOnlyList<PlatformInfo> Platforms { get; private set; } = [];
    public IReadOnlyList<Line> Lines { get; private set; } = [];
    public bool HasOlder { get; private set; }

    /// <summary>A line for each listing that the filter leaves.</summary>
    public IReadOnlyList<Glance> Glances { get; private set; } = [];

    /// <summary>Of the log as it is shown.</summary>
    public string Mark { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var me = User.OwnerId();
        // Before what the page shows: it may then be refreshed for nothing, but never not at all.
        Mark = (await modules.Send(new FindSyncMarks([me]), ct)).GetValueOrDefault(me, SyncMarks.None).Log;
        Homes = await modules.Send(new FindProperties(me, WithArchived: true), ct);
        Platforms = await modules.Send(new FindPlatforms(), ct);
        var zone = (await modules.Send(new FindOwner(me), ct))?.TimeZone ?? "Europe/Paris";
        var runs = await Matching(me, zone).OrderByDescending(r => r.LastAt).ThenByDescending(r => r.Id)
            .Skip((Filter.PageNumber - 1) * PageSize).Take(PageSize + 1).ToListAsync(ct);
        HasOlder = runs.Count > PageSize;

        var all = await modules.Send(new FindListings(me), ct);
        Glances = await GlancesAsync(all, ct);
        var listings = all.ToDictionary(l => l.Id, l => l.Name);
        var details = await DetailsAsync([.. runs.Take(PageSize).Where(r => r.Decisions > 0).Select(r => r.Id)], new(texts, Platforms, zone), ct);
        Lines = [.. runs.Take(PageSize).Select(r => new Line(
            r, Homes.FirstOrDefault(h => h.Id == r.PropertyId)?.Name, Platforms.FirstOrDefault(p => p.Key == r.Platform)?.Name ?? r.Platform,
            listings.GetValueOrDefault(r.ListingId), r.LastAt.In(zone), r.StartedAt.In(zone), [.. details[r.Id]]))];
        return Request.IsHtmx() ? this.Fragment("_Tail", this) : Page();
    }

    /// <summary>What a run found and did, in words; figures that are nought are left out.</summary>
    public static IEnumerable<string> Facts(SyncRun run, IStringLocalizer texts)
    {
        (string Key, int Figure)[] facts = [("Found", run.Found), ("Added", run.Added), ("Changed", run.Changed), ("Freed", run.Freed),
            ("Skipped", run.Skipped), ("Missing", run.Missing), ("Echoes", run.Echoes)];
        return facts.Where(f => f.Figure > 0).Select(f => texts[$"Log.{f.Key}", f.Figure].Value);
    }

    public static IEnumerable<string> Warnings(string details, IStringLocalizer texts) => details.Split('\n').Select(line =>
        texts["Log.Line", line.Split(' ')[0], texts.TextOr($"Warning.{line.Split(' ')[^1]}", line.Split(' ')[^1])].Value);

    private async Task<IReadOnlyList<Glance>> GlancesAsync(IReadOnlyList<ListingSummary> all, CancellationToken ct)
    {
        var shown = all.Where(l => (Filter.Home is null || l.PropertyId == Filter.Home) && (string.IsNullOrEmpty(Filter.Platform) || l.Platform == Filter.Platform)).ToList();
        if (shown.Count == 0) return [];
        var health = await modules.Send(new FindListingHealth(User.OwnerId(), shown), ct);
        return [.. shown.Zip(health, (l, h) => new Glance(l, h, Homes.FirstOrDefault(p => p.Id == l.PropertyId)?.Name, Platforms.FirstOrDefault(p => p.Key == l.Platform)?.Name ?? l.Platform))];
    }

    /// <summary>What each run decided, in words.</summary>
    private async Task<ILookup<Guid, Detail>> DetailsAsync(List<Guid> runs, DecisionWords words, CancellationToken ct)
    {
        if (runs.Count == 0) return Array.Empty<Detail>().ToLookup(_ => Guid.Empty);
        var decisions = await db.Set<Decision>().AsNoTracking().Where(d => runs.Contains(d.RunId) && d.Place < MostDetails).OrderBy(d => d.Place).ToListAsync(ct);
        return decisions.ToLookup(d => d.RunId, d => new Detail(
            Capital(words.Subject(d.Nights)), words.Sentence(d), words.Rule(d), DecisionWords.Entry(d), $"/nights/{d.PropertyId}/{d.From:yyyy-MM-dd}"));
    }

    private static string Capital(string words) => char.ToUpper(words[0], System.Globalization.CultureInfo.CurrentCulture) + words[1..];

    private IQueryable<SyncRun> Matching(Guid me, string zone)
    {
        var runs = db.Set<SyncRun>().AsNoTracking().Where(r => r.OwnerId == me);
        if (Filter.Home is { } home) runs = runs.Where(r => r.PropertyId == home);
        if (!string.IsNullOrEmpty(Filter.Platform)) runs = runs.Where(r => r.Platform == Filter.Platform);
        if (Filter.Outcome is { } outcome) runs = runs.Where(r => r.Outcome == outcome);
        if (Filter.Day is not { } day || day.Year is < 2000 or > 2200) return runs;
        var from = day.StartIn(zone);
        var until = day.AddDays(1).StartIn(zone);
        return runs.Where(r => r.LastAt >= from && r.StartedAt < until);
    }

    internal sealed class Query
    {
        public Guid? Home { get; set; }
        public string? Platform { get; set; }
        public RunOutcome? Outcome { get; set; }
        public DateOnly? Day { get; set; }
        public int? P { get; set; }

        public int PageNumber => Math.Clamp(P ?? 1, 1, 10_000);
        public bool IsEmpty => Home is null && string.IsNullOrEmpty(Platform) && Outcome is null && Day is null;

        public Dictionary<string, string?> At(int page) => new()
        {
            ["Filter.Home"] = Home?.ToString(), ["Filter.Platform"] = Platform, ["Filter.Outcome"] = Outcome?.ToString(),
            ["Filter.Day"] = Day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), ["Filter.P"] = page.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
    }

    internal sealed record Line(SyncRun Run, string? Home, string Platform, string? Listing, DateTime At, DateTime Since, IReadOnlyList<Detail> Details)
    {
        public int Unsaid => Run.Decisions - Details.Count;

        public string State => Run.Outcome switch
        {
            RunOutcome.Changed => "ok",
            RunOutcome.Suspicious => "warn",
            RunOutcome.Failed => "error",
            _ => "neutral",
        };
    }

    /// <summary>How a listing is now.</summary>
    internal sealed record Glance(ListingSummary Listing, ListingHealth Health, string? Home, string Platform)
    {
        public string Name => Home is null ? Platform : $"{Platform}, {Home}";

        public string Tone => Health.State switch
        {
            HealthState.Healthy => "ok",
            HealthState.Waiting => "info",
            HealthState.Suspicious or HealthState.Stale => "warn",
            HealthState.Failing => "error",
            _ => "neutral",
        };
    }

    /// <param name="Address">Of the story of its first night.</param>
    internal sealed record Detail(string Nights, string Sentence, string Rule, string? Entry, string Address);
}
