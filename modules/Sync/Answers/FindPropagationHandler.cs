using Microsoft.Extensions.Localization;
using Resas.Contracts.Properties;
using Resas.Contracts.Sync;
using Resas.Kernel.Messaging;
using Resas.Sync.Platforms;
using Resas.Sync.Propagation;

namespace Resas.Sync.Answers;

internal sealed class FindPropagationHandler(Siblings siblings, IMediator modules, IStringLocalizer<Texts> texts) : IRequestHandler<FindPropagation, IReadOnlyList<ListingPropagation>>
{
    public async Task<IReadOnlyList<ListingPropagation>> Handle(FindPropagation request, CancellationToken ct)
    {
        var homes = await modules.Send(new FindProperties(request.OwnerId), ct);
        if (homes.FirstOrDefault(h => h.Id == request.PropertyId) is not { } home) return [];
        // A stay in a room is told to the house's listings, too.
        var listings = new List<Sibling>();
        foreach (var reached in homes.Where(h => h.Meets(home)).OrderBy(h => h != home)) listings.AddRange(await siblings.OfAsync(request.OwnerId, reached.Id, ct));
        return [.. listings.Where(l => l.ListingId != request.ListingId).Select(l => Describe(l, request)).OfType<ListingPropagation>()];
    }

    private ListingPropagation? Describe(Sibling listing, FindPropagation claim)
    {
        if (listing.StageOf(claim.Nights) is not { } stage) return null;
        var exposed = (stage.ServedAt ?? listing.Now) - claim.TakenAt;
        if (exposed < TimeSpan.Zero || stage.State == PropagationState.NotApplicable) exposed = TimeSpan.Zero;
        return new(listing.ListingId, listing.Platform.Key, texts.NameOf(listing.Platform), stage.State, stage.ServedAt, exposed, texts.Sentence(listing, stage, exposed));
    }
}
