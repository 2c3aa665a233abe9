using Resas.Contracts;
using Resas.Simulation.Hub;
using Resas.Simulation.World;
using Resas.Simulation.World.Faults;

namespace Resas.Simulation.Rules;

/// <summary>Knows the world's truth and what Resas has been told, and looks whether the rules of availability hold.</summary>
internal sealed class Referee(SimulatedWorld world, Cast cast, LedgerView view, Owner owner)
{
    /// <summary>Two days, and the answers that it takes before Resas knows of an end.</summary>
    private static readonly TimeSpan LinksCatchUp = TimeSpan.FromDays(3);

    private readonly Watched[] watched = [.. world.Listings.Select(l => new Watched(l, () => world.HasStopped ? Simulation.SlowPoll : world.Pace.SuggestedPoll))];
    private readonly Dictionary<SimulatedHome, object?[]> lastLook = [];
    private readonly HashSet<(object, object)> doubleSales = [], unknowable = [];
    private readonly List<Broken> atPulls = [];

    /// <summary>An answer was read and imported, as far as anybody can tell from outside.</summary>
    public void Read(SimulatedListing listing, FeedAnswer answer)
    {
        if (answer.IsHealthy) watched[listing.Index].Shown(listing.ShownStays, listing.ShownNights, world.Now);
        else watched[listing.Index].WasLiedTo = true;
    }

    /// <summary>A platform has been given an export: all that is known must be in it (rule 9).</summary>
    public void Pulled(SimulatedListing listing, byte[] body)
    {
        var exported = ExportedNights.Of(body);
        watched[listing.Index].Served(exported, world.Now);
        var today = listing.Home.Today;
        var held = HouseCalendar.Of(listing.Home, cast, view, today).Where(c => c.Holds && c.Listing != cast.IdOf(listing)).ToList();
        foreach (var claim in held)
        {
            if (claim.Nights.Each().FirstOrDefault(n => n >= today && !exported.Contains(n) && !IsHandedOn(claim, n) && !MayBeHandedOn(claim, listing) && !MayBeFrom(listing, claim, n)) is var night && night != default)
                atPulls.Add(new(world.Now, Rule.Export, $"{listing.Name} was not told of {night} ({claim.Kind} {claim.Nights} of {claim.Platform ?? "the owner"})"));
        }
    }

    /// <summary>Where listings are linked directly, by their owner or by a platform that lets a house and its rooms, or may be by what is known, what one closes because
    /// another did is not that one's to be told (rule 5).</summary>
    private bool IsHandedOn(ClaimRow claim, DateOnly night) => claim.Listing is { } id && cast.ListingOf(id) is var source
        && (claim.HasOutlived || source.Home.Reached.SelectMany(h => h.Listings).Any(l => l.WasLinked || l.IsSoldTogether)) && (source.WhyClosed(night) & (Closure.Stay | Closure.Block)) == 0;

    /// <summary>What outlives the stay that it mirrors may be a sale, or what a link has not yet opened: until it must have, the one that the link reads is not told. Nor is
    /// one that takes it over in its turn, and so knows.</summary>
    private bool MayBeHandedOn(ClaimRow claim, SimulatedListing to) => claim.Listing is { } id && cast.ListingOf(id) is var source
        && ((claim.IsLeftByMirror && source.MayHandOn(to)) || (claim.HasOutlived && to.TakesOver(source)) || (claim.IsPromoted && HadOneThere(claim, to)));

    /// <summary>What may have come from there. Where all is called closed, it may be our word of the listing's own closure: it is not told while that closes the night itself, as far as
    /// is known. And what looks like its preparation on another one, though it is none (seed 816), is not told until it was read: no harm where nothing was sold.</summary>
    private bool MayBeFrom(SimulatedListing to, ClaimRow claim, DateOnly night) => claim.Listing is { } id && cast.ListingOf(id) is var source && claim.MayBeFrom(cast.IdOf(to))
        && ((!source.NamesStays && watched[to.Index].ClosesUntilNow(night, world.Now)) || (source.WhyClosed(night) & (Closure.Stay | Closure.Block)) == 0);

