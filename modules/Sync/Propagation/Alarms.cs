using Microsoft.EntityFrameworkCore;
using Resas.Contracts;
using Resas.Contracts.Sync;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;

namespace Resas.Sync.Propagation;

/// <summary>Tells owners, once for each listing and run, of taken nights that a platform still sells, and when that is over.</summary>
internal sealed class Alarms(ResasDb db, IMediator modules, Mirrors mirrors, Ids ids, TimeProvider clock)
{
    private static readonly Prepared<Guid, StillSold> ToldOf = new((db, home) => db.Set<StillSold>().Where(s => s.PropertyId == home));

    /// <summary>Homes where nothing is open, late or told need no closer look, and most are like that. What a platform shows open that never handed
    /// anything back says nothing.</summary>
    private static readonly Prepared<OwnedHome> WorthALook = new(db => db.Set<ShownNights>().Where(s => s.OpenServed > 0 && s.EchoesSince != null)
        .Select(s => new OwnedHome { OwnerId = s.OwnerId, PropertyId = s.PropertyId })
        .Union(db.Set<ListingState>().Where(s => s.LapseToldAt != null).Select(s => new OwnedHome { OwnerId = s.OwnerId, PropertyId = s.PropertyId }))
        .Union(db.Set<StillSold>().Select(s => new OwnedHome { OwnerId = s.OwnerId, PropertyId = s.PropertyId })));

    public async Task LookAsync(CancellationToken ct)
    {
        foreach (var home in await WorthALook.ListAsync(db, ct)) await CompareAsync(home.OwnerId, home.PropertyId, ct);
    }

    private Task CompareAsync(Guid owner, Guid home, CancellationToken ct) => db.RunAsync(async token =>
    {
        var rows = await mirrors.OfAsync(owner, home, token);
        var told = await ToldOf.ListAsync(db, home, token);
        foreach (var row in rows)
        {
            var place = new Place(row.Listing.ListingId, home, owner, row.Listing.Platform.Key);
            Compare(place, row.StillSold, told.FindAll(s => s.ListingId == place.Listing), row.Listing.Today);
        }

        // A listing that is no longer followed, as of an archived home, has nothing more to tell.
        db.RemoveRange(told.Where(s => rows.All(r => r.Listing.ListingId != s.ListingId)));
    }, ct);

    private void Compare(Place place, IReadOnlyList<Nights> sold, List<StillSold> told, DateOnly today)
    {
        foreach (var run in sold)
        {
            var known = told.Find(s => s.Nights.Overlaps(run));
            if (known is not null) told.Remove(known);
            Follow(place, known, run);
        }

        foreach (var over in told)
        {
            db.Remove(over);
            if (over.Until > today) modules.Announce(new NightsNoLongerSold(over.Id, place.Listing, place.Home, place.Owner, place.Platform, over.Nights));
        }
    }

    private void Follow(Place place, StillSold? known, Nights run)
    {
        if (known is not null && known.From <= run.From && known.Until >= run.Until)
        {
            known.Shrink(run);
            return;
        }

        if (known is null) db.Add(known = StillSold.Of(ids.New(clock.Now()), place, run, clock.Now()));
        else known.Told(run, clock.Now());
        modules.Announce(new NightsStillSold(known.Id, place.Listing, place.Home, place.Owner, place.Platform, run));
    }
}

/// <summary>Set by name, which a union can be made of.</summary>
internal sealed record OwnedHome
{
    public Guid OwnerId { get; init; }
    public Guid PropertyId { get; init; }
}

internal sealed record Place(Guid Listing, Guid Home, Guid Owner, string Platform);
