using Resas.Contracts;

namespace Resas.Sync.Import;

/// <summary>Tells a stay that was sold from our own word that comes back as one (rule 5).</summary>
internal sealed class EchoedStays(Surroundings around, Seen seen, Shown shown)
{
    /// <summary>One night of ours that does not come back may be chance.</summary>
    private const int FewestNights = 2;

    private bool? tellsStaysApart;

    /// <summary>Only a code, a stay of its own there until now, or that our word never comes back as a stay, or in part, proves a sale; anything else on nights
    /// that we exported there is our own word come back.</summary>
    public bool Is(ShownStay now) => now.Code is null && now.Nights.Each().Where(n => n >= around.Today).All(around.IsEcho)
        && !seen.LiveStays.Any(s => s.Nights.Overlaps(now.Nights)) && !IsAPart(now.Nights) && !(tellsStaysApart ??= TellsStaysApart());

    /// <summary>Whether a stay lies on a part of what we told as one, of which nothing else is shown: our word would come back whole. What the platform had from
    /// us later may not be there yet.</summary>
    private bool IsAPart(Nights stay) => around.Others.Where(other => other.Nights.Overlaps(stay)).Any(other =>
    {
        var told = other.Nights.Each().Where(n => n > around.Today && around.Served.TryGetValue(n, out var served) && served.GoneAt is null).ToLookup(stay.Contains, n => (Night: n, around.Served[n].FirstPulledAt));
        var rest = told[false].Where(n => told[true].All(inside => n.FirstPulledAt <= inside.FirstPulledAt)).Select(n => n.Night).ToList();
        return told[true].Any() && rest.Count >= FewestNights && !rest.Exists(shown.Holds);
    });

    /// <summary>Whether of all that the platform has from us for long nothing looks like a stay, or more of it comes back merely closed than as stays:
    /// then a stay was sold there, though it has these nights from us by now.</summary>
    private bool TellsStaysApart()
    {
        var ours = around.Served.Values.Where(n => n.GoneAt is null && n.Night > around.Today && !seen.LiveStays.Any(s => s.Nights.Contains(n.Night))).ToList();
        var asStays = ours.Where(n => shown.Stays.Any(s => s.Nights.Contains(n.Night))).ToHashSet();
        // Of one that is shown for the first time nobody knows yet what it is: it may have been sold while the platform gave no answers.
        var forLong = ours.Where(n => n.FirstPulledAt + around.EchoGrace <= around.Now && (around.Before.Contains(n.Night) || !asStays.Contains(n))).ToList();
        if (forLong.Count >= FewestNights && !forLong.Exists(asStays.Contains)) return true;
        var closed = ours.Count(n => shown.Closed.Contains(n.Night) && !seen.Nights.Exists(known => known.Night == n.Night));
        return closed >= FewestNights && closed > asStays.Count;
    }
}
