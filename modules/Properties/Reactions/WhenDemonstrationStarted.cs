using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Accounts;
using Resas.Contracts.Properties;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;
using Resas.Properties.FirstSteps;

namespace Resas.Properties.Reactions;

internal sealed class WhenDemonstrationStarted(ResasDb db, IMediator modules, TimeProvider clock) : IAnnouncementHandler<DemonstrationStarted>
{
    public async Task Handle(DemonstrationStarted announcement, CancellationToken ct)
    {
        // The demonstration has taken them already.
        if (await db.Set<StepsDismissal>().FindAsync([announcement.OwnerId], ct) is null) db.Add(StepsDismissal.Of(announcement.OwnerId, clock.Now()));
        var known = await db.Set<Property>().Where(p => p.OwnerId == announcement.OwnerId).Select(p => p.Id).ToListAsync(ct);
        var colours = new List<int>();
        foreach (var home in announcement.Homes)
        {
            if (known.Contains(home.PropertyId)) continue;
            var property = Property.Create(home.PropertyId, announcement.OwnerId, home.Name, TimeZones.Default, colours, clock.Now());
            colours.Add(property.Colour);
            db.Add(property);
            foreach (var listing in home.Listings) Link(property, listing);
        }
    }

    private void Link(Property property, DemonstrationListing told)
    {
        FeedAddress.TryRead(told.ImportAddress, out var address);
        db.Add(Listing.Link(told.ListingId, property, told.Platform, told.Name, address, told.ExportKey, clock.Now()));
        modules.Announce(new ListingLinked(told.ListingId, property.Id, property.OwnerId));
    }
}
