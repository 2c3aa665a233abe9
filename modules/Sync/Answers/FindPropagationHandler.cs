using Microsoft.Extensions.Localization;
using Resas.Contracts.Sync;
using Resas.Kernel.Messaging;
using Resas.Sync.Platforms;
using Resas.Sync.Propagation;

namespace Resas.Sync.Answers;

internal sealed class FindPropagationHandler(Siblings siblings, IStringLocalizer<Texts> texts) : IRequestHandler<FindPropagation, IReadOnlyList<ListingPropagation>>
{
    public async Task<IReadOnlyList<ListingPropagation>> Handle(FindPropagation request, CancellationToken ct)
    {
        var listings = await siblings.OfAsync(request.OwnerId, request.PropertyId, ct);
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
