using Resas.Contracts;
using Resas.Contracts.Blocks;

namespace Resas.Web.Tests.Calendar;

/// <summary>Claims for the pure parts of the calendar.</summary>
internal static class Claims
{
    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", null);

    public static ClaimView Stay(string from, string until, Guid? home = null, ClaimStanding standing = ClaimStanding.Held, ClaimKind kind = ClaimKind.Reservation) => new(
        Guid.NewGuid(), home ?? Guid.Empty, kind, standing, new Nights(Day(from), Day(until)), ListingId: null, Platform: "airbnb",
        Reason: null, Guest: null, Code: null, Note: null, IsInferred: false, InConflict: false);
}
