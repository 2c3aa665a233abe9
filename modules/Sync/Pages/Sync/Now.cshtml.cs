using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Resas.Contracts.Properties;
using Resas.Kernel.Database;
using Resas.Kernel.Hosting;
using Resas.Kernel.Htmx;
using Resas.Kernel.Jobs;
using Resas.Kernel.Messaging;
using Resas.Sync.Jobs;

namespace Resas.Sync.Pages.Sync;

/// <summary>"Synchronise now", for a listing, a home or everything. Waits for the result, which each read's own deadline bounds.</summary>
internal sealed class Now(ResasDb db, IMediator modules, JobRunner runner, ListingFollower listings, IStringLocalizer<Texts> texts) : PageModel
{
    public async Task<IActionResult> OnPostAsync(Guid? propertyId, Guid? listingId, string? returnUrl, CancellationToken ct)
    {
        var wanted = (await modules.Send(new FindListings(User.OwnerId(), propertyId), ct)).Where(l => l.HasImport && (listingId is null || l.Id == listingId)).ToList();
        if (listingId is not null && wanted.Count == 0) return NotFound();

        await listings.PlanMissingAsync([.. wanted.Select(l => l.Id)], ct);
        var ran = await Task.WhenAll(wanted.Select(l => runner.RunNowAsync<PollListing>(PollListing.KeyOf(l.Id), ct)));
        return this.DoneAt(Url.IsLocalUrl(returnUrl) ? returnUrl! : "/", await SayAsync(wanted, ran, ct));
    }

    private async Task<string> SayAsync(List<ListingSummary> wanted, bool[] ran, CancellationToken ct)
    {
        if (wanted.Count == 0) return texts["Now.Nothing"];
        if (!ran.Any(r => r)) return texts["Now.Busy"];
        var ids = wanted.Select(l => l.Id).ToList();
        var failed = await db.Set<ListingState>().CountAsync(s => ids.Contains(s.ListingId) && s.FailuresInRow > 0, ct);
        if (failed > 0) return texts["Now.Failed", wanted.Count, failed];
        return wanted.Count == 1 ? texts["Now.One"] : texts["Now.Done", wanted.Count];
    }
}
