using Resas.Simulation.World.Platforms;

namespace Resas.Simulation.World;

/// <summary>Draws the homes, where they are offered and who is linked to whom.</summary>
internal static class WorldBuilder
{
    private static readonly string[] OtherZones = ["America/Guadeloupe", "Indian/Reunion"];
    private static readonly DateTime[] Starts =
    [
        At(2027, 3, 15, 6), At(2027, 3, 15, 6), At(2027, 3, 24, 9), At(2027, 10, 27, 16), At(2027, 12, 22, 11), At(2028, 2, 20, 20), At(2027, 7, 1, 22),
    ];

    public static DateTime Start(WorldSettings settings, Random random)
    {
        var drawn = Starts[random.Next(Starts.Length)];
        return settings.Start ?? drawn;
    }

    public static List<SimulatedHome> Homes(WorldSettings settings, DateTime start, Random random)
    {
        var homes = new List<SimulatedHome>();
        var count = 0;
        for (var index = 0; index < settings.Homes; index++)
        {
            var zone = settings.MixedZones && random.Next(3) == 0 ? OtherZones[random.Next(OtherZones.Length)] : settings.TimeZone;
            var home = new SimulatedHome(index, Names.Home(index), TimeZoneInfo.FindSystemTimeZoneById(zone));
            home.DayBegins(start);
            foreach (var key in settings.Platforms ?? Keys(random))
            {
                var platform = Platform.Of(key);
                home.Add(new(count++, home, platform, platform.Draw(random), random));
            }

            homes.Add(home);
        }

        return homes;
    }

    // One way only, from the later to the earlier: two that feed each other hold each other's ghosts for ever, whatever a hub does.
    public static void Link(SimulatedHome home, Random random)
    {
        var able = home.Listings.Where(l => l.TakesExport).ToList();
        for (var i = 1; i < able.Count; i++) if (random.Next(2) == 0) able[i].LinkedTo = able[i - 1];
    }

    private static List<string> Keys(Random random)
    {
        var keys = new List<string>();
        if (random.NextDouble() < 0.95) keys.Add("airbnb");
        if (random.NextDouble() < 0.85) keys.Add("booking");
        if (random.NextDouble() < 0.6 || keys.Count == 0) keys.Add("greengo");
        if (random.NextDouble() < 0.4 || keys.Count == 1) keys.Add("abritel");
        if (random.NextDouble() < 0.15) keys.Add("gites");
        if (random.NextDouble() < 0.3) keys.Add("google");
        if (random.NextDouble() < 0.15) keys.Add("other");
        return keys;
    }

    private static DateTime At(int year, int month, int day, int hour) => new(year, month, day, hour, 0, 0, DateTimeKind.Utc);
}
