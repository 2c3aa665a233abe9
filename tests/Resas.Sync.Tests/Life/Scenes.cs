using static Resas.Sync.Tests.Watched;

namespace Resas.Sync.Tests.Life;

/// <summary>All that can happen to one stay, as platforms show it. The first reading is at 10:16 UTC on 21 November 2026, the others follow every sixteen
/// minutes, the eighth a day later.</summary>
internal static class Scenes
{
    public const int NextDay = 8;

    /// <summary>Another stay, so that a calendar without the one that is looked at is not suspicious.</summary>
    private static readonly string Other = Stay("other@x", "2027-01-10", "2027-01-20");

    private static readonly string December = Stay("a@x", "2026-12-01", "2026-12-05");

    public static IReadOnlyList<Scene> All { get; } =
    [
        new Scene("A new event").At(1, "Airbnb: stay a, 1–5 Dec", h => h.Shows("airbnb", December)),
        new Scene("Same UID, dates moved")
            .At(1, "Airbnb: stay a, 1–5 Dec", h => h.Shows("airbnb", December))
            .At(2, "Airbnb: stay a, 3–8 Dec", h => h.Shows("airbnb", Stay("a@x", "2026-12-03", "2026-12-08")))
            .Still(3, "the same, a poll later"),
        new Scene("The event vanished")
            .At(1, "Airbnb: stay a, 1–5 Dec, and another", h => h.Shows("airbnb", December, Other))
            .At(2, "Airbnb: the other alone", h => h.Shows("airbnb", Other))
            .Still(3, "the same, a poll later"),
        new Scene("The vanished stay reappears")
            .At(1, "Airbnb: stay a, 1–5 Dec, and another", h => h.Shows("airbnb", December, Other))
            .At(2, "Airbnb: the other alone", h => h.Shows("airbnb", Other))
            .Still(3, "the same, a poll later")
            .At(4, "Airbnb: both again", h => h.Shows("airbnb", December, Other)),
        new Scene("A valid calendar with no events")
            .At(1, "Airbnb: stay a, 1–5 Dec", h => h.Shows("airbnb", December))
            .At(2, "Airbnb: a whole calendar, empty", h => h.Shows("airbnb"))
            .Still(4, "the same, the third answer")
            .Still(6, "the same, more than an hour after the first"),
        new Scene("A new UID for the same stay")
            .At(1, "Airbnb: stay a, 1–5 Dec", h => h.Shows("airbnb", December))
            .At(2, "Airbnb: stay z, 1–5 Dec", h => h.Shows("airbnb", Stay("z@x", "2026-12-01", "2026-12-05"))),
        new Scene("STATUS:CANCELLED")
            .At(1, "Airbnb: stay a, 1–5 Dec, and another", h => h.Shows("airbnb", December, Other))
            .At(2, "Airbnb: stay a says that it is cancelled", h => h.Shows("airbnb", December.Replace("SUMMARY:", "STATUS:CANCELLED\r\nSUMMARY:", StringComparison.Ordinal), Other)),
        new Scene("Overlap with another stay, and the part of it that overlaps nothing") { Platforms = ["airbnb", "abritel", "greengo"] }
            .Unseen(1, h => h.Shows("airbnb", December))
            .At(2, "Airbnb: stay a, 1–5 Dec; Abritel, before it had read us: stay b, 3–8 Dec", h => h.Shows("abritel", Stay("b@x", "2026-12-03", "2026-12-08", "Réservée - Zoë")))
            .At(3, "Abritel: stay b is gone", h => h.Shows("abritel"))
            .Still(7, "the same, more than an hour after the first"),
        new Scene("Our own block comes back")
            .At(1, "The owner keeps 10–12 Dec; Booking.com reads us", h => BlockAsync(h, "2026-12-10", "2026-12-12"))
            .At(2, "Booking.com: closed 10–12 Dec", h => h.Shows("booking", Closed("2026-12-10", "2026-12-12", "CLOSED - Not available"))),
        new Scene("A stay is cancelled while its echo is still shown")
            .At(1, "Airbnb: stay a, 1–5 Dec, and another; Booking.com reads us", h => h.Shows("airbnb", December, Other))
            .At(2, "Booking.com: closed 1–5 Dec", h => h.Shows("booking", Closed("2026-12-01", "2026-12-05", "CLOSED - Not available")))
            .At(3, "Airbnb: the other alone", h => h.Shows("airbnb", Other))
            .Still(4, "the same, Booking.com still closed"),
        new Scene("A past stay is dropped")
            .At(1, "Airbnb: stay a, 19–22 Nov, and another", h => h.Shows("airbnb", Stay("a@x", "2026-11-19", "2026-11-22"), Other))
            .At(NextDay, "Airbnb, on 22 Nov: the other alone", h => h.Shows("airbnb", Other)),
        new Scene("A stay under way is cut to today")
            .At(1, "Airbnb: stay a, 19–25 Nov", h => h.Shows("airbnb", Stay("a@x", "2026-11-19", "2026-11-25")))
            .At(2, "Airbnb: stay a, 21–25 Nov", h => h.Shows("airbnb", Stay("a@x", "2026-11-21", "2026-11-25"))),
        new Scene("A reservation is merged with its neighbour")
            .At(1, "Booking.com: closed 1–5 Dec", h => h.Shows("booking", Closed("2026-12-01", "2026-12-05", "CLOSED - Not available")))
            .At(2, "Booking.com: closed 1–8 Dec, in one", h => h.Shows("booking", Closed("2026-12-01", "2026-12-08", "CLOSED - Not available"))),
        new Scene("A window moves a day")
            .At(1, "Airbnb: closed from 20 May 2027 to its horizon, 21 Nov 2027", h => h.Shows("airbnb", Closed("2027-05-20", "2027-11-21")))
            .At(NextDay, "Airbnb, on 22 Nov: closed from 21 May to 22 Nov 2027", h => h.Shows("airbnb", Closed("2027-05-21", "2027-11-22"))),
        new Scene("A closure of a year")
            .At(1, "GreenGo: closed for all of 2027", h => h.Shows("greengo", Closed("2027-01-01", "2028-01-01", "GreenGo (Not Available)"))),
        new Scene("UTC midnights that mean dates")
            .At(1, "GreenGo: 20261201T000000Z to 20261205T000000Z", h => h.Shows("greengo", Stay("g@x", "2026-12-01", "2026-12-05", "Hélène Lefèvre")
                .Replace(";VALUE=DATE:20261201", ":20261201T000000Z", StringComparison.Ordinal).Replace(";VALUE=DATE:20261205", ":20261205T000000Z", StringComparison.Ordinal))),
    ];

    private static async Task BlockAsync(LinkedHome home, string from, string until) =>
        await home.Owner().PostFormAsync($"/blocks/create?propertyId={home.PropertyId}", new { Form_From = from, Form_Until = until });
}
