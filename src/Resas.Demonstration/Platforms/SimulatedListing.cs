using System.Globalization;
using Resas.Contracts;
using Resas.Kernel.Time;

namespace Resas.Demonstration.Platforms;

/// <summary>One home on one simulated platform: what it sold there, and what it last pulled from us. Kept in memory; safe to use from several threads.</summary>
/// <param name="path">Where its calendar is served, with the secret part.</param>
/// <param name="random">Makes codes and ids, so that a seed gives the same ones again.</param>
internal sealed class SimulatedListing(Guid id, SimulatedPlatform platform, string home, string name, string path, TimeProvider clock, Random random)
{
    public const string TimeZone = "Europe/Paris";
    public const int LongestStay = 60;
    public const int DaysAhead = 550;

    private const string CodeLetters = "ABCDEFGHJKMNPQRSTWXYZ0123456789";
    private readonly Lock gate = new();
    private readonly List<SimulatedStay> stays = [];
    private HashSet<DateOnly> imported = [];

    public Guid Id { get; } = id;
    public SimulatedPlatform Platform { get; } = platform;
    public string Home { get; } = home;
    public string Name { get; } = name;
    public string Path { get; } = path;

    /// <summary>Where it pulls our export; null until that is known.</summary>
    public Uri? Export { get; set; }

    /// <summary>How the last pull went; null before the first.</summary>
    public SimulatedPull? LastPull { get; private set; }

    public DateOnly Today => clock.Today(TimeZone);

    public DateTime Now => clock.Now();

    /// <summary>Books as a guest would: nothing is sold over nights that are closed here, for whatever reason.</summary>
    public BookingAnswer Book(Nights nights, string guest)
    {
        lock (gate)
        {
            if (Check(nights) is { } why) return new BookingAnswer.Impossible(why);
            var closed = Platform.ClosedByRule(Today).ToHashSet();
            foreach (var night in nights.Each())
                if (closed.Contains(night) || imported.Contains(night) || IsSold(night)) return new BookingAnswer.Taken(night);
            return new BookingAnswer.Booked(Add(nights, guest));
        }
    }

    /// <summary>Puts in a stay without asking, as one that was sold before the story begins.</summary>
    public SimulatedStay Seed(Nights nights, string guest)
    {
        lock (gate) return Add(nights, guest);
    }

    /// <returns>False when there is no such stay.</returns>
    public bool Cancel(Guid stayId)
    {
        lock (gate) return stays.RemoveAll(s => s.Id == stayId) > 0;
    }

    /// <summary>Replaces what our calendar closed here.</summary>
    public void Import(IReadOnlySet<DateOnly> nights)
    {
        lock (gate)
        {
            imported = [.. nights];
            LastPull = new(Now, imported.Count(n => n >= Today), null);
        }
    }

    /// <summary>A pull that gave no calendar: what was known stays known.</summary>
    public void PullFailed(string why)
    {
        lock (gate) LastPull = new(Now, imported.Count(n => n >= Today), why);
    }

    /// <summary>What is shown at this instant: the stays that have not ended, in order, and the closed nights that none of them holds.</summary>
    public (IReadOnlyList<SimulatedStay> Stays, IReadOnlySet<DateOnly> Closed) Show()
    {
        lock (gate)
        {
            var live = stays.Where(s => s.Nights.Until > Today).OrderBy(s => s.Nights.From).ToList();
            var closed = imported.Where(n => n >= Today).Concat(Platform.ClosedByRule(Today)).Where(n => !IsSold(n)).ToHashSet();
            return (live, closed);
        }
    }

    public NightState StateOf(DateOnly night)
    {
        lock (gate)
        {
            if (IsSold(night)) return NightState.Sold;
            if (imported.Contains(night)) return NightState.ClosedByImport;
            return night >= Today && Platform.ClosedByRule(Today).Contains(night) ? NightState.ClosedByPlatform : NightState.Free;
        }
    }

    private BookingProblem? Check(Nights nights) => nights switch
    {
        { IsValid: false } => BookingProblem.Reversed,
        _ when nights.From < Today => BookingProblem.Past,
        { Count: > LongestStay } => BookingProblem.TooLong,
        _ when nights.Until > Today.AddDays(DaysAhead) => BookingProblem.TooFar,
        _ => null,
    };

    private bool IsSold(DateOnly night) => stays.Exists(s => s.Nights.Contains(night));

    private SimulatedStay Add(Nights nights, string guest)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        var stay = new SimulatedStay(new Guid(bytes), nights, guest.Trim(), string.Create(CultureInfo.InvariantCulture, $"HM{new string(random.GetItems<char>(CodeLetters, 8))}"));
        stays.Add(stay);
        return stay;
    }
}

/// <summary>How a pull of our calendar went.</summary>
/// <param name="Nights">How many nights from today on our calendar closes there.</param>
/// <param name="Problem">Null when it was read whole.</param>
internal sealed record SimulatedPull(DateTime At, int Nights, string? Problem);
