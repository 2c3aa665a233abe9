using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Simulation.Hub;
using Resas.Simulation.World;

namespace Resas.Simulation.Rules;

/// <summary>One look at one home: its ledger, and what its house or its rooms add to its calendar, against the truth.</summary>
internal sealed class HomeLook(SimulatedWorld world, SimulatedHome home, Cast cast, LedgerView view, Owner owner, Watched[] watched)
{
    private readonly List<ClaimRow> claims = HouseCalendar.Of(home, cast, view, home.Today.AddDays(-3));
    private readonly List<ConflictRow> conflicts = view.ConflictsOf(cast.IdOf(home));
    private readonly List<ConflictRow> around = [.. cast.ReachOf(home).SelectMany(view.ConflictsOf)];

    public IEnumerable<Broken> Broken(HashSet<(object, object)> doubleSales, HashSet<(object, object)> unknowable) =>
        [.. Lost(), .. HandLost(), .. Past(), .. Holders(), .. DoubleSales(doubleSales, unknowable), .. Alerts(), .. FalseAlarms()];

    private IEnumerable<Watched> Watches => home.Listings.Select(l => watched[l.Index]);

    private IEnumerable<Broken> Lost()
    {
        foreach (var w in Watches)
        {
            foreach (var (stay, nights) in w.Stays)
            {
                if (!stay.IsLive || stay.Nights != nights || nights.Until <= home.Today) continue;
                if (w.Listing.NamesStays) foreach (var broken in NamedStay(w, stay)) yield return broken;
                else if (ClosedStay(w, stay) is { } broken) yield return broken;
            }
        }
    }

    private IEnumerable<Broken> NamedStay(Watched w, SimulatedStay stay)
    {
        var id = cast.IdOf(w.Listing);
        var own = claims.FindAll(c => c.Holds && c.Listing == id && c.Nights.Overlaps(ToNights(stay.Nights)));
        if (stay.Nights.Each().FirstOrDefault(n => n >= home.Today && !own.Exists(c => c.Nights.Contains(n))) is var night && night != default)
            yield return new(world.Now, Rule.Lost, $"{stay}: nothing holds {night} there");
        else if ((own.Find(c => !c.IsClosure && (c.Code is null || stay.Code is null || c.Code == stay.Code) && (w.WasLiedTo || Fits(c, stay))) ?? WhereItWas(w, stay)) is not { } claim)
            yield return new(world.Now, Rule.Identity, $"{stay} is {string.Join(", ", own.Select(c => c.Nights))}");
        else if (!w.IsSameClaim(stay, claim.Id))
            yield return new(world.Now, Rule.Identity, $"{stay} has become another claim");
    }

    /// <summary>An old copy shows a stay on nights that it had before: its nights of now are kept all the same, and it comes back to them with the next answer.</summary>
    private ClaimRow? WhereItWas(Watched w, SimulatedStay stay) => w.WasLiedTo
        ? claims.Find(c => c.Holds && !c.IsClosure && c.Listing == cast.IdOf(w.Listing) && stay.History.Any(h => ToNights(h.Nights) == c.Nights))
        : null;

    private bool Fits(ClaimRow claim, SimulatedStay stay) =>
        claim.Nights.Until == stay.Nights.Until && (claim.Nights.From == stay.Nights.From || stay.Nights.From <= home.Today);

    private Broken? ClosedStay(Watched w, SimulatedStay stay)
    {
        var rest = stay.Nights.Each().Where(n => n >= home.Today).ToList();
        // Only tonight: a window by rule 6, and still one when our own word comes over it or right after it. So is a run of more than 90 nights.
        var tomorrow = home.Today.AddDays(1);
        var hasOurs = stay.Nights.From == home.Today && (w.Given.Contains(home.Today) || w.Given.Contains(tomorrow));
        if (rest.Count == 1 && rest[0] == home.Today && (hasOurs || !w.Nights.Contains(tomorrow))) return null;
        if (w.IsInSeason(stay)) return null;
        // What it had from us before it showed the stay, and has still, is our own word as far as anybody knows.
        var night = rest.Find(n => !claims.Exists(c => c.Holds && c.Nights.Contains(n)) && !w.MayBeOurs(n, world.Now) && !w.HidesSaleOf(stay, new(n, n.AddDays(1))));
        return night == default ? null : new(world.Now, Rule.Lost, $"{stay}: nobody holds {night}");
    }

    private IEnumerable<Broken> HandLost()
    {
        foreach (var stay in owner.Stays.Where(s => s.Home == home && s.Nights.Until > home.Today))
        {
            if (!claims.Exists(c => c.Id == stay.Claim && c.Holds && c.Nights == stay.Nights))
                yield return new(world.Now, Rule.Manual, $"{stay.Nights}, entered by hand, is not held");
        }
    }

    /// <summary>Stays that were slept stay in the ledger.</summary>
    private IEnumerable<Broken> Past()
    {
        foreach (var w in Watches.Where(w => w.Listing.NamesStays))
        {
            var id = cast.IdOf(w.Listing);
            foreach (var stay in w.Ever.Where(s => s.IsLive && s.Nights.From < home.Today && s.Nights.Until > home.Today.AddDays(-2) && s.ChangedAt < world.Now.AddDays(-2)))
            {
                var slept = stay.Nights.Each().Where(n => n < home.Today && n > stay.SoldAtNight()).ToList();
                if (slept.Find(n => !claims.Exists(c => c.IsLive && c.Listing == id && c.Nights.Contains(n))) is var night && night != default)
                    yield return new(world.Now, Rule.Past, $"{stay}: {night} is no longer known");
            }
        }
    }

