using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Resas.Contracts.Properties;
using Resas.Kernel.Hosting;
using Resas.Kernel.Htmx;
using Resas.Kernel.Messaging;

namespace Resas.Properties.Pages.Properties;

/// <summary>Of which home this one is a part, and which are its parts.</summary>
internal sealed class House(Houses houses, IMediator modules, IStringLocalizer<Texts> texts) : PageModel
{
    private IReadOnlyList<PropertySummary> homes = [];

    public PropertySummary Home { get; private set; } = null!;

    public PropertySummary? Whole => homes.FirstOrDefault(h => h.Id == Home.WholeId);

    public IReadOnlyList<PropertySummary> Parts => [.. homes.Where(h => h.WholeId == Home.Id)];

    /// <summary>Homes of which it may become a part.</summary>
    public IReadOnlyList<PropertySummary> Wholes => Home.IsArchived || Whole is not null || Parts.Count > 0 ? [] : [.. Others.Where(h => h.WholeId is null)];

    /// <summary>Homes that may become its parts.</summary>
    public IReadOnlyList<PropertySummary> Rooms => Home.IsArchived || Whole is not null ? []
        : [.. Others.Where(h => h.WholeId is null && homes.All(part => part.WholeId != h.Id))];

    private IEnumerable<PropertySummary> Others => homes.Where(h => h.Id != Home.Id && !h.IsArchived);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await ReadAsync(id, ct) ? Page() : NotFound();

    /// <param name="back">The home whose page this was asked on.</param>
    public Task<IActionResult> OnPostJoinAsync(Guid id, Guid? whole, Guid? back, CancellationToken ct) => ComposeAsync(id, whole, back ?? id, isLeaving: false, ct);

    public Task<IActionResult> OnPostAddAsync(Guid id, Guid? part, CancellationToken ct) => ComposeAsync(part, id, id, isLeaving: false, ct);

    /// <inheritdoc cref="OnPostJoinAsync"/>
    public Task<IActionResult> OnPostLeaveAsync(Guid id, Guid? back, CancellationToken ct) => ComposeAsync(id, null, back ?? id, isLeaving: true, ct);

    private async Task<IActionResult> ComposeAsync(Guid? home, Guid? whole, Guid page, bool isLeaving, CancellationToken ct)
    {
        if (!await ReadAsync(page, ct)) return NotFound();
        if (home is not { } part || (whole is null && !isLeaving)) return this.Refused("_House", "House", texts["House.Choose"]);
        switch (await houses.ComposeAsync(User.OwnerId(), part, whole, ct))
        {
            case Composed.Done done:
                return this.DoneAt(Url.Page("House", new { id = page })!, Sentence(done), Undo(part, done.Before, page));
            case Composed.Refused refused:
                return this.Refused("_House", "House", texts[$"House.{refused.Why}", refused.Name]);
            default:
                return NotFound();
        }
    }

    private string Sentence(Composed.Done done) => done switch
    {
        { Whole: null } => texts["House.Left", done.Home],
        { Conflicts: 0 } => texts["House.Joined", done.Home, done.Whole],
        _ => $"{texts["House.Joined", done.Home, done.Whole]} {texts.Count("House.Conflicts", done.Conflicts)}",
    };

    private string Undo(Guid part, Guid? before, Guid page) => before is { } whole
        ? Url.Page("House", "Join", new { id = part, whole, back = page })!
        : Url.Page("House", "Leave", new { id = part, back = page })!;

    private async Task<bool> ReadAsync(Guid id, CancellationToken ct)
    {
        homes = await modules.Send(new FindProperties(User.OwnerId(), WithArchived: true), ct);
        if (homes.FirstOrDefault(h => h.Id == id) is not { } home) return false;
        Home = home;
        return true;
    }
}
