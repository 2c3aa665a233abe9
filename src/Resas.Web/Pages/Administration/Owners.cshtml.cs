using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Resas.Contracts.Accounts;
using Resas.Contracts.Properties;
using Resas.Kernel.Messaging;

namespace Resas.Web.Pages.Administration;

/// <summary>For administrators: who has an account, and how much of the server they use. Nothing of their calendars.</summary>
internal sealed class Owners(IMediator modules) : PageModel
{
    private const int PageSize = 50;

    /// <summary>Page number, from 1.</summary>
    [BindProperty(SupportsGet = true, Name = "p")] public int Number { get; set; } = 1;

    public FoundAccounts Found { get; private set; } = null!;

    public IReadOnlyDictionary<Guid, Holdings> Has { get; private set; } = new Dictionary<Guid, Holdings>();

    public bool HasMore => Number * PageSize < Found.Total;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Number = Math.Clamp(Number, 1, 10_000);
        Found = await modules.Send(new FindAccounts(Number, PageSize), ct);
        Has = await modules.Send(new CountHoldings([.. Found.Accounts.Select(a => a.Id)]), ct);
    }
}
