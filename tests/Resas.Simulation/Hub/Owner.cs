using Resas.Blocks;
using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Properties;
using Resas.Simulation.World;

namespace Resas.Simulation.Hub;

/// <summary>The owner: takes guests by telephone, keeps nights, removes what came to nothing, and answers what Resas asks.</summary>
/// <param name="looksAt">When they look, of each home, what its platforms import beside Resas, if they were asked; null for never.</param>
internal sealed class Owner(SimulatedWorld world, Cast cast, LedgerView view, Random dice, IReadOnlyDictionary<SimulatedHome, DateTime>? looksAt)
{
    private readonly List<HandStay> stays = [];
    private bool isStill;
    private SimulatedHome? left;

    public DateTime NextAt { get; private set; } = world.Now.AddHours(2 + 10 * dice.NextDouble());

    /// <summary>What was entered by hand and is still meant.</summary>
    public IReadOnlyList<HandStay> Stays => stays;

    /// <summary>What an entry by hand met that it should not have.</summary>
    public List<string> Complaints { get; } = [];

    public void StopChanging() => isStill = true;

    /// <returns>What was done, for the trace.</returns>
    public async Task<string?> ActAsync(Instance instance, DateTime now)
    {
        if (left is { } room) return await PutBackAsync(instance, room, now);
        NextAt = now.AddHours(1 + 24 * dice.NextDouble());
        // A link is the reason of many questions.
        if ((await LookAsync(instance, now) ?? await UnlinkAsync(instance) ?? await AnswerAsync(instance) ?? await FindCopyAsync(instance)) is { } answered) return answered;
        if (isStill) return null;
        var home = world.Homes[dice.Next(world.Homes.Count)];
        if (home.Whole is not null && dice.Next(8) == 0) return await TakeOutAsync(instance, home, now);
        var known = stays.FindAll(s => s.Home == home && s.Nights.From > home.Today);
        return known.Count > 0 && dice.Next(4) == 0 ? await RemoveAsync(instance, known[dice.Next(known.Count)]) : await EnterAsync(instance, home);
    }

    private async Task<string?> AnswerAsync(Instance instance)
    {
        foreach (var home in world.Homes)
        {
            if (view.ConflictsOf(cast.IdOf(home)).Find(c => c is { IsOpen: true, Kind: nameof(ConflictKind.SameStayQuestion) }) is not { } question) continue;
            // Owners look it up on the platforms, where they see who comes.
            var isTwo = StaysOn(question.FirstListing, question.Nights).Any() && StaysOn(question.SecondListing, question.Nights).Any();
            await instance.AnswerAsync(cast.OwnerId, question.Id, sameStay: !isTwo);
            return $"says of {question.Nights} at {home.Name}: {(isTwo ? "two stays" : "the same stay")}";
        }

        return null;
    }

    /// <summary>Owners who are told of two stays and find only one, the other's platform having no more than its nights, say so.</summary>
    private async Task<string?> FindCopyAsync(Instance instance)
    {
        var sides = from home in world.Homes
                    from conflict in view.ConflictsOf(cast.IdOf(home))
                    where conflict is { IsOpen: true, Kind: nameof(ConflictKind.DoubleBooking) }
                    from side in new[] { (Claim: conflict.First, Listing: conflict.FirstListing), (Claim: conflict.Second, Listing: conflict.SecondListing) }
                    from id in side.Listing is { } listing ? [listing] : Array.Empty<Guid>()
                    select (Home: home, Conflict: conflict, side.Claim, Listing: cast.ListingOf(id));
        foreach (var (home, conflict, claim, listing) in sides)
        {
            if (IsCopied(listing, conflict.Nights) && await instance.CopyAsync(cast.OwnerId, conflict.Id, claim) == Answered.Done)
                return $"says of {conflict.Nights} at {home.Name}: copied on {listing.Name}";
        }

        return null;
    }

    private static bool IsCopied(SimulatedListing listing, Nights nights) =>
        !listing.NamesStays && nights.Each().All(n => (listing.WhyClosed(n) & (Closure.Stay | Closure.Block)) == 0 && (listing.WhyClosed(n) & (Closure.Linked | Closure.Imported)) != 0);