    /// <summary>A double booking whose second stay covers the whole of the first looks like its copy, and like one that outlives it when the first ends: for two days
    /// nobody can tell whether a link of which nothing is known has yet to open it.</summary>
    private bool HadOneThere(ClaimRow claim, SimulatedListing to) => watched[to.Index].Ever.Any(stay =>
        (!stay.IsLive || stay.History.Count > 1) && world.Now - (stay.CancelledAt ?? stay.ChangedAt) < LinksCatchUp
        && stay.History.Any(h => claim.Nights.Contains(h.Nights.From) && claim.Nights.Contains(h.Nights.Until.AddDays(-1))));

    /// <summary>An answer to a platform came to nothing.</summary>
    public void Failed(SimulatedListing listing) => watched[listing.Index].MayHaveMissed = true;

    /// <summary>What the owner is told of one claim of each home.</summary>
    public async Task<IReadOnlyList<Broken>> ListenAsync(Instance instance, Random dice)
    {
        var broken = new List<Broken>();
        foreach (var home in world.Homes)
        {
            var look = new ToldLook(world, home, cast, view, watched);
            broken.AddRange(look.FalseReds());
            var claims = view.ClaimsOf(cast.IdOf(home), home.Today).FindAll(c => c.Holds);
            if (claims.Count > 0) broken.AddRange(await look.SaidOfAsync(instance, claims[dice.Next(claims.Count)]));
        }

        return broken;
    }

    /// <summary>What does not hold now.</summary>
    public IEnumerable<Broken> Look()
    {
        foreach (var broken in atPulls) yield return broken;
        atPulls.Clear();
        foreach (var complaint in owner.Complaints) yield return new(world.Now, Rule.Manual, complaint);
        foreach (var home in world.Homes.Where(HasMoved))
        {
            foreach (var broken in new HomeLook(world, home, cast, view, owner, watched).Broken(doubleSales, unknowable)) yield return broken;
        }
    }

    /// <summary>Once all stands still: every platform's calendar is exactly the union of the real claims.</summary>
    public IEnumerable<Broken> Converged() => world.Homes.SelectMany(home => new Convergence(world, home, owner).Broken());

    /// <summary>Scored as any hub would be.</summary>
    public Scorecard Score(IReadOnlyDictionary<SimulatedListing, byte[]> exports) => Judge.Score(world, exports, ToldConflicts(), new()
    {
        Exportable = Closure.Block | Closure.Preparation | Closure.Snooze,
        HeldByHand = (home, night) => owner.Stays.Any(s => s.Home == home && s.Nights.Contains(night)),
    });

    private List<ReportedConflict> ToldConflicts() =>
        [.. world.Homes.SelectMany(home => view.ConflictsOf(cast.IdOf(home)).Select(c => new ReportedConflict(home.Name, c.Nights.From, c.Nights.Until)))];

    public void Measure(SeedReport report)
    {
        report.Stays = world.Stays.Count;
        report.DoubleSales = doubleSales.Count;
        report.UnknowableSales = unknowable.Count;
        report.Conflicts = world.Homes.Sum(h => view.ConflictsOf(cast.IdOf(h)).Count);
    }

    /// <summary>Whether anything about the home has changed since it was last looked at.</summary>
    private bool HasMoved(SimulatedHome home)
    {
        object?[] now = [view.VersionOf(cast.IdOf(home)), home.Today, owner.Stays.Count, .. home.Reached.SelectMany(h => h.Listings).Select(l => watched[l.Index].Stays)];
        var moved = !lastLook.TryGetValue(home, out var last) || !now.SequenceEqual(last);
        lastLook[home] = now;
        return moved;
    }
}