    private IEnumerable<Broken> Holders()
    {
        var seats = view.SeatsOf(cast.IdOf(home), home.Today);
        foreach (var (night, holder) in seats)
        {
            if (!claims.Exists(c => c.Id == holder && c.Holds && c.Nights.Contains(night)))
                yield return new(world.Now, Rule.Holder, $"{night} at {home.Name} is held by a claim that does not hold it");
        }

        foreach (var claim in claims.Where(c => c.Holds))
        {
            if (claim.Nights.Each().FirstOrDefault(n => n >= home.Today && !seats.ContainsKey(n)) is var night && night != default)
                yield return new(world.Now, Rule.Holder, $"{night} at {home.Name} has no holder, though {claim.Nights} is claimed");
        }
    }

    /// <summary>Every pair of stays sold for the same night, as soon as both were shown.</summary>
    private IEnumerable<Broken> DoubleSales(HashSet<(object, object)> all, HashSet<(object, object)> unknowable)
    {
        var sold = Sold().ToList();
        for (var i = 0; i < sold.Count; i++)
        {
            for (var j = i + 1; j < sold.Count; j++)
            {
                var (one, other) = (sold[i], sold[j]);
                // Between house and room it is looked at from the room; two rooms have nothing to do with each other.
                if ((one.Home != home && other.Home != home) || (home.Whole is null && one.Home != other.Home)) continue;
                if ((one.Listing == other.Listing && one.Home == other.Home) || one.Nights.Common(other.Nights) is not { } common || common.Until <= home.Today) continue;
                // The owner's time in a calendar of their own, and the owner's block: nobody was sold anything twice.
                if (IsBlock(one) && IsBlock(other)) continue;
                all.Add((one.Key, other.Key));
                if (around.Exists(c => c.IsBetween(one.Listing, other.Listing) && c.Nights.Overlaps(ToNights(common)))) continue;
                if (IsHidden(one, common) || IsHidden(other, common)) unknowable.Add((one.Key, other.Key));
                else yield return new(world.Now, Rule.Conflict, $"{one.Key} and {other.Key}: sold twice, nobody was told");
            }
        }
    }

    private IEnumerable<Sale> Sold()
    {
        foreach (var listing in home.Reached.SelectMany(h => h.Listings))
        {
            foreach (var (stay, nights) in watched[listing.Index].Stays)
                if (stay.IsLive && stay.Nights == nights) yield return new(stay, listing.Home, cast.IdOf(listing), nights);
        }

        foreach (var stay in owner.Stays.Where(s => home.Reached.Contains(s.Home))) yield return new(stay, stay.Home, null, new(stay.Nights.From, stay.Nights.Until));
    }

    private bool IsBlock(Sale sold) => claims.Exists(c => c.IsLive && c.Kind == nameof(ClaimKind.Block) && c.Listing == sold.Listing && c.Nights == ToNights(sold.Nights)
        && (sold.Key is not HandStay entered || entered.Claim == c.Id));

    private bool IsHidden(Sale sold, NightSpan common) =>
        sold.Key is SimulatedStay stay && watched[stay.Listing.Index].HidesSaleOf(stay, common);

    private IEnumerable<Broken> Alerts()
    {
        if (conflicts.Count == 0 || view.HasNews) yield break;
        var alerts = view.AlertsOf(cast.IdOf(home));
        foreach (var conflict in conflicts)
        {
            if (alerts.GetValueOrDefault(conflict.Id) is var times and not 1)
                yield return new(world.Now, Rule.Conflict, $"the conflict about {conflict.Nights} at {home.Name} was told {times} times");
        }
    }

    private IEnumerable<Broken> FalseAlarms()
    {
        foreach (var conflict in conflicts.Where(c => c.IsOpen && c.Nights.Until > home.Today))
        {
            var (first, second) = (claims.Find(c => c.Id == conflict.First), claims.Find(c => c.Id == conflict.Second));
            if (conflict.FirstListing == conflict.SecondListing && conflict.FirstListing is not null)
                yield return new(world.Now, Rule.FalseAlarm, $"{conflict.Nights} at {home.Name}: two claims of one listing");
            if (first is not { IsLive: true } || second is not { IsLive: true } || !first.Nights.Overlaps(second.Nights))
                yield return new(world.Now, Rule.FalseAlarm, $"{conflict.Nights} at {home.Name}: {first?.Nights} and {second?.Nights}");
        }
    }

    private static Nights ToNights(NightSpan span) => new(span.From, span.Until);

    private sealed record Sale(object Key, SimulatedHome Home, Guid? Listing, NightSpan Nights);
}

internal static class Stays
{
    /// <summary>The night in which it was sold: what lies before was never anybody's to know.</summary>
    public static DateOnly SoldAtNight(this SimulatedStay stay) => DateOnly.FromDateTime(stay.FirstShownAt ?? DateTime.MaxValue.AddDays(-1));
}
