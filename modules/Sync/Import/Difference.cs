using Resas.Contracts.Blocks;
using Resas.Kernel.Time;
using Resas.Sync.Platforms;

namespace Resas.Sync.Import;

/// <summary>Compares what a listing shows with what it showed, by the rules of availability, and says what the ledger gets.
/// Pure but for the rows it is handed, which it brings up to date.</summary>
internal sealed class Difference
{
    /// <summary>A longer run is a season, not a stay.</summary>
    public const int LongestStay = 90;

    private readonly Platform platform;
    private readonly Surroundings around;
    private readonly Seen seen;
    private readonly Findings found;
    private readonly StayComparison stays;
    private readonly SeenNights nights;
    private ClosedComparison closures = null!;

    public Difference(Platform platform, Surroundings around, Seen seen, Ids ids)
    {
        (this.platform, this.around, this.seen) = (platform, around, seen);
        found = new(around.Now, ids);
        stays = new(platform, around, seen, found);
        nights = new(seen.Nights, found);
    }

    public IReadOnlyList<ClaimReport> Claims => found.Claims;
    public IReadOnlyList<ClaimRelease> Releases => found.Releases;
    public Decisions Decisions => found.Decisions;
    public int Echoes => found.Echoes;
    /// <summary>Rows to add and to remove. The nights are kept as they are left.</summary>
    public IReadOnlyList<SeenStay> NewStays => stays.NewStays;
    public IReadOnlyList<SeenStay> Gone => stays.Gone;
    /// <summary>Claims that mirror others from this answer on.</summary>
    public IReadOnlySet<Guid> NewMirrors => closures.NewMirrors;
    /// <summary>Runs that were missing, and are shown again.</summary>
    public IReadOnlyList<HeldRun> Returned => closures.Returned;
    public bool IsSuspicious { get; private set; }
    /// <summary>Claims with strikes against them that still hold their nights.</summary>
    public int Missing => seen.LiveStays.Count(s => !s.Absence.IsNone) + seen.Nights.Where(n => !n.Absence.IsNone).Select(n => n.ClaimId).Distinct().Count();
    /// <summary>What is missing, or in doubt until the next answer, needs every one of them; what is in doubt for as long as the platform has it from us does not.</summary>
    public bool NeedsNextAnswer => Missing > 0 || seen.Nights.Exists(n => n.DoubtedAt is not null && !(n.MayBeOurWord && around.IsEcho(n.Night)));
    /// <summary>News beside echoes or windows may put these in another light at the next look, even at the same document.</summary>
    public bool LooksAgain => found.HasNews && (Echoes > 0 || nights.Windows.Any());

    public void Apply(Shown shown)
    {
        stays.ForgetPast();
        nights.ForgetPast(around.Today);
        IsSuspicious = Suspect(shown);
        stays.Compare(shown, IsSuspicious);
        // What is kept free around our word is known once the stays are.
        var own = new OwnWord(platform, around, nights, new(platform, around, shown.Closed, [.. seen.LiveStays.Select(s => s.Nights)]));
        closures = new(platform, around, nights, own);
        closures.FreeOpened(shown.Closed, ofWindows: true, IsSuspicious);
        closures.LeaveTo(seen.LiveStays.Where(s => s.Absence.IsNone), shown.Closed);
        own.ForgetLeftBy(stays.Vacated, shown.Closed);
        own.JudgeGivenBack(shown.Closed);
        own.ForgetBroughtBack(shown.Closed);
        own.ForgetLeftByMirrors(shown.Closed);
        closures.Take(shown.Closed);
        closures.Keep(stays.GivenBack, shown.Closed);
        closures.FreeOpened(shown.Closed, ofWindows: false, IsSuspicious);
        own.JudgeDoubted(shown.Closed);
        closures.RecogniseMirrors(shown.Closed);
    }

    /// <summary>Empty where there was something, more than half of the future nights gone, or read with errors (rule 1).</summary>
    private bool Suspect(Shown shown)
    {
        if (shown.Skipped > 0) return true;
        var known = nights.All.Where(n => n.Night >= around.Today && n.Standing != ClaimStanding.Window).Select(n => n.Night)
            .Concat(seen.LiveStays.SelectMany(s => s.Nights.Each().Where(n => n >= around.Today))).ToHashSet();
        if (known.Count == 0) return false;
        var still = known.Count(n => shown.Holds(n));
        // A stay that moved takes its nights along: it is not gone.
        var moved = shown.Stays.Sum(s => seen.LiveStays.Any(k => k.Nights != s.Nights && k.IsSame(s)) ? s.Nights.Count : 0);
        return (still + moved) * 2 < known.Count;
    }
}
