using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Kernel.Messaging;

namespace Resas.Sync.Propagation;

/// <summary>One listing's row of the mirror: what each night is there.</summary>
/// <param name="Known">Nights that any other source holds.</param>
/// <param name="Own">Nights that the listing itself holds.</param>
internal sealed record MirrorRow(Sibling Listing, IReadOnlySet<DateOnly> Known, IReadOnlySet<DateOnly> Own)
{
    public NightState StateOf(DateOnly night) => Listing.StateOf(night, Known.Contains(night), Own.Contains(night));

    /// <summary>From today on, however far ahead.</summary>
    public IReadOnlyList<Nights> StillSold => In(NightState.StillSold);

    /// <summary>What a person should close there while its platform can't be relied upon: all that it is not known to have.</summary>
    public IReadOnlyList<Nights> ToClose => In(NightState.StillSold, NightState.Published);

    private IReadOnlyList<Nights> In(params NightState[] states) =>
        [.. Nights.Runs(Known.Where(n => n >= Listing.Today && states.Contains(StateOf(n))))];
}

/// <summary>Reads the rows of a home.</summary>
internal sealed class Mirrors(Siblings siblings, IMediator modules)
{
    /// <summary>None when the home is not this owner's.</summary>
    public async Task<IReadOnlyList<MirrorRow>> OfAsync(Guid ownerId, Guid propertyId, CancellationToken ct)
    {
        var listings = await siblings.OfAsync(ownerId, propertyId, ct);
        if (listings.Count == 0) return [];
        var ledgers = await modules.Send(new FindEachExport(propertyId, [.. listings.Select(l => l.ListingId)]), ct);
        return [.. listings.Zip(ledgers, (listing, ledger) => new MirrorRow(listing, NightsOf(ledger.Claims.Select(c => c.Nights)), NightsOf(ledger.Own.Select(c => c.Nights))))];
    }

    private static HashSet<DateOnly> NightsOf(IEnumerable<Nights> runs) => [.. runs.SelectMany(run => run.Each())];
}
