using System.Buffers;
using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.ICalendar;
using Resas.Sync.Import;

namespace Resas.Sync.Export;

/// <summary>The document that a platform pulls. Its bytes depend on the ledger's version alone (rule 9).</summary>
internal static class ExportFeed
{
    /// <summary>Tells a platform nothing but that the nights are taken.</summary>
    private const string Summary = "Indisponible";

    public static byte[] Write(ExportedLedger ledger)
    {
        var bytes = new ArrayBufferWriter<byte>(256 + 200 * ledger.Claims.Count);
        var calendar = new CalendarWriter(bytes);
        calendar.Begin("-//Resas//Resas//FR");
        foreach (var claim in ledger.Claims)
            calendar.Event($"{claim.ClaimId:N}{Shown.OwnUid}", ledger.ChangedAt, claim.Nights.From, claim.Nights.Until, Summary);
        calendar.End();
        return bytes.WrittenSpan.ToArray();
    }

    public static HashSet<DateOnly> NightsOf(ExportedLedger ledger) => [.. ledger.Claims.SelectMany(c => c.Nights.Each())];
}
