using System.Buffers.Text;
using System.Security.Cryptography;
using Resas.Contracts;
using Resas.Contracts.Accounts;
using Resas.Demonstration.Platforms;
using Resas.Kernel.Hosting;
using Resas.Kernel.Time;

namespace Resas.Demonstration;

/// <summary>The owner, three homes and nine listings of the demonstration, with the stays that were sold before it begins. Ids are fixed, secrets are not.</summary>
internal sealed class Cast(TimeProvider clock, DemonstrationSignIn signIn)
{
    private static readonly Guid Owner = new("de300000-0000-4000-8000-000000000000");
    private static readonly SimulatedPlatform[] Platforms = [new SimulatedAirbnb(), new SimulatedBooking(), new SimulatedGreenGo()];

    /// <summary>By home, the names on each platform and what is sold at first: platform, arrival in days from today, nights, guest.</summary>
    private static readonly (string Name, string[] Listings, (int Platform, int From, int Nights, string Guest)[] Sold)[] Homes =
    [
        ("Les Tilleuls, Annecy", ["Maison au calme, 5 min du lac", "Les Tilleuls Annecy", "Les Tilleuls"],
            [(0, -2, 4, "Camille Dubois"), (1, 2, 3, "Anna Schmidt"), (0, 9, 3, "Hugo Martin"), (1, 16, 5, "Luca Rossi"), (2, 24, 7, "Hélène Lefèvre")]),
        ("La Bergerie, Saint-Véran", ["Bergerie rénovée, vue montagne", "La Bergerie de Saint-Véran", "La Bergerie"],
            [(1, -1, 3, "Tom Baker"), (0, 5, 2, "Inès Moreau"), (1, 7, 3, "Marta Nowak"), (0, 12, 4, "Paul Girard"), (2, 30, 3, "Zoé Faure")]),
        ("Studio du Port, La Rochelle", ["Studio lumineux sur le Vieux-Port", "Studio du Port", "Studio du Port"],
            [(0, 1, 2, "Nora Klein"), (2, 3, 4, "Émile Rousseau"), (1, 10, 2, "Sven Larsson"), (1, 12, 3, "Julie Petit"), (0, 20, 7, "Adam Cohen")]),
    ];

    public IReadOnlyList<SimulatedHome> Play { get; } = [.. Homes.Select((home, h) => new SimulatedHome(Id(h, 0), home.Name,
        [.. Platforms.Select((platform, p) => new SimulatedListing(Id(h, p + 1), platform, home.Name, home.Listings[p],
            platform.PathOf(52_817_304 + (1_009 * h), Guid.NewGuid()), clock, new Random()))]))];

    private readonly Dictionary<Guid, string> keys = [];

    /// <summary>Words and digits, new at each start, long enough for the rules of passwords.</summary>
    public static string NewPassword() => $"lac-et-montagne-{RandomNumberGenerator.GetInt32(1000, 10_000)}";

    /// <summary>What the modules are told, once it is known where the simulated platforms answer.</summary>
    public DemonstrationStarted Tell(Uri site) => new(Owner, signIn.Email, signIn.Password,
        [.. Play.Select(home => new DemonstrationHome(home.Id, home.Name,
            [.. home.Listings.Select(l => new DemonstrationListing(l.Id, l.Platform.Key, l.Name, new Uri(site, l.Path).AbsoluteUri, keys[l.Id] = NewKey()))]))]);

    /// <summary>Gives each simulated platform the export address of its listing, as the owner would paste it there.</summary>
    public void Paste(Uri resas)
    {
        foreach (var listing in Play.SelectMany(h => h.Listings)) listing.Export = new Uri(resas, $"/feeds/{keys[listing.Id]}.ics");
    }

    public void SellFirstStays()
    {
        var today = clock.Today(SimulatedListing.TimeZone);
        foreach (var (home, script) in Play.Zip(Homes))
            foreach (var (platform, from, nights, guest) in script.Sold)
                home.Listings[platform].Seed(new Nights(today.AddDays(from), today.AddDays(from + nights)), guest);
    }

    private static Guid Id(int home, int part) => new($"de300000-0000-4000-8000-0000000000{home + 1}{part}");

    private static string NewKey() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}

/// <summary>A home and its listings on the simulated platforms.</summary>
internal sealed record SimulatedHome(Guid Id, string Name, IReadOnlyList<SimulatedListing> Listings);
