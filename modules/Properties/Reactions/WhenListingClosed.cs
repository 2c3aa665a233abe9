using Microsoft.EntityFrameworkCore;
using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;

namespace Resas.Properties.Reactions;

/// <summary>A platform closed a listing for a season: its owner is asked, once, whether the others shall close too (design section 4, rule 6).</summary>
internal sealed class WhenListingClosed(ResasDb db, IMediator modules, TimeProvider clock) : IAnnouncementHandler<NightsClaimed>, IAnnouncementHandler<ClaimChanged>
{
    public static bool Wants(NightsClaimed announcement) => IsSeason(announcement.Standing, announcement.Nights);

    public static bool Wants(ClaimChanged announcement) => IsSeason(announcement.Standing, announcement.After);

    public Task Handle(NightsClaimed announcement, CancellationToken ct) => HeardAsync(announcement.ListingId, announcement.ClaimId, announcement.Nights, ct);

    public Task Handle(ClaimChanged announcement, CancellationToken ct) => HeardAsync(announcement.ListingId, announcement.ClaimId, announcement.After, ct);

    private static bool IsSeason(ClaimStanding standing, Nights nights) => standing == ClaimStanding.Window && nights.Count > ClosureQuestion.LongestStay;

    private async Task HeardAsync(Guid? listingId, Guid claimId, Nights nights, CancellationToken ct)
    {
        if (await db.Set<Listing>().SingleOrDefaultAsync(l => l.Id == listingId, ct) is not { } listing) return;
        var asked = await db.Set<ClosureQuestion>().Where(q => q.ListingId == listing.Id).ToListAsync(ct);
        // A booking window moves every day and goes on being the same one.
        if (asked.Find(q => q.IsAbout(claimId, nights)) is { } known)
        {
            known.Follow(claimId, nights);
            return;
        }

        var question = db.Add(ClosureQuestion.Ask(listing.Id, claimId, nights, clock.Now())).Entity;
        if (listing.SharesClosures is null)
            modules.Announce(new ClosureQuestioned(question.Id, listing.Id, listing.PropertyId, listing.OwnerId, listing.Platform, nights));
    }
}
