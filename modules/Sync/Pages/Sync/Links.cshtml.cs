using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Resas.Contracts.Properties;
using Resas.Contracts.Sync;
using Resas.Kernel.Hosting;
using Resas.Kernel.Htmx;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;
using Resas.Sync.Propagation;

namespace Resas.Sync.Pages.Sync;

/// <summary>Platforms that are linked to each other beside us, and what the owner can do about it.</summary>
internal sealed class Links(DirectLinks links, LinkChecks checks, IMediator modules, IStringLocalizer<Texts> texts, TimeProvider clock) : PageModel
{
    public PropertySummary Home { get; private set; } = null!;
    public IReadOnlyList<DirectLink> All { get; private set; } = [];
    public IReadOnlyList<LinkCheck> Checks { get; private set; } = [];
    public IReadOnlyDictionary<Guid, PlatformInfo> Platforms { get; private set; } = new Dictionary<Guid, PlatformInfo>();

    public async Task<IActionResult> OnGetAsync(Guid propertyId, CancellationToken ct)
    {
        var owner = User.OwnerId();
        if (await modules.Send(new FindProperty(propertyId, owner), ct) is not { } home) return NotFound();
        (Home, All) = (home, await links.OfHomeAsync(owner, propertyId, ct));
        Checks = await checks.OfHomeAsync(owner, propertyId, ct);
        var platforms = (await modules.Send(new FindPlatforms(), ct)).ToDictionary(p => p.Key);
        Platforms = (await modules.Send(new FindListings(owner), ct)).ToDictionary(l => l.Id, l => platforms[l.Platform]);
        return Page();
    }

    public Task<IActionResult> OnPostRemovedAsync(Guid propertyId, Guid id, CancellationToken ct) =>
        AnswerAsync(propertyId, id, link => link.Remove(clock.Now()), "Links.RemovedDone", ct);

    public Task<IActionResult> OnPostNoneAsync(Guid propertyId, Guid id, CancellationToken ct) =>
        AnswerAsync(propertyId, id, link => link.Refute(), "Links.NoneDone", ct);

    public Task<IActionResult> OnPostBackAsync(Guid propertyId, Guid id, CancellationToken ct) =>
        AnswerAsync(propertyId, id, link => link.Reopen(), "Links.BackDone", ct);

    public Task<IActionResult> OnPostCheckAsync(Guid propertyId, Guid id, Guid[]? removed, CancellationToken ct) => AnswerAsync(propertyId, id, isChecked: true, removed ?? [], ct);

    public Task<IActionResult> OnPostUncheckAsync(Guid propertyId, Guid id, CancellationToken ct) => AnswerAsync(propertyId, id, isChecked: false, [], ct);

    /// <summary>The platform's name, and the listing's own where it has one.</summary>
    public string NameOf(ListingSummary listing) =>
        Platforms[listing.Id].Name is var platform && listing.Name == platform ? platform : $"{platform} ({listing.Name})";

    public string Day(DateTime utc) => utc.DateIn(Home.TimeZone).DayAndMonth();

    private async Task<IActionResult> AnswerAsync(Guid propertyId, Guid id, Action<DirectLink> answer, string done, CancellationToken ct) =>
        await links.AnswerAsync(User.OwnerId(), id, answer, ct) ? this.DoneAt($"/sync/links/{propertyId}", texts[done]) : NotFound();

    private async Task<IActionResult> AnswerAsync(Guid propertyId, Guid id, bool isChecked, Guid[] removed, CancellationToken ct)
    {
        if ((await checks.OfHomeAsync(User.OwnerId(), propertyId, ct)).FirstOrDefault(c => c.Listing.Id == id) is not { } check) return NotFound();
        await checks.AnswerAsync(User.OwnerId(), id, isChecked, removed, ct);
        return this.DoneAt($"/sync/links/{propertyId}", texts[isChecked ? "Links.Check.Done" : "Links.Check.BackDone", check.Platform.Name]);
    }
}
