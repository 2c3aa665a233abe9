using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Resas.Contracts.Properties;
using Resas.Contracts.Sync;
using Resas.Kernel.Database;
using Resas.Kernel.Hosting;
using Resas.Kernel.Htmx;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;

namespace Resas.Properties.Pages.Listings;

internal sealed class Link(ResasDb db, IMediator modules, AddressTrials trials, AddressRules rules, TimeProvider clock, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty] public ListingInput Form { get; set; } = new();

    public PropertySummary Home { get; private set; } = null!;
    public IReadOnlyList<PlatformInfo> Platforms { get; private set; } = [];
    public IReadOnlyList<string> Linked { get; private set; } = [];
    public AddressTrial? Trial { get; private set; }
    public bool IsFull => Linked.Count >= Listing.MaxPerProperty;
    public bool IsSecond => Linked.Contains(Form.Platform) && Form.Platform != "other"; // any number of other calendars is usual
    public PlatformInfo? Platform => Platforms.FirstOrDefault(p => p.Key == Form.Platform);

    public async Task<IActionResult> OnGetAsync(Guid propertyId, CancellationToken ct) => await LoadAsync(propertyId, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid propertyId, CancellationToken ct)
    {
        if (!await LoadAsync(propertyId, ct)) return NotFound();
        if (Form.SwitchTo is { Length: > 0 } other) SwitchTo(other);
        var address = ReadAddress();
        if (address is not null && await rules.WhyNotAsync(address, Home.OwnerId, null, Request, ct) is { } why) Deny(nameof(Form.Address), why);
        if (!ModelState.IsValid) return this.Refused("_LinkForm");

        if (address is null || trials.Allows(Form.Slip, address, Form.Step == "anyway") && Form.Step is "save" or "anyway") return await SaveAsync(address, ct);
        return await TryAsync(address, ct);
    }

    private async Task<bool> LoadAsync(Guid propertyId, CancellationToken ct)
    {
        if (await modules.Send(new FindProperty(propertyId, User.OwnerId()), ct) is not { IsArchived: false } home) return false;
        Home = home;
        Platforms = await modules.Send(new FindPlatforms(), ct);
        Linked = await db.Set<Listing>().Where(l => l.PropertyId == home.Id).Select(l => l.Platform).ToListAsync(ct);
        return true;
    }

    private void SwitchTo(string platform)
    {
        Form.Platform = platform;
        ModelState.Remove($"{nameof(Form)}.{nameof(Form.Platform)}");
        Form.Step = "try";
    }

    /// <summary>The address to try or save; null when the listing is only to be exported, or with an error in the model state.</summary>
    private FeedAddress? ReadAddress()
    {
        if (Platform is null) Deny(nameof(Form.Platform), texts["Listing.Platform.Missing"]);
        if (Form.Step == "without")
        {
            if (Form.HasAddress) Deny(nameof(Form.Address), texts["Listing.Address.NotEmpty"]);
            return null;
        }

        if (!Form.HasAddress) Deny(nameof(Form.Address), texts["Listing.Address.Missing"]);
        else if (FeedAddress.TryRead(Form.Address, out var address)) return address;
        else Deny(nameof(Form.Address), texts["Listing.Address.Bad"]);
        return null;
    }

    private async Task<IActionResult> TryAsync(FeedAddress address, CancellationToken ct)
    {
        Trial = await trials.TryAsync(address, Form.Platform!, Home.TimeZone, ct);
        // A new verdict replaces the one that was posted.
        ModelState.Remove($"{nameof(Form)}.{nameof(Form.Slip)}");
        Form.Slip = Trial.Slip;
        if (!Trial.IsGood) return this.Refused("_LinkForm");
        return Request.IsHtmx() ? this.Fragment("_LinkForm", this) : Page();
    }

    private async Task<IActionResult> SaveAsync(FeedAddress? address, CancellationToken ct)
    {
        var listing = await db.RunAsync(token => LinkAsync(address, token), ct);
        return listing is null
            ? this.Refused("_LinkForm")
            : this.DoneAt(Url.Page("Export", new { id = listing.Id })!, texts["Listing.Linked", Platform!.Name, Home.Name]);
    }

    /// <summary>Decides again inside the transaction: of two requests that race for one address the unique index lets one in, and the other comes back here.</summary>
    private async Task<Listing?> LinkAsync(FeedAddress? address, CancellationToken ct)
    {
        ModelState.Clear();
        var home = await db.Set<Property>().SingleAsync(p => p.Id == Home.Id, ct);
        Linked = await db.Set<Listing>().Where(l => l.PropertyId == home.Id).Select(l => l.Platform).ToListAsync(ct);
        if (IsFull) return Deny("", texts["Listings.Full", Listing.MaxPerProperty]);
        if (IsSecond && Form.Second != "yes") return Deny(nameof(Form.Second), texts["Listing.Second.Confirm", Platform!.Name]);
        if (address is not null && await rules.WhyNotAsync(address, Home.OwnerId, null, Request, ct) is { } why) return Deny(nameof(Form.Address), why);

        var name = string.IsNullOrWhiteSpace(Form.Name) ? Platform!.Name : Form.Name;
        var listing = Listing.Link(Guid.CreateVersion7(clock.GetUtcNow()), home, Platform!.Key, name, address, Listing.NewExportKey(), clock.Now());
        db.Add(listing);
        modules.Announce(new ListingLinked(listing.Id, home.Id, home.OwnerId));
        return listing;
    }

    private Listing? Deny(string field, string sentence)
    {
        ModelState.AddModelError(field.Length == 0 ? "" : $"{nameof(Form)}.{field}", sentence);
        return null;
    }
}
