using Resas.Contracts;
using Resas.Contracts.Sync;

namespace Resas.Sync.Import;

/// <summary>From what a comparison noted to the rows of the log: only what is decided otherwise than the time before.</summary>
internal sealed class DecisionLog(Attempt attempt, Surroundings around)
{
    private readonly List<Decision> rows = [];

    public IReadOnlyList<Decision> Write(SyncRun run, ListingState state, Difference difference, Shown shown)
    {
        var decisions = difference.Decisions;
        foreach (var (what, claim, nights) in decisions.Runs.Where(r => !Repeats(r.What))) Add(run, what, nights, claim, decisions.Before(claim));

        // What is ours comes back at each reading: only the nights that come back anew are news, and those that no longer do.
        var before = Ignored.Parse(state.Ignored);
        var now = new Ignored(decisions.NightsOf(Decided.IgnoredAsEcho), decisions.NightsOf(Decided.IgnoredAsPadding));
        foreach (var nights in Nights.Runs(now.Echoes.Except(before.Echoes))) Add(run, Decided.IgnoredAsEcho, nights);
        foreach (var nights in Nights.Runs(now.Padding.Except(before.Padding))) Add(run, Decided.IgnoredAsPadding, nights);
        if (difference.IsSuspicious) now = now.And(before);
        foreach (var nights in Nights.Runs(before.All.Where(n => n >= around.Today && !now.All.Contains(n) && !IsShown(n, shown)))) Add(run, Decided.EchoEnded, nights);
        state.Ignored = now.Text;
        run.Decisions = rows.Count;
        return rows;
    }

    private static bool Repeats(Decided what) => what is Decided.IgnoredAsEcho or Decided.IgnoredAsPadding;

    private static bool IsShown(DateOnly night, Shown shown) => shown.Closed.Contains(night) || shown.Stays.Any(s => s.Nights.Contains(night));

    private void Add(SyncRun run, Decided what, Nights nights, Guid? claim = null, Nights? before = null)
    {
        var source = attempt.Source;
        var isOurs = Repeats(what) || what == Decided.TakenAsMirror;
        rows.Add(new()
        {
            RunId = run.Id, Place = rows.Count, ListingId = source.ListingId, PropertyId = source.PropertyId, OwnerId = source.OwnerId, Platform = source.Platform,
            At = around.Now, ClaimId = claim, What = what, Rule = Decision.RuleOf(what), From = nights.From, Until = nights.Until,
            FromBefore = before?.From, UntilBefore = before?.Until,
            Other = isOurs ? OtherOn(nights) : null, ServedAt = isOurs ? ServedAt(nights) : null,
        });
    }

    private string? OtherOn(Nights nights) =>
        around.Others.FirstOrDefault(o => o.Nights.Overlaps(nights)) is { } other ? other.Platform ?? Decision.ByHand : null;

    private DateTime? ServedAt(Nights nights) =>
        nights.Each().Select(n => around.Served.GetValueOrDefault(n)?.FirstPulledAt).OfType<DateTime>().Order().Cast<DateTime?>().FirstOrDefault();
}
