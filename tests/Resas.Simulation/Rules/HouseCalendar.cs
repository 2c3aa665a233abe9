using Resas.Contracts;
using Resas.Simulation.Hub;
using Resas.Simulation.World;

namespace Resas.Simulation.Rules;

/// <summary>The claims that are on a home's calendar: its own, and those of its house or its rooms.</summary>
internal static class HouseCalendar
{
    /// <summary>A house that a platform closes while another room is taken is closed because of that room: of such a closure, what is left of it here.</summary>
    public static List<ClaimRow> Of(SimulatedHome home, Cast cast, LedgerView view, DateOnly since)
    {
        var claims = view.ClaimsOf(cast.ReachOf(home), since);
        if (home.Whole is not { } house || !claims.Exists(IsClosure)) return claims;
        var taken = view.ClaimsOf(house.Parts.Where(p => p != home).Select(cast.IdOf), since)
            .Where(c => c.Holds && !c.IsClosure).SelectMany(c => c.Nights.Each()).ToHashSet();
        return [.. claims.SelectMany(c => IsClosure(c) ? Nights.Runs(c.Nights.Each().Where(n => !taken.Contains(n))).Select(run => c with { Nights = run }) : [c])];

        bool IsClosure(ClaimRow claim) => claim.Home == cast.IdOf(house) && claim is { Holds: true, IsClosure: true };
    }
}
