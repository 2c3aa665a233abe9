using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Resas.Contracts.Properties;
using Resas.Kernel.Hosting;
using Resas.Kernel.Htmx;
using Resas.Kernel.Messaging;

namespace Resas.Sync.Pages.Sync;

/// <summary>"Synchronise now", for a listing, a home or everything: makes the rows due, and leads to where their progress is seen.</summary>
internal sealed class Now(IMediator modules, ListingFollower follower, IStringLocalizer<Texts> texts) : PageModel
{
    public async Task<IActionResult> OnPostAsync(Guid? propertyId, Guid? listingId, string? returnUrl, CancellationToken ct)
    {
        var wanted = await modules.FindReadableAsync(User.OwnerId(), propertyId, listingId, ct);
        if (wanted.Count == 0 && (listingId ?? propertyId) is not null) return NotFound();
        if (wanted.Count == 0) return this.DoneAt(Url.IsLocalUrl(returnUrl) ? returnUrl! : "/", texts["Now.Nothing"]);

        await follower.AskAsync(wanted, User.OwnerId(), ct);
        return RedirectToPage("Progress", new { propertyId, listingId, returnUrl });
    }
}

internal static class Readable
{
    /// <summary>The owner's listings that have an address to read: all, a home's, or that one.</summary>
    public static async Task<IReadOnlyList<ListingSummary>> FindReadableAsync(this IMediator modules, Guid ownerId, Guid? propertyId, Guid? listingId, CancellationToken ct) =>
        [.. (await modules.Send(new FindListings(ownerId, propertyId), ct)).Where(l => l.HasImport && (listingId is null || l.Id == listingId))];
}
