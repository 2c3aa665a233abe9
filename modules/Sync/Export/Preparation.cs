using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;

namespace Resas.Sync.Export;

/// <summary>The nights that a home keeps free around guests' stays: they widen what is exported and nothing else (rule 8).</summary>
internal static class Preparation
{
    /// <summary>Each claim with the nights to export for it, in order. A night that anybody has, the listing itself too, is never taken a second time;
    /// blocks, closures and the listing's own stays are not widened, so that a platform's own preparation is not added to.</summary>
    public static IReadOnlyList<(ExportedClaim Claim, Nights Nights)> Widen(ExportedLedger ledger, ExportSettings settings)
    {
        if (settings is { NightsBefore: 0, NightsAfter: 0 }) return [.. ledger.Claims.Select(c => (c, c.Nights))];
        var taken = ledger.Claims.Select(c => c.Nights).Concat(ledger.Own.Select(c => c.Nights)).SelectMany(n => n.Each()).ToHashSet();
        return [.. ledger.Claims.Select(c => (c, c.Kind == ClaimKind.Reservation ? Around(c.Nights, settings, taken) : c.Nights))];
    }

    private static Nights Around(Nights stay, ExportSettings settings, HashSet<DateOnly> taken)
    {
        var (from, until) = (stay.From, stay.Until);
        for (var night = 0; night < settings.NightsBefore && taken.Add(from.AddDays(-1)); night++) from = from.AddDays(-1);
        for (var night = 0; night < settings.NightsAfter && taken.Add(until); night++) until = until.AddDays(1);
        return new(from, until);
    }
}
