using Resas.Contracts.Blocks;
using Resas.Sync.Platforms;
using Resas.Sync.Platforms.Abritel;
using Resas.Sync.Platforms.Airbnb;
using Resas.Sync.Platforms.Booking;
using Resas.Sync.Platforms.GitesDeFrance;
using Resas.Sync.Platforms.Google;
using Resas.Sync.Platforms.GreenGo;
using Resas.Testing;

namespace Resas.Sync.Tests;

/// <summary>The sample feeds give what their README says, on 21 November 2026.</summary>
public class SampleFeedTests
{
    private static string[] Give(Platform platform, string file, params ExportedClaim[] others)
    {
        var listing = new Watched(platform);
        listing.Others.AddRange(others);
        listing.Read(SampleFeeds.Read(file));
        return [.. listing.Claims.Values.OrderBy(c => c.Nights.From).ThenBy(c => c.Standing).Select(c =>
            $"{c.Nights.From:yyyy-MM-dd}/{c.Nights.Until:yyyy-MM-dd} {c.Kind} {c.Standing}{(c.IsInferred ? " inferred" : "")} {c.Guest ?? c.Code}".TrimEnd())];
    }

    [Fact]
    public void Airbnb() => Assert.Equal([
        "2026-11-21/2026-11-22 Closure Window",
        "2026-11-24/2026-11-27 Reservation Held HMABC12DEF",
        "2026-12-24/2026-12-30 Reservation Held HMQ3W9KZ4T",
        "2026-12-30/2027-01-02 Reservation Held HM8TYX5R2P",
        "2027-02-13/2027-02-27 Reservation Held HMFE4N7DDA",
        "2027-02-27/2027-02-28 Closure Held",
        "2027-05-20/2027-11-20 Closure Window",
    ], Give(new AirbnbPlatform(), "airbnb.ics"));

    [Fact]
    public void Booking() => Assert.Equal([
        "2026-12-01/2026-12-06 Reservation Held inferred",
        "2026-12-24/2027-01-02 Reservation Mirror inferred",
        "2027-04-02/2027-04-12 Reservation Held inferred",
        "2028-01-01/2028-05-31 Closure Window",
    ], Give(new BookingPlatform(), "booking.ics",
        new ExportedClaim(Guid.NewGuid(), ClaimKind.Reservation, Watched.On("2026-12-24", "2026-12-30"), Guid.NewGuid(), "airbnb"),
        new ExportedClaim(Guid.NewGuid(), ClaimKind.Reservation, Watched.On("2026-12-30", "2027-01-02"), Guid.NewGuid(), "airbnb")));

    [Fact]
    public void GreenGo() => Assert.Equal([
        "2027-03-01/2027-03-08 Closure Held",
        "2027-07-10/2027-07-17 Reservation Held Hélène Lefèvre",
    ], Give(new GreenGoPlatform(), "greengo.ics"));

    [Fact]
    public void Abritel() => Assert.Equal([
        "2027-01-17/2027-01-24 Reservation Held Zoë",
        "2027-05-01/2027-05-08 Closure Held",
        "2027-06-12/2027-06-19 Closure Held",
    ], Give(new AbritelPlatform(), "abritel.ics"));

    [Fact]
    public void Google() => Assert.Equal([
        "2027-01-08/2027-01-10 Block Held Week-end mensuel",
        "2027-02-19/2027-02-21 Block Held Week-end mensuel (décalé)",
        "2027-04-09/2027-04-11 Block Held Week-end mensuel",
        "2027-08-05/2027-08-23 Block Held Vacances en famille",
    ], Give(new GooglePlatform(), "google.ics"));

    [Fact]
    public void Gites_de_France() => Assert.Equal(["2027-04-03/2027-04-10 Reservation Held"], Give(new GitesDeFrancePlatform(), "gites-de-france.ics"));
}
