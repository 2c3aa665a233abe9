using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;

namespace Resas.Simulation.Rules;

/// <summary>Each rule of availability, broken once.</summary>
internal static class Breakages
{
    public static IReadOnlyList<Breakage> All { get; } =
    [
        new("free-at-once", "1", "2")
        {
            BeforeRead = """
                UPDATE Sync_SeenStay SET Missed = 2, MissedHealthy = 1, MissedSince = '2000-01-01 00:00:00', MissedLast = '2000-01-01 00:00:00';
                UPDATE Sync_SeenSpan SET Missed = 2, MissedHealthy = 1, MissedSince = '2000-01-01 00:00:00', MissedLast = '2000-01-01 00:00:00';
                """,
        },
        new("wrong-day", "2") { AtStart = "UPDATE Properties_Property SET TimeZone = 'Pacific/Pago_Pago'" },
        new("lost-seats", "3") { AfterRead = "DELETE FROM Blocks_Night WHERE rowid % 5 = 0" },
        new("refuse-overlaps", "1")
        {
            Apply = Breakage.Between<ReportNights, LedgerChange>(async (provider, report, real) =>
            {
                var others = await provider.GetRequiredService<IMediator>().Send(new FindExportNights(report.PropertyId, report.ListingId), CancellationToken.None);
                return await real(report with { Claims = [.. report.Claims.Where(c => !others.Claims.Any(o => o.Nights.Overlaps(c.Nights)))] });
            }),
        },
        new("silent-conflicts", "4") { AfterRead = "DELETE FROM Blocks_Conflict" },
        // Shows as a ghost, as nights withheld from where they seem to come from, or as a wrong word to the owner, whichever is looked at first.
        new("forgotten-exports", "5", "9", "10") { BeforeRead = "DELETE FROM Sync_ServedSpan" },
        new("windows-hold", "5")
        {
            Apply = Breakage.Between<ReportNights, LedgerChange>((_, report, real) =>
                real(report with { Claims = [.. report.Claims.Select(c => c.Standing == ClaimStanding.Window ? c with { Standing = ClaimStanding.Held } : c)] })),
        },
        new("no-identity", "7", "2") { BeforeRead = "UPDATE Sync_SeenStay SET Code = NULL, Uid = NULL" },
        new("departure-day-taken", "7")
        {
            Apply = Breakage.Between<ReportNights, LedgerChange>((_, report, real) =>
                real(report with { Claims = [.. report.Claims.Select(c => c with { Nights = c.Nights with { Until = c.Nights.Until.AddDays(1) } })] })),
        },
        new("old-exports", "9") { Apply = Breakage.Between<FindExportNights, ExportedLedger>(AnHourOld) },
        new("nothing-by-hand", "9")
        {
            Apply = Breakage.Between<FindExportNights, ExportedLedger>(async (_, request, real) =>
                await real(request) is var ledger ? ledger with { Claims = [.. ledger.Claims.Where(c => c.ListingId is not null)] } : ledger),
        },
        new("silent-links", "5") { FirstSeed = 48, HasCarelessOwner = true, AfterRead = "DELETE FROM Sync_DirectLink" },
        new("unasked-links", "5") { FirstSeed = 273, Days = 6, AfterRead = "UPDATE Sync_Listing SET LinksAskedAt = NULL, LinksCheckedAt = '2000-01-01 00:00:00'" },
        new("house-forgets-rooms", "1", "3", "4", "9") { NeedsHouse = true, BeforeRead = "UPDATE Blocks_Ledger SET WholeId = NULL" },
    ];

    private static readonly ConcurrentDictionary<(TimeProvider, Guid, Guid), (DateTime At, ExportedLedger Ledger)> Kept = new();

    private static async Task<ExportedLedger> AnHourOld(IServiceProvider provider, FindExportNights request, Func<FindExportNights, Task<ExportedLedger>> real)
    {
        var clock = provider.GetRequiredService<TimeProvider>();
        var key = (clock, request.PropertyId, request.ListingId);
        if (Kept.TryGetValue(key, out var kept) && clock.Now() - kept.At < TimeSpan.FromHours(1)) return kept.Ledger;
        var ledger = await real(request);
        Kept[key] = (clock.Now(), ledger);
        return ledger;
    }
}
