using System.Text.RegularExpressions;
using Resas.Contracts.Sync;
using Resas.ICalendar;

namespace Resas.Sync.Platforms.Airbnb;

/// <summary>"Reserved" with a link that holds the HM code, and "Airbnb (Not available)" for everything else.</summary>
internal sealed partial class AirbnbPlatform : Platform
{
    public override string Key => "airbnb";
    public override string Name => "Airbnb";
    public override int Order => 1;
    // The host follows the account's country: airbnb.fr, airbnb.co.uk …
    public override IReadOnlyList<string> Hosts => ["airbnb."];
    public override string? CalendarPage => "https://www.airbnb.fr/multicalendar";
    public override MenuPlace Menu => MenuPlace.Right;
    public override int? HorizonDays => 365;
    public override int EchoPadding => 3;
    public override bool ProvesSales => true;
    // Read every two minutes, it was seen to answer with empty calendars and errors.
    public override TimeSpan ShortestInterval => TimeSpan.FromMinutes(5);

    public override bool Wrote(CalendarDocument document) => IsBy(document, "Airbnb Inc") || NamesAll(document, "@airbnb.com");

    public override Reading Read(CalendarEvent e) => Says(e, "not available")
        ? Reading.Closed
        : new(Meaning.Stay, Code(e.Description));

    private static string? Code(string? description) =>
        description is not null && ReservationCode().Match(description) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex("(?:/details/|[?&]code=)(HM[A-Z0-9]{6,12})", RegexOptions.CultureInvariant)]
    private static partial Regex ReservationCode();
}
