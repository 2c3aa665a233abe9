namespace Resas.Simulation.World;

/// <summary>How busy a world is, and how often its hub should read.</summary>
/// <param name="Name">rare, calm, usual, busy or frantic.</param>
/// <param name="BookingsPerMonth">Guests who come to each home in 30 days, over all its listings.</param>
/// <param name="Rivalry">The share of guests who want the same nights as others, 0 to 1: this is what makes double sales.</param>
/// <param name="LeadScale">How far ahead guests book: 1 for as far as a year, less for nearer.</param>
/// <param name="Cancelled">The share of stays that are cancelled.</param>
/// <param name="Changed">The share of stays whose dates are changed.</param>
/// <param name="SuggestedPoll">How often the hub should read each feed in this world: 5 minutes to 3 hours.</param>
public sealed record Pace(string Name, double BookingsPerMonth, double Rivalry, double LeadScale, double Cancelled, double Changed, TimeSpan SuggestedPoll)
{
    private static readonly int[] Polls = [5, 10, 15, 15, 15, 30, 60, 120, 180];

    internal static Pace Draw(Random random)
    {
        var (name, bookings, rivalry) = random.Next(10) switch
        {
            0 => ("rare", 0.7, 0.05),
            1 or 2 => ("calm", 2.0, 0.05),
            < 6 => ("usual", 5.0, 0.1),
            < 8 => ("busy", 12.0, 0.2),
            _ => ("frantic", 40.0, 0.5),
        };
        return new(name, bookings * (0.8 + 0.4 * random.NextDouble()), rivalry, 0.4 + 0.6 * random.NextDouble(),
            0.05 + 0.25 * random.NextDouble(), 0.05 + 0.2 * random.NextDouble(), TimeSpan.FromMinutes(Polls[random.Next(Polls.Length)]));
    }
}
