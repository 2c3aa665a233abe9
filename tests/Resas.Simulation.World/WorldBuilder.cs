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
                home.Add(new SimulatedListing(count++, home, platform, platform.Draw(random), random));
            }

            homes.Add(home);
        }

        return homes;
    }

    /// <summary>Turns some homes into houses, whose rooms are let on their own too.</summary>
    public static void AddRooms(List<SimulatedHome> homes, WorldSettings settings, DateTime start, Random random)
    {
        var isDrawn = random.Next(3) == 0;
        foreach (var house in homes.ToList())
        {
            var chance = random.NextDouble();
            if (settings.Houses is { } share ? chance >= share : !isDrawn || house.Index > 0) continue;
            for (var rooms = random.Next(2, 4); rooms > 0; rooms--) AddRoom(homes, house, settings, start, random);
            if (random.Next(2) == 0) SellTogether([house, .. house.Parts]);
        }
    }

    private static void AddRoom(List<SimulatedHome> homes, SimulatedHome house, WorldSettings settings, DateTime start, Random random)
    {
        var room = new SimulatedHome(homes.Count, $"{house.Name}, chambre {house.Parts.Count + 1}", house.Zone);
        room.DayBegins(start);
        house.Add(room);
        foreach (var key in settings.Platforms ?? Keys(random))
        {
            var platform = Platform.Of(key);
            room.Add(new SimulatedListing(homes.Sum(h => h.Listings.Count) + room.Listings.Count, room, platform, platform.Draw(random), random));
        }

        homes.Add(room);
    }

    /// <summary>The owner has told Airbnb which of its listings are rooms of which.</summary>
    private static void SellTogether(IReadOnlyList<SimulatedHome> homes)
    {
        foreach (var listing in homes.SelectMany(h => h.Listings).Where(l => l.PlatformKey == "airbnb"))
            listing.SoldTogether.AddRange(listing.Siblings.Where(l => l.PlatformKey == "airbnb"));
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
