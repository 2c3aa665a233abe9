namespace Resas.Simulation.World;

/// <summary>One listing's calendar as its platform keeps it: what it sold, what the owner closed, its windows, and what it imported.</summary>
internal sealed class ListingCalendar(SimulatedListing listing)
{
    private readonly Closure[] days = new Closure[listing.Habits.HorizonDays];
    private readonly HashSet<DateOnly> reopened = [];
    private int counted = -1;
    private DateOnly first;

    /// <summary>Rises with every change, and when a day begins.</summary>
    public int Version { get; private set; }

    /// <summary>Live stays that are not over, in the order of their sale. Platforms that show the past keep them longer.</summary>
    public List<SimulatedStay> Stays { get; } = [];

    public List<NightSpan> Blocks { get; } = [];

    /// <summary>Nights that the owner opened again, and that stayed closed for another reason.</summary>
    public HashSet<DateOnly> Lifted { get; } = [];

    public bool Snoozed { get; private set; }

    public HashSet<DateOnly> Imported { get; private set; } = [];

    public HashSet<DateOnly> Linked { get; private set; } = [];

    /// <summary>Why the night is closed. Beyond the horizon, and in the past, everything is.</summary>
    public Closure Of(DateOnly night)
    {
        Count();
        var day = night.DayNumber - first.DayNumber;
        return day < 0 || day >= days.Length ? Closure.Window : days[day];
    }

    public bool Sells(DateOnly night) => Of(night) == Closure.None;

    public bool Sells(NightSpan nights)
    {
        for (var night = nights.From; night < nights.Until; night = night.AddDays(1)) if (!Sells(night)) return false;
        return true;
    }

    public IEnumerable<DateOnly> Nights(Func<Closure, bool> which)
    {
        Count();
        for (var day = 0; day < days.Length; day++) if (which(days[day])) yield return first.AddDays(day);
    }

    /// <summary>Runs of nights that are closed for one of the reasons and for none of the others given.</summary>
    /// <param name="apart">A run ends where the reasons change; else neighbours are one run.</param>
    public IEnumerable<NightSpan> Runs(Closure reasons, Closure except, bool apart)
    {
        Count();
        var from = -1;
        for (var day = 0; day <= days.Length; day++)
        {
            var shown = day < days.Length && (days[day] & reasons) != 0 && (days[day] & except) == 0;
            if (from >= 0 && (!shown || (apart && (days[day] & reasons) != (days[day - 1] & reasons))))
            {
                yield return new(first.AddDays(from), first.AddDays(day));
                from = -1;
            }

            if (shown && from < 0) from = day;
        }
    }

    public void Touch() => Version++;

    public void Snooze(bool snoozed)
    {
        Snoozed = snoozed;
        Touch();
    }

    /// <summary>Takes over the hub's nights in place of those before.</summary>
    public void Import(HashSet<DateOnly> nights)
    {
        if (reopened.Count == 0 && Imported.SetEquals(nights)) return;
        reopened.Clear();
        Imported = nights;
        Touch();
    }

    public bool Link(HashSet<DateOnly> nights)
    {
        if (Linked.SetEquals(nights)) return false;
        Linked = nights;
        Touch();
        return true;
    }

    /// <summary>Opens imported nights until the next import: Booking.com may do so when a stay of its own among them is cancelled.</summary>
    public void Reopen(NightSpan nights)
    {
        reopened.UnionWith(nights.Each().Where(Imported.Contains));
        Touch();
    }

    /// <summary>Forgets what is over.</summary>
    public void DayBegins(DateOnly today)
    {
        if (!listing.Habits.ShowsPast) Stays.RemoveAll(s => s.Nights.Until <= today);
        Blocks.RemoveAll(b => b.Until <= today);
        Touch();
    }

    private void Count()
    {
        if (counted == Version) return;
        counted = Version;
        first = listing.Home.Today;
        Array.Fill(days, Snoozed ? Closure.Snooze : Closure.None);
        var habits = listing.Habits;
        Mark(new(first, first.AddDays(habits.Notice)), Closure.Notice);
        Mark(new(first.AddDays(habits.WindowDays), first.AddDays(habits.HorizonDays)), Closure.Window);
        foreach (var block in Blocks) Mark(block, Closure.Block);
        foreach (var stay in Stays) Mark(stay.Nights, Closure.Stay, Closure.Preparation);
        foreach (var night in Imported) if (!reopened.Contains(night)) MarkOne(night.DayNumber, Closure.Imported);
        foreach (var night in Linked) MarkOne(night.DayNumber, Closure.Linked);
        if (habits.PadsImports) Pad();
        foreach (var stay in listing.SoldTogether.SelectMany(l => l.Calendar.Stays)) Mark(stay.Nights, Closure.Linked);
    }

    private void Mark(NightSpan nights, Closure reason, Closure around = Closure.None)
    {
        for (var day = nights.From.DayNumber; day < nights.Until.DayNumber; day++) MarkOne(day, reason);
        if (around == Closure.None) return;
        for (var i = 1; i <= listing.Habits.Preparation; i++)
        {
            MarkOne(nights.From.DayNumber - i, around);
            MarkOne(nights.Until.DayNumber + i - 1, around);
        }
    }

    private void MarkOne(int number, Closure reason)
    {
        var day = number - first.DayNumber;
        if (day >= 0 && day < days.Length) days[day] |= reason;
    }

    private void Pad()
    {
        const Closure Foreign = Closure.Imported | Closure.Linked;
        for (var day = 0; day < days.Length; day++)
        {
            if ((days[day] & Foreign) == 0) continue;
            for (var i = 1; i <= listing.Habits.Preparation; i++)
            {
                if (day - i >= 0 && (days[day - i] & Foreign) == 0) days[day - i] |= Closure.Padding;
                if (day + i < days.Length && (days[day + i] & Foreign) == 0) days[day + i] |= Closure.Padding;
            }
        }
    }
}
