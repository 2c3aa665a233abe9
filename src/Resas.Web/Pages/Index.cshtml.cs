using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Resas.Contracts.Blocks;
using Resas.Contracts.Notifications;
using Resas.Contracts.Properties;
using Resas.Contracts.Sync;
using Resas.Kernel.Hosting;
using Resas.Kernel.Htmx;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;
using Resas.Web.Calendar;
using Resas.Web.Live;

namespace Resas.Web.Pages;

/// <summary>The dashboard: what needs the owner, then what happens in the next days, then whether the platforms are read.</summary>
internal sealed class Index(IMediator modules, IStringLocalizer<Texts> texts, TimeProvider clock) : PageModel
{
    private const int LatestNews = 5;

    public DateTime Now { get; } = clock.Now();

    public DateOnly Today => Now.DateIn(User.TimeZone());

    public IReadOnlyDictionary<Guid, PropertySummary> Homes { get; private set; } = new Dictionary<Guid, PropertySummary>();

    public Agenda Agenda { get; private set; } = new([], [], 0);

    public IReadOnlyList<ConflictView> Conflicts { get; private set; } = [];

    public int DoubleBookings => Conflicts.Count(c => c.Kind == ConflictKind.DoubleBooking);

    /// <summary>What is left of them; null when nothing is, or when the owner wants to hear no more of it.</summary>
    public FirstStepsLeft? FirstSteps { get; private set; }

    /// <summary>The ones in trouble first.</summary>
    public IReadOnlyList<ListingLine> Listings { get; private set; } = [];

    public IReadOnlyList<Occupancy.Row> Occupancies { get; private set; } = [];

    public IReadOnlyList<NewsItem> News { get; private set; } = [];

    /// <summary>Nights of guests that a platform at least does not know of yet, each home's counted once.</summary>
    public int UnreadNights => Listings.SelectMany(l => (l.Exposure?.Unread ?? []).SelectMany(run => run.Each()).Select(night => (l.Listing.PropertyId, night))).Distinct().Count();

    public DateTime? UnreadSince => Listings.Min(l => l.Exposure?.UnreadSince);

    public StayWords Stay { get; private set; } = null!;

    /// <summary>Of the calendars as they are shown.</summary>
    public string Mark { get; private set; } = "";

    /// <summary>Of the listings' health as it is shown.</summary>
    public string HealthMark { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        return Request.IsHtmx() ? this.Fragment("_Board", this) : Page();
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        Mark = await LiveState.MarkAsync(modules, User.OwnerId(), ct);
        HealthMark = (await modules.Send(new FindSyncMarks([User.OwnerId()]), ct)).GetValueOrDefault(User.OwnerId(), SyncMarks.None).Health;
        var homes = await modules.Send(new FindProperties(User.OwnerId()), ct);
        Homes = homes.ToDictionary(h => h.Id);
        Stay = new StayWords(texts, await modules.Send(new FindPlatforms(), ct), homes);
        if (homes.Count == 0) return;

        await ReadNightsAsync([.. homes.Select(h => (h, Now.DateIn(h.TimeZone)))], ct);
        Conflicts = await modules.Send(new FindOpenConflicts(User.OwnerId()), ct);
        FirstSteps = await modules.Send(new FindFirstSteps(User.OwnerId()), ct);
        await ReadListingsAsync(ct);
        News = await modules.Send(new FindLatestNews(User.OwnerId(), LatestNews, User.TimeZone()), ct);
    }

    private async Task ReadNightsAsync(IReadOnlyList<(PropertySummary Home, DateOnly Today)> homes, CancellationToken ct)
    {
        // From the first of this month to the last of the next, and a day more on each side: homes have their own dates.
        var (first, last) = (Today.AddDays(-1), Today.AddDays(1).AddMonths(2));
        var claims = await modules.Send(new FindClaims(User.OwnerId(), first.AddDays(1 - first.Day), last.AddDays(1 - last.Day)), ct);
        (Agenda, Occupancies) = (Agenda.Of(homes, claims), Occupancy.Of(homes, claims));
    }

    private async Task ReadListingsAsync(CancellationToken ct)
    {
        var listings = await modules.Send(new FindListings(User.OwnerId()), ct);
        var health = (await modules.Send(new FindListingHealth(User.OwnerId(), listings), ct)).ToDictionary(h => h.ListingId);
        var exposure = (await modules.Send(new FindExposure(User.OwnerId(), Listings: listings), ct)).ToDictionary(e => e.ListingId);
        Listings = [.. listings.Select(l => new ListingLine(l, health.GetValueOrDefault(l.Id), exposure.GetValueOrDefault(l.Id))).OrderByDescending(l => l.Gravity)];
    }

    /// <summary>A listing, how it is read, and how it reads us.</summary>
    internal sealed record ListingLine(ListingSummary Listing, ListingHealth? Health, ListingExposure? Exposure)
    {
        public HealthState State => Health?.State ?? (Listing.HasImport ? HealthState.Waiting : HealthState.NotRead);

        /// <summary>The value of data-state.</summary>
        public string Tone => State switch
        {
            HealthState.Healthy => "ok",
            HealthState.Waiting => "info",
            HealthState.Suspicious or HealthState.Stale => "warn",
            HealthState.Failing => "error",
            _ => "neutral",
        };

        public int UnreadCount => Exposure?.Unread.Sum(run => run.Count) ?? 0;

        /// <summary>Its platform sells what is taken, or no longer comes to learn of it.</summary>
        public bool IsOpen => Exposure is { StillSold: > 0 } or { Warning: not null };

        public int Gravity => Exposure is { StillSold: > 0 } ? 2 : IsOpen ? 1 : Tone switch { "error" => 2, "warn" => 1, _ => 0 };
    }
}
