using Resas.Contracts.Sync;
using Resas.Simulation.Hub;
using Resas.Simulation.World;

namespace Resas.Simulation.Rules;

/// <summary>Whether what the owner of a home is told of its platforms is so (rule 10).</summary>
internal sealed class ToldLook(SimulatedWorld world, SimulatedHome home, Cast cast, LedgerView view, Watched[] watched)
{
    /// <summary>Nights in red are nights that the platform showed open, or that it never took over.</summary>
    public IEnumerable<Broken> FalseReds()
    {
        foreach (var (listing, nights) in view.StillSoldOf(cast.IdOf(home)).Select(s => (cast.ListingOf(s.Listing), s.Nights)))
        {
            var night = nights.Each().FirstOrDefault(n => n > home.Today && listing.ImportedNights.Contains(n) && watched[listing.Index].Nights.Contains(n));
            if (night != default) yield return new(world.Now, Rule.Told, $"{listing.Name} is said to sell {night:yyyy-MM-dd}, which it has from us and shows closed");
        }
    }

    /// <summary>What a platform is said to have of one claim, against what it was given.</summary>
    public async Task<IEnumerable<Broken>> SaidOfAsync(Instance instance, ClaimRow claim)
    {
        var said = await instance.AskAsync(new FindPropagation(cast.OwnerId, cast.IdOf(home), claim.Nights, claim.Listing, world.Now));
        return said.Select(s => Compare(s, claim)).OfType<Broken>();
    }

    private Broken? Compare(ListingPropagation said, ClaimRow claim)
    {
        var listing = cast.ListingOf(said.ListingId);
        if (!listing.TakesExport) return null;
        var given = watched[listing.Index].Given;
        var hasAll = claim.Nights.Each().Where(n => n >= home.Today).All(given.Contains);
        var isSaidToHave = said.State is PropagationState.Served or PropagationState.Confirmed;
        return isSaidToHave == hasAll || said.State == PropagationState.Failed || watched[listing.Index].MayHaveMissed ? null
            : new(world.Now, Rule.Told, $"{listing.Name} is said to be {said.State} about {claim.Nights}, and {(hasAll ? "has" : "has not")} all of them");
    }
}
