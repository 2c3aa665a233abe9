using System.Buffers;
using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;
using Resas.ICalendar;
using Resas.Sync.Import;
using Resas.Sync.Platforms;

namespace Resas.Sync.Export;

/// <summary>The document that a platform pulls. Its bytes depend on the versions of ledger and settings alone (rule 9): on no clock and no language.</summary>
internal sealed class ExportFeed
{
    /// <summary>Tells a platform nothing but that the nights are taken.</summary>
    private const string Nothing = "Indisponible";

    private ExportFeed(ReadOnlyMemory<byte> bytes, IReadOnlyList<Nights> nights) => (Bytes, Nights) = (bytes, nights);

    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>What whoever reads it will show closed, preparation included, event by event.</summary>
    public IReadOnlyList<Nights> Nights { get; }

    public static ExportFeed Write(ExportedLedger ledger, ExportSettings settings, PlatformCatalog platforms)
    {
        var events = Preparation.Widen(ledger, settings);
        var stamp = ledger.ChangedAt > settings.ChangedAt ? ledger.ChangedAt : settings.ChangedAt;
        var bytes = new ArrayBufferWriter<byte>(256 + 200 * events.Count);
        var calendar = new CalendarWriter(bytes);
        calendar.Begin("-//Resas//Resas//FR");
        foreach (var (claim, nights) in events)
            calendar.Event($"{claim.ClaimId:N}{Shown.OwnUid}", stamp, nights.From, nights.Until, Summary(claim, settings, platforms));
        calendar.End();
        return new(bytes.WrittenMemory, [.. events.Select(e => e.Nights)]);
    }

    private static string Summary(ExportedClaim claim, ExportSettings settings, PlatformCatalog platforms) => settings.Summary switch
    {
        ExportSummary.Platform when claim.Platform is { } platform => platforms.Of(platform).Name,
        ExportSummary.Word => settings.Word ?? Nothing,
        _ => Nothing,
    };
}
