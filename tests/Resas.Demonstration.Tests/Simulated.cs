using Resas.Contracts;
using Resas.Demonstration.Platforms;
using Resas.Testing;

namespace Resas.Demonstration.Tests;

internal static class Simulated
{
    public static SimulatedListing Listing(string platform, TestClock clock)
    {
        SimulatedPlatform its = platform switch { "airbnb" => new SimulatedAirbnb(), "booking" => new SimulatedBooking(), _ => new SimulatedGreenGo() };
        return new(new Guid("11111111-1111-4111-8111-111111111111"), its, "Les Tilleuls", "Annonce", its.PathOf(1, Guid.Empty), clock, new Random(7));
    }

    /// <summary>Nights counted from the day on which the test clock starts.</summary>
    public static Nights From(int days, int count)
    {
        var first = DateOnly.FromDateTime(TestClock.Start).AddDays(days);
        return new(first, first.AddDays(count));
    }
}
