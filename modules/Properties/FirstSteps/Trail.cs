using Resas.Contracts.Properties;

namespace Resas.Properties.FirstSteps;

/// <summary>One home's way from its name to platforms that read it. All addresses are read before any is given, so that what a platform
/// fetches the first time already holds what the others sold.</summary>
internal sealed record Trail(PropertySummary Home, IReadOnlyList<Stop> Stops)
{
    /// <summary>Name, platforms, their addresses, ours, the check.</summary>
    public const int Steps = 5;

    public bool IsDone => Stops.Count > 0 && Stops.All(s => s.IsDone);

    public IReadOnlyList<Stop> Given => [.. Stops.Where(s => s.TakesOurs)];

    /// <summary>Where the owner goes on after a while.</summary>
    public Place Next()
    {
        if (Stops.Count == 0) return Place.Platforms(Home.Id);
        return Stops.FirstOrDefault(s => !s.HasImport) is { } unread ? Place.Read(unread) : Check;
    }

    public Place Start => Stops.Count > 0 ? Place.Read(Stops[0]) : Place.Platforms(Home.Id);

    public Place AfterReading(Guid listingId) =>
        Follower(Stops, listingId) is { } next ? Place.Read(next) : Given.Count > 0 ? Place.Give(Given[0]) : Check;

    public Place BeforeReading(Guid listingId) => Follower(Stops.Reverse(), listingId) is { } before ? Place.Read(before) : Place.Platforms(Home.Id);

    public Place AfterGiving(Guid listingId) => Follower(Given, listingId) is { } next ? Place.Give(next) : Check;

    public Place BeforeGiving(Guid listingId) => Follower(Given.Reverse(), listingId) is { } before ? Place.Give(before) : Place.Read(Stops[^1]);

    public Place BeforeChecking => Given.Count > 0 ? Place.Give(Given[^1]) : Stops.Count > 0 ? Place.Read(Stops[^1]) : Place.Platforms(Home.Id);

    public Place Check => new("Check", Home.Id);

    private static Stop? Follower(IEnumerable<Stop> stops, Guid listingId) => stops.SkipWhile(s => s.ListingId != listingId).Skip(1).FirstOrDefault();
}

/// <summary>A page of the way, and the home or listing that it is about.</summary>
internal sealed record Place(string Page, Guid Id)
{
    public static Place Platforms(Guid homeId) => new("Platforms", homeId);

    public static Place Read(Stop stop) => new("Read", stop.ListingId);

    public static Place Give(Stop stop) => new("Give", stop.ListingId);
}
