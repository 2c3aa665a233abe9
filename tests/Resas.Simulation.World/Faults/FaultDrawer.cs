namespace Resas.Simulation.World.Faults;

/// <summary>Decides what goes wrong, answer by answer and in spells.</summary>
internal sealed class FaultDrawer(SimulatedWorld world)
{
    private const double ShareInSpell = 0.97;
    private const double DaysBetweenSpellsAtFullRate = 0.6;

    private static readonly Fault[] All = [.. Enum.GetValues<Fault>().Where(f => f is not (Fault.None or Fault.RedirectLoop))];

    /// <summary>Faults that tell a reader something untrue which it can't know to be untrue last minutes; the others hours.</summary>
    private static readonly Fault[] Lies = [Fault.EmptyCalendar, Fault.HalfMissing, Fault.StaleCache];

    public bool OverHttp { get; set; }

    public void Begin()
    {
        if (world.Settings.FaultRate > 0) foreach (var listing in world.Listings) PlanSpell(listing);
    }

    public Fault Draw(SimulatedListing listing)
    {
        if (world.HasStopped || world.Settings.FaultRate <= 0) return Fault.None;
        var state = listing.Faults;
        if (state.Spell != Fault.None && state.Random.NextDouble() < ShareInSpell) return Allowed(state, state.Spell);
        return state.Random.NextDouble() < world.Settings.FaultRate ? Allowed(state, Any(state.Random)) : Fault.None;
    }

    private Fault Any(Random random) => OverHttp && random.Next(All.Length + 1) == 0 ? Fault.RedirectLoop : All[random.Next(All.Length)];

    // A lie that goes on for too long is the truth for any reader: see WorldSettings.
    private Fault Allowed(FaultState state, Fault fault)
    {
        if (!Lies.Contains(fault)) return fault;
        if (fault != Fault.EmptyCalendar)
        {
            if (state.EmptySince is not null || state.Partial >= world.Settings.MostPartialAnswers) return Fault.None;
            state.Partial++;
            return fault;
        }

        if (state.Partial > 0 || world.Now - (state.EmptySince ?? world.Now) > world.Settings.LongestLie) return Fault.None;
        state.EmptySince ??= world.Now;
        return fault;
    }

    private void PlanSpell(SimulatedListing listing)
    {
        var random = listing.Faults.Random;
        var days = -Math.Log(1 - random.NextDouble()) * DaysBetweenSpellsAtFullRate / world.Settings.FaultRate;
        world.Agenda.Add(world.Now.AddDays(Math.Min(days, 3650)), () => Begins(listing));
    }

    private WorldEvent Begins(SimulatedListing listing)
    {
        var state = listing.Faults;
        var fault = state.Spell = All[state.Random.Next(All.Length)];
        var part = state.Random.NextDouble();
        var lasts = Lies.Contains(fault) ? world.Settings.LongestLie * part : TimeSpan.FromMinutes(20 + 24 * 60 * part * part);
        world.Agenda.Add(world.Now + lasts, () => Ends(listing));
        return world.Event(WorldEventKind.SpellBegan, listing, null, $"{fault} for {lasts.TotalMinutes:0} minutes");
    }

    private WorldEvent Ends(SimulatedListing listing)
    {
        var was = listing.Faults.Spell;
        listing.Faults.Spell = Fault.None;
        PlanSpell(listing);
        return world.Event(WorldEventKind.SpellEnded, listing, null, was.ToString());
    }
}
