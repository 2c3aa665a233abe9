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

namespace Resas.Properties.Pages.Listings;

internal sealed class Edit(ResasDb db, IMediator modules, AddressTrials trials, AddressRules rules, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty] public ListingInput Form { get; set; } = new();

    public OwnListing Listing { get; private set; } = null!;
    public PlatformInfo Platform { get; private set; } = null!;
    public AddressTrial? Trial { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        Form = new() { Name = Listing.Name, Address = Listing.ImportAddress };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        var address = ReadAddress();
        if (address is not null && await rules.WhyNotAsync(address, Listing.OwnerId, id, Request, ct) is { } why) Deny(why);
        if (!ModelState.IsValid) return this.Refused("_EditForm");
        return MaySave(address) ? await SaveAsync(address, ct) : await TryAsync(address!, ct);
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await OwnListing.FindAsync(db, id, User.OwnerId(), ct) is not { } listing) return false;
        Listing = listing;
        Platform = await listing.PlatformAsync(modules, ct);
        return true;
    }

    private FeedAddress? ReadAddress()
    {
        if (Form.Step == "without")
        {
            // What was saved is still in the field; anything else was just typed and must not be lost.
            if (Form.HasAddress && Form.Address!.Trim() != Listing.ImportAddress) Deny(texts["Listing.Address.NotEmpty"]);
            return null;
        }

        if (FeedAddress.TryRead(Form.Address, out var address)) return address;
        if (Form.HasAddress) Deny(texts["Listing.Address.Bad"]);
        else if (Listing.ImportAddress is not null || Form.Step != "save") Deny(texts["Listing.Address.Missing"]);
        return null;
    }

    private bool MaySave(FeedAddress? address) => Form.Step switch
    {
        _ when address is null => true,
        "save" => address.Text == Listing.ImportAddress || trials.Allows(Form.Slip, address, anyway: false),
        "anyway" => trials.Allows(Form.Slip, address, anyway: true),
        _ => false,
    };

    private async Task<IActionResult> TryAsync(FeedAddress address, CancellationToken ct)
    {
        Trial = await trials.TryAsync(address, Listing.Platform, Listing.TimeZone, ct);
        // A new verdict replaces the one that was posted.
        ModelState.Remove($"{nameof(Form)}.{nameof(Form.Slip)}");
        Form.Slip = Trial.Slip;
        if (!Trial.IsGood) return this.Refused("_EditForm");
        return Request.IsHtmx() ? this.Fragment("_EditForm", this) : Page();
    }

    private async Task<IActionResult> SaveAsync(FeedAddress? address, CancellationToken ct)
    {
        var done = await db.RunAsync(token => ChangeAsync(address, token), ct);
        if (!ModelState.IsValid) return this.Refused("_EditForm");
        return done ? this.DoneAt(Url.Page("/Properties/Details", new { id = Listing.PropertyId })!, texts["Listing.Changed", Platform.Name]) : NotFound();
    }

    private async Task<bool> ChangeAsync(FeedAddress? address, CancellationToken ct)
    {
        ModelState.Clear();
        if (await db.Set<Resas.Properties.Listing>().SingleOrDefaultAsync(l => l.Id == Listing.Id && l.OwnerId == Listing.OwnerId, ct) is not { } listing) return false;
        if (address is not null && await rules.WhyNotAsync(address, Listing.OwnerId, Listing.Id, Request, ct) is { } why)
        {
            Deny(why);
            return false;
        }

        listing.Change(string.IsNullOrWhiteSpace(Form.Name) ? Platform.Name : Form.Name, address);
        modules.Announce(new ListingChanged(listing.Id, listing.PropertyId, listing.OwnerId));
        return true;
    }

    private void Deny(string sentence) => ModelState.AddModelError($"{nameof(Form)}.{nameof(Form.Address)}", sentence);
}