    /// <summary>Owners who are asked look on each platform of a home, and leave only our calendar there.</summary>
    private async Task<string?> LookAsync(Instance instance, DateTime now)
    {
        if (looksAt is null) return null;
        foreach (var home in world.Homes.Where(h => looksAt[h] <= now))
        {
            var asked = view.LinksToCheckOf(cast.IdOf(home));
            foreach (var listing in asked)
            {
                Guid[] removed = world.Unlink(cast.ListingOf(listing)) is { } giver ? [cast.IdOf(giver)] : [];
                await instance.CheckLinksAsync(cast.OwnerId, listing, removed);
            }

            if (asked.Count > 0) return $"looks what the platforms of {home.Name} import";
        }

        return null;
    }

    /// <summary>Owners who are told of a link look it up on the platform, and remove it.</summary>
    private async Task<string?> UnlinkAsync(Instance instance)
    {
        foreach (var home in world.Homes)
        {
            if (view.DirectLinksOf(cast.IdOf(home)) is not [var told, ..]) continue;
            var listing = cast.ListingOf(told.Listing);
            var isOne = listing.IsLinked;
            world.Unlink(listing);
            await instance.AnswerLinkAsync(cast.OwnerId, told.Id, isOne);
            return $"{(isOne ? "removes the link" : "finds no link")} of {listing.Name}";
        }

        return null;
    }

    private IEnumerable<SimulatedStay> StaysOn(Guid? listing, Nights nights) => listing is { } id
        ? world.Stays.Where(s => s.IsLive && s.Listing == cast.ListingOf(id) && s.Nights.Overlaps(new(nights.From, nights.Until)))
        : [];

    private async Task<string> EnterAsync(Instance instance, SimulatedHome home)
    {
        var from = home.Today.AddDays(dice.Next(1, 200));
        var nights = new Nights(from, from.AddDays(dice.Next(1, 10)));
        var isBlock = dice.Next(3) == 0;
        var holders = view.ClaimsOf(cast.ReachOf(home), home.Today).FindAll(c => c.Holds && !c.IsClosure && c.Nights.Overlaps(nights));
        Outcome? outcome = null;
        try
        {
            outcome = await instance.EnterAsync(new(cast.IdOf(home), cast.OwnerId, isBlock ? ClaimKind.Block : ClaimKind.Reservation, nights,
                isBlock ? BlockReason.Maintenance : null, isBlock ? null : "Madame Durand"));
        }
        finally
        {
            // Who saw the process die looks whether it was still kept.
            var kept = view.ClaimsOf(cast.IdOf(home), home.Today).Find(c => c is { IsLive: true, Listing: null } && c.Nights == nights && !stays.Exists(s => s.Claim == c.Id));
            if (kept is not null) stays.Add(new(home, kept.Id, nights, world.Now));
        }

        if (instance.Death.HasCome) return "entered something, and has looked whether it was kept";
        if (outcome is Outcome.Held)
        {
            if (holders.Count > 0) Complaints.Add($"{nights} at {home.Name} was entered over {holders[0].Nights}");
            return $"enters {nights} at {home.Name}";
        }

        if (holders.Count == 0) Complaints.Add($"{nights} at {home.Name} was refused though nobody holds it");
        return $"is refused {nights} at {home.Name}";
    }

    /// <summary>Takes a room out of its house and puts it back at once, whoever dies in between: everything must be as it was.</summary>
    private async Task<string> TakeOutAsync(Instance instance, SimulatedHome room, DateTime now)
    {
        (left, NextAt) = (room, now);
        await instance.ComposeAsync(cast.OwnerId, cast.IdOf(room), null);
        return $"takes {room.Name} out";
    }

    private async Task<string> PutBackAsync(Instance instance, SimulatedHome room, DateTime now)
    {
        if (await instance.ComposeAsync(cast.OwnerId, cast.IdOf(room), cast.IdOf(room.Whole!)) is not Composed.Done) Complaints.Add($"{room.Name} could not be put back");
        (left, NextAt) = (null, now.AddHours(1 + 24 * dice.NextDouble()));
        return $"puts {room.Name} back";
    }

    private async Task<string> RemoveAsync(Instance instance, HandStay stay)
    {
        try
        {
            await instance.RemoveAsync(cast.OwnerId, stay.Claim);
        }
        finally
        {
            // Who saw the process die looks whether it was still done.
            if (!view.ClaimsOf(cast.IdOf(stay.Home), stay.Home.Today).Exists(c => c.Id == stay.Claim && c.IsLive)) stays.Remove(stay);
        }

        return $"removes {stay.Nights} at {stay.Home.Name}";
    }
}

/// <summary>A stay or block that the owner entered.</summary>
internal sealed record HandStay(SimulatedHome Home, Guid Claim, Nights Nights, DateTime EnteredAt);
