using Resas.Contracts;
using Resas.Contracts.Sync;
using Resas.Sync.Export;
using Resas.Sync.Import;
using Resas.Sync.Platforms;

namespace Resas.Sync.Propagation;

/// <summary>How far one listing's platform has got with what we export to it. Pure: what is known of it at one instant.</summary>
/// <param name="Today">At the home.</param>
/// <param name="Served">What its platform has pulled from us.</param>
/// <param name="Answer">Its last healthy answer; null while it has given none.</param>
internal sealed record Sibling(
    Guid ListingId, Platform Platform, DateTime Now, DateOnly Today, PullHabit Habit,
    IReadOnlyDictionary<DateOnly, ServedNight> Served, HealthyAnswer? Answer)
{
    /// <summary>Feeds often end a year ahead: what is missing beyond says nothing.</summary>
    private const int UsualReach = 365;

    /// <summary>What a night is on this listing.</summary>
    /// <param name="known">Taken by another source, and so told to this listing.</param>
    /// <param name="own">Held by this listing itself.</param>
    public NightState StateOf(DateOnly night, bool known, bool own)
    {
        var taken = Answer?.Taken.Contains(night) == true;
        if (!known) return own ? NightState.Own : taken ? NightState.ClosedThere : IsServed(night) ? NightState.Read : NightState.Free;
        if (taken) return NightState.SeenBack;
        if (IsServed(night)) return IsStillOpen(night) ? NightState.StillSold : NightState.Read;
        return Habit.IsLapsed(Now) ? NightState.StillSold : NightState.Published;
    }

    /// <summary>How far a claim of another source has got here; null when nothing of it lies ahead.</summary>
    public Stage? StageOf(Nights claim)
    {
        var ahead = claim.Each().Where(n => n >= Today && n < Today.AddDays(Shown.MaxDaysAhead)).ToList();
        if (ahead.Count == 0) return null;
        if (!Platform.TakesOurFeed) return new(PropagationState.NotApplicable, null);
        var isServed = ahead.TrueForAll(IsServed);
        DateTime? servedAt = isServed ? ahead.Max(n => Served[n].FirstPulledAt) : null;
        if (ahead.Exists(n => StateOf(n, known: true, own: false) == NightState.StillSold)) return new(PropagationState.Failed, servedAt);
        if (servedAt is null) return new(PropagationState.Pending, null);
        var isShown = Answer is { Echoes: true } answer && answer.ReadAt > servedAt && ahead.TrueForAll(answer.Taken.Contains);
        return new(isShown ? PropagationState.Confirmed : PropagationState.Served, servedAt);
    }

    /// <summary>Whether a night that was sold elsewhere can still be sold here, for all that its platform can know.</summary>
    public bool IsUnread(DateOnly night) => night >= Today && !IsServed(night) && Answer?.Taken.Contains(night) != true;

    private bool IsServed(DateOnly night) => Served.TryGetValue(night, out var served) && served.GoneAt is null;

    /// <summary>It has the night from us, hands back what it has, had the time to take it over, and shows it open.</summary>
    private bool IsStillOpen(DateOnly night) =>
        Answer is { Echoes: true } answer
        && night < Today.AddDays((Platform.HorizonDays ?? UsualReach) - 2)
        && Served[night].FirstPulledAt + Habit.Grace <= answer.ReadAt;
}

/// <param name="ReadAt">When it was last given.</param>
/// <param name="Echoes">Whether this platform ever showed back what it had from us.</param>
internal sealed record HealthyAnswer(DateTime ReadAt, IReadOnlySet<DateOnly> Taken, bool Echoes);

/// <param name="Usual">Null while it is unknown.</param>
/// <param name="Grace">Two usual intervals, or what stands for them.</param>
internal sealed record PullHabit(DateTime? LastAt, TimeSpan? Usual, TimeSpan Grace)
{
    public const int IntervalsToLapse = 3;
    /// <summary>Pulls are written with a little delay.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(1);

    public static PullHabit Of(ListingState state) =>
        new(state.LastPulledAt, state.UsualPullSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null, state.EchoGrace);

    /// <summary>Not come for three times its usual interval.</summary>
    public bool IsLapsed(DateTime now) => LastAt is { } last && Usual is { } usual && now > last + usual * IntervalsToLapse + Slack;

    /// <summary>How long it may still take until it comes; nought when it is overdue, null when that is unknown.</summary>
    public TimeSpan? Ahead(DateTime now) => LastAt is { } last && Usual is { } usual ? (last + usual > now ? last + usual - now : TimeSpan.Zero) : null;
}

/// <param name="ServedAt">When it pulled the last missing night; null while one is missing.</param>
internal sealed record Stage(PropagationState State, DateTime? ServedAt);

/// <summary>One night on one listing.</summary>
internal enum NightState
{
    Free,
    /// <summary>Sold or closed by this listing itself: never told back to it.</summary>
    Own,
    /// <summary>Shown closed there, for no reason that is known here.</summary>
    ClosedThere,
    /// <summary>In our feed, which its platform has not read since.</summary>
    Published,
    Read,
    SeenBack,
    /// <summary>Taken, and its platform sells it all the same.</summary>
    StillSold,
}
