using Resas.Contracts;
using Resas.Sync.Platforms;

namespace Resas.Sync.Import;

/// <summary>Which of the nights that a listing shows closed are only kept free around others: around stays of its own, or around what its platform has
/// from us. A platform keeps as many free around each, and as many before as after.</summary>
/// <param name="closed">All that the listing shows merely closed.</param>
/// <param name="own">Its own stays that live.</param>
internal sealed class Padding(Platform platform, Surroundings around, IReadOnlySet<DateOnly> closed, IReadOnlyList<Nights> own)
{
    private readonly Lazy<int?> usual = new(() => Usual(platform, around, closed, own));

    /// <summary>Closed there around our word alone: nobody's stay.</summary>
    public bool Is(Nights fresh) => fresh.Count <= LeftOf(fresh.From.AddDays(-1), -1) + LeftOf(fresh.Until, 1);

    /// <summary>How many nights beside a run our word there may still keep free: nights between them may be closed for its sake and for another stay's.</summary>
    private int LeftOf(DateOnly beside, int step)
    {
        for (var far = 0; far < platform.EchoPadding; far++)
        {
            var night = beside.AddDays(far * step);
            if (around.IsEcho(night)) return platform.EchoPadding - far;
            if (!closed.Contains(night)) break;
        }

        return 0;
    }

    /// <summary>Of nights that are closed and nobody's yet, those that lie around our word.</summary>
    public IEnumerable<Nights> In(Nights fresh)
    {
        if (Is(fresh)) return [fresh];
        if (BesideOurs(fresh) is { } ours) return [ours];
        // What was closed around our word already, and now has a closure beside it.
        return Nights.Runs(fresh.Each().Where(around.Before.Contains)).Where(Is);
    }

    /// <summary>Of a run between our word and a stay of its own, too long for one of them: the nights that belong to our word.</summary>
    private Nights? BesideOurs(Nights fresh)
    {
        var (before, after) = (around.IsEcho(fresh.From.AddDays(-1)), around.IsEcho(fresh.Until));
        if (before == after || fresh.Count <= platform.EchoPadding || !IsOwn(before ? fresh.Until : fresh.From.AddDays(-1))) return null;
        var theirs = usual.Value ?? (fresh.Count + 1) / 2;
        var ours = fresh.Count - theirs;
        if (ours > theirs || theirs > platform.EchoPadding) return null;
        return before ? new(fresh.From, fresh.From.AddDays(ours)) : new(fresh.Until.AddDays(-ours), fresh.Until);
    }

    /// <summary>Whether a night that is closed for no stay of the listing's own is our word, or kept free around it.</summary>
    public bool IsOurs(DateOnly night) => !own.Any(stay => Reaches(stay, night)) && (around.IsEcho(night) || LeadsToOurs(night, 1) || LeadsToOurs(night, -1));

    /// <summary>Whether the night is so near to a stay that it may be kept free for its sake.</summary>
    public bool Reaches(Nights stay, DateOnly night) => night >= stay.From.AddDays(-Span) && night < stay.Until.AddDays(Span);

    private int Span => usual.Value ?? platform.EchoPadding;

    private bool LeadsToOurs(DateOnly night, int step)
    {
        for (var far = 1; far <= Span; far++)
        {
            var next = night.AddDays(far * step);
            if (around.IsEcho(next)) return true;
            if (!closed.Contains(next)) return false;
        }

        return false;
    }

    private bool IsOwn(DateOnly night) => own.Any(stay => stay.Contains(night));

    /// <summary>As many as stand alone beside one stay, at the least; null where none does.</summary>
    private static int? Usual(Platform platform, Surroundings around, IReadOnlySet<DateOnly> closed, IReadOnlyList<Nights> own)
    {
        bool IsTaken(DateOnly night) => around.IsEcho(night) || own.Any(stay => stay.Contains(night));
        return Nights.Runs(closed.Where(n => !around.IsEcho(n)))
            .Where(run => run.From > around.Today && run.Count <= platform.EchoPadding && IsTaken(run.From.AddDays(-1)) != IsTaken(run.Until))
            .Min(run => (int?)run.Count);
    }
}
