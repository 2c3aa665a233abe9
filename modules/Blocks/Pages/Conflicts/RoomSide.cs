using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;
using Resas.Contracts.Sync;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Blocks.Pages.Conflicts;

/// <summary>One side of a conflict, with all that can be said of it.</summary>
/// <param name="Listing">The name of the listing that it came from; null when entered by hand or when the listing is gone.</param>
/// <param name="Elsewhere">How far it has got on the home's other listings; empty for what holds nothing.</param>
internal sealed record RoomSide(Claim Claim, FreeHomes? Free, string Title, string? Listing, IReadOnlyList<ListingPropagation> Elsewhere, ClaimHistory History)
{
    /// <summary>A calendar tells neither price nor day of sale; what the owner entered has no price here either.</summary>
    public string SoldKey => Claim.IsManual ? "Room.Sold.Entered" : "Room.Sold.Seen";
}

/// <summary>Reads the sides of a conflict.</summary>
internal sealed class RoomSides(ResasDb db, IMediator modules)
{
    public async Task<IReadOnlyList<RoomSide>> OfAsync(Guid owner, ConflictList.Item item, CancellationToken ct)
    {
        var listings = await modules.Send(new FindListings(owner), ct);
        var (first, second) = item.Conflict.Kind == ConflictKind.SameStayQuestion ? ("Conflict.Side.Stay", "Conflict.Side.Mirror") : ("Conflict.Side.First", "Conflict.Side.Second");
        return [await OfAsync(owner, item.First, item.FreeForFirst, first, listings, ct), await OfAsync(owner, item.Second, item.FreeForSecond, second, listings, ct)];
    }

    private async Task<RoomSide> OfAsync(Guid owner, Claim claim, FreeHomes? free, string title, IReadOnlyList<ListingSummary> listings, CancellationToken ct)
    {
        var elsewhere = claim.Holds ? await modules.Send(new FindPropagation(owner, claim.PropertyId, claim.Nights, claim.ListingId, claim.CreatedAt), ct) : [];
        return new(claim, free, title, listings.FirstOrDefault(l => l.Id == claim.ListingId)?.Name, elsewhere, await ClaimHistory.ReadAsync(db, owner, claim.Id, ct));
    }
}
