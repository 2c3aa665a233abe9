namespace Resas.Simulation.World;

/// <summary>How far one stay's nights could still be sold by another listing of the home.</summary>
public sealed class Exposure
{
    private DateTime since;
    private bool startedBySale;

    internal Exposure(SimulatedStay stay, SimulatedListing on, DateTime now) => (Stay, On, since) = (stay, on, now);

    /// <summary>What was sold.</summary>
    public SimulatedStay Stay { get; }

    /// <summary>Where else its nights are on offer.</summary>
    public SimulatedListing On { get; }

    /// <summary>How many of its nights from today on are on sale there now.</summary>
    public int OpenNights { get; private set; }

    /// <summary>Since when some have been, UTC; null while none is.</summary>
    public DateTime? OpenSince { get; private set; }

    /// <summary>Nights times the hours for which each was on sale, so far.</summary>
    public double NightHours { get; private set; }

    /// <summary>From each sale or change that left nights on sale there until none was. A time that ended because the nights were sold there, or
    /// the stay was cancelled, is left out, and so is one that began because the platform opened them again.</summary>
    public IReadOnlyList<TimeSpan> Closings => closings;

    private readonly List<TimeSpan> closings = [];

    internal void Recount(DateTime now, DateOnly today, bool bySale)
    {
        Settle(now);
        var nights = Stay.Nights.From < today ? Stay.Nights with { From = today } : Stay.Nights;
        var (open, soldThere) = (0, false);
        for (var night = nights.From; Stay.IsLive && night < nights.Until; night = night.AddDays(1))
        {
            var why = On.Calendar.Of(night);
            if (why == Closure.None) open++;
            soldThere |= (why & Closure.Stay) != 0;
        }

        if (open > 0 && OpenSince is null) (OpenSince, startedBySale) = (now, bySale);
        if (open == 0 && OpenSince is { } from)
        {
            if (startedBySale && !soldThere && Stay.IsLive && nights.Count > 0) closings.Add(now - from);
            OpenSince = null;
        }

        OpenNights = open;
    }

    /// <summary>Adds what has passed since it was last looked at.</summary>
    internal void Settle(DateTime now)
    {
        NightHours += OpenNights * (now - since).TotalHours;
        since = now;
    }
}
