using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Resas.Contracts.Properties;
using Resas.Kernel.Database;
using Resas.Kernel.Hosting;
using Resas.Kernel.Htmx;
using Resas.Kernel.Messaging;
using Resas.Properties.FirstSteps;

namespace Resas.Properties.Pages.FirstSteps;

/// <summary>Step 3, once for each platform: the address of its calendar, tried before it is saved.</summary>
internal sealed class Read(ResasDb db, IMediator modules, Trails trails, AddressTrials trials, AddressRules rules, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    [StringLength(FeedAddress.MaxLength, ErrorMessage = "Listing.Address.TooLong")]
    public string? Address { get; set; }

    /// <summary>The verdict of the last trial, sealed.</summary>
    [BindProperty] public string? Slip { get; set; }

    /// <summary>save, or anyway; anything else is a trial, which changes nothing.</summary>
    [BindProperty] public string? Step { get; set; }

    public Trail Trail { get; private set; } = null!;
    public Stop Stop { get; private set; } = null!;
    public AddressTrial? Trial { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        if (await ReadAddressAsync(ct) is not { } address || !ModelState.IsValid) return this.Refused("_ReadForm");
        var anyway = Step == "anyway";
        return (anyway || Step == "save") && trials.Allows(Slip, address, anyway) ? await SaveAsync(address, ct) : await TryAsync(address, ct);
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await trails.FindByListingAsync(User.OwnerId(), id, ct) is not { } trail) return false;
        Trail = trail;
        Stop = trail.Stops.Single(s => s.ListingId == id);
        return true;
    }

    private async Task<FeedAddress?> ReadAddressAsync(CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(Address)) Deny(texts["Steps.Read.Missing"]);
        else if (!FeedAddress.TryRead(Address, out var address)) Deny(texts["Listing.Address.Bad"]);
        else if (await rules.WhyNotAsync(address, User.OwnerId(), Stop.ListingId, Request, ct) is { } why) Deny(why);
        else return address;
        return null;
    }

    private async Task<IActionResult> TryAsync(FeedAddress address, CancellationToken ct)
    {
        Trial = await trials.TryAsync(address, Stop.Platform.Key, Trail.Home.TimeZone, ct);
        // A new verdict replaces the one that was posted.
        ModelState.Remove(nameof(Slip));
        Slip = Trial.Slip;
        if (!Trial.IsGood) return this.Refused("_ReadForm");
        return Request.IsHtmx() ? this.Fragment("_ReadForm", this) : Page();
    }

    private async Task<IActionResult> SaveAsync(FeedAddress address, CancellationToken ct)
    {
        var isThere = await db.RunAsync(token => ChangeAsync(address, token), ct);
        if (!ModelState.IsValid) return this.Refused("_ReadForm");
        return isThere ? this.To(Trail.AfterReading(Stop.ListingId)) : NotFound();
    }

    /// <summary>Decides again inside the transaction: of two that race for one address the unique index lets one in.</summary>
    private async Task<bool> ChangeAsync(FeedAddress address, CancellationToken ct)
    {
        ModelState.Clear();
        var owner = User.OwnerId();
        if (await db.Set<Listing>().SingleOrDefaultAsync(l => l.Id == Stop.ListingId && l.OwnerId == owner, ct) is not { } listing) return false;
        if (await rules.WhyNotAsync(address, owner, listing.Id, Request, ct) is { } why) Deny(why);
        else if (listing.ImportAddress != address.Text)
        {
            listing.Change(listing.Name, address);
            modules.Announce(new ListingChanged(listing.Id, listing.PropertyId, owner));
        }

        return true;
    }

    private void Deny(string sentence) => ModelState.AddModelError(nameof(Address), sentence);
}
