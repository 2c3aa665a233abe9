using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;
using Resas.Contracts.Sync;
using Resas.Kernel.Hosting;
using Resas.Kernel.Htmx;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;
using Resas.Web.Calendar;

namespace Resas.Web.Pages;

/// <summary>Why is this night taken, or free? Who holds it, what each listing knows of it, and all that has happened to it.</summary>
internal sealed class Night(IMediator modules, IStringLocalizer<Texts> texts, TimeProvider clock) : PageModel
{
    private static readonly DateOnly Earliest = new(2000, 1, 2), Latest = new(2100, 12, 30);

    private IReadOnlyList<PropertySummary> homes = [];

    public PropertySummary Home { get; private set; } = null!;

    public DateOnly Date { get; private set; }

    public NightHistory History { get; private set; } = null!;

    public IReadOnlyList<ListingNight> Listings { get; private set; } = [];

    public IReadOnlyList<NightMoment> Moments { get; private set; } = [];

    public StayWords Stay { get; private set; } = null!;

    public NightClaim? Holder => History.Claims.FirstOrDefault(c => c.Claim.Id == History.HolderId);

    /// <summary>Live claims that have the night too, without being its holder.</summary>
    public IEnumerable<NightClaim> Beside =>
        History.Claims.Where(c => c.EndedAt is null && c.Claim.Id != History.HolderId && c.Claim.Nights.Contains(Date));

    public bool CanBeBlocked => Holder is null && Date >= clock.Today(Home.TimeZone) && !Home.IsArchived;

    public async Task<IActionResult> OnGetAsync(Guid propertyId, string night, CancellationToken ct)
    {
        if (!DateOnly.TryParseExact(night, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) || date < Earliest || date > Latest) return NotFound();
        if (await modules.Send(new FindProperty(propertyId, User.OwnerId()), ct) is not { } home) return NotFound();

        (Home, Date) = (home, date);
        History = await modules.Send(new FindNightHistory(User.OwnerId(), home.Id, date), ct);
        Listings = await modules.Send(new FindNightStory(User.OwnerId(), home.Id, date), ct);
        homes = await modules.Send(new FindProperties(User.OwnerId(), WithArchived: true), ct);
        Stay = new StayWords(texts, await modules.Send(new FindPlatforms(), ct), homes, home);
        Moments = new NightStory(texts, Stay).Of(History, Listings);
        return Request.IsHtmx() ? this.InDrawer("_Night", texts["Night.Title", date.DayInFull()], Home.Name) : Page();
    }

    /// <summary>One sentence: taken by whom since when, or free and why.</summary>
    public string Verdict => Holder is { } holder
        ? texts["Night.Taken", Named(holder.Claim), At(holder.Since)]
        : texts["Night.Free", FreeBecause()];

    /// <summary>What one listing knows of the night, in the order of time.</summary>
    public IEnumerable<string> Facts(ListingNight listing)
    {
        (string Key, DateTime? At)[] facts = [("FirstSeen", listing.FirstSeenAt), ("Missing", listing.MissingSince), ("LastSeen", listing.LastSeenAt),
            ("Served", listing.ServedAt), ("Gone", listing.GoneAt)];
        return facts.Where(f => f.At is not null).Select(f => texts[$"Night.{f.Key}", At(f.At!.Value)].Value);
    }

    public string At(DateTime utc) => utc.InFull(Home.TimeZone);

    public string Named(ClaimView claim) => Stay.Placed(claim, texts["Night.Who", Stay.Label(claim), Stay.Source(claim)]);

    /// <summary>The platform; of the house or of a room, with its name.</summary>
    public string Named(ListingNight listing) => listing.PropertyId == Home.Id || homes.FirstOrDefault(h => h.Id == listing.PropertyId) is not { } home
        ? Stay.Platform(listing.Platform) : texts["Night.ListingAt", Stay.Platform(listing.Platform), home.Name];

    public static string AddressOf(Guid propertyId, DateOnly night) => $"/nights/{propertyId}/{night:yyyy-MM-dd}";

    private string FreeBecause()
    {
        var end = History.Events.LastOrDefault(e => e.What is ClaimEventKind.Released or ClaimEventKind.Removed && e.Standing == ClaimStanding.Held);
        var moved = History.Events.LastOrDefault(e => e.What is ClaimEventKind.Changed or ClaimEventKind.Edited && e.Before is not null && !e.Nights.Contains(Date));
        return (end, moved) switch
        {
            (null, null) => texts["Night.Never"],
            ({ } freed, _) when moved is null || freed.Version > moved.Version => texts["Night.Freed", At(freed.At), texts[$"Freed.{freed.Why}"]],
            _ => texts["Night.MovedAway", At(moved!.At)],
        };
    }
}
