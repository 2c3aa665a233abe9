using Microsoft.Extensions.Options;
using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;
using Resas.ICalendar;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;
using Resas.Sync.Export;
using Resas.Sync.Propagation;
using Resas.Sync.Reading;

namespace Resas.Sync.Import;

/// <summary>From a document that could be read to the ledger, inside the caller's unit of work.</summary>
internal sealed class DocumentImport(ResasDb db, IMediator modules, IOptions<SyncOptions> options, Slivers slivers, DirectLinks links, Ids ids, TimeProvider clock)
{
    /// <summary>How long the same document is passed over while an echo may run out (its platform's habit, which says when, may change) or news were found.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    public async Task<SyncRun> TakeAsync(Attempt attempt, ListingState state, CalendarDocument document, FeedAnswer answer, CancellationToken ct)
    {
        var source = attempt.Source;
        var shown = Shown.Of(document, attempt.Platform, TimeZoneInfo.FindSystemTimeZoneById(source.TimeZone), attempt.Today);
        var memory = await Memory.ReadAsync(db, source, ct);
        var others = await modules.Send(new FindExportNights(source.PropertyId, source.ListingId), ct);
        var linked = await links.OfAsync(source.ListingId, ct);
        var seen = await Showing.ReadAsync(db, source, ct);
        // A little less than the interval: a poll that comes a moment early is still the next poll.
        var around = new Surroundings(clock.Now(), attempt.Today, options.Value.PollInterval * 0.8, state.EchoGrace, memory.Served, others.Claims, seen.Taken, linked);
        var difference = new Difference(attempt.Platform, around, memory.Seen, ids);
        difference.Apply(shown);

        memory.Keep(difference);
        var beside = await slivers.FindAsync(source, memory, attempt.Today, ct);
        await links.NoteAsync(source, Evidence.Of(difference, memory.Nights, around, state.LastReadAt).Concat(beside.HandedOn), ct);
        var change = await ReportAsync(source, difference, News(beside.Reports, difference, others.Own), linked, ct);
        var isBelieved = Showing.Note(db, seen, shown, around, memory.Own, difference.IsSuspicious);
        if (isBelieved) memory.ForgetEchoes(seen.Taken, around.Now);
        state.Read(clock.Now(), answer, FeedReading.Hash(answer.Body), !isBelieved);
        state.Settle(!isBelieved || seen.DoubtedAt is not null ? null : SettledUntil(attempt, difference, around, beside.Reports.Any(c => c.Origins is null or { Count: > 0 })), change?.Version ?? others.Version);
        var outcome = !isBelieved ? RunOutcome.Suspicious
            : change is { Added: 0, Changed: 0, Released: 0 } or null ? RunOutcome.Unchanged : RunOutcome.Changed;
        var run = attempt.Run(outcome, null, shown, difference, change, Details(document));
        db.AddRange(new DecisionLog(attempt, around).Write(run, state, difference, shown));
        return run;
    }

    /// <summary>What the ledger has not heard of short runs.</summary>
    private static List<ClaimReport> News(IReadOnlyList<ClaimReport> beside, Difference difference, IReadOnlyList<OwnClaim> known)
    {
        var reported = difference.Claims.Select(c => c.ClaimId).ToHashSet();
        return [.. beside.Where(c => reported.Contains(c.ClaimId)
            || !known.Any(k => k.ClaimId == c.ClaimId && c.Origins?.ToHashSet().SetEquals(k.Origins) != false))];
    }

    private async Task<LedgerChange?> ReportAsync(ListingSource source, Difference difference, List<ClaimReport> beside, IReadOnlyList<LinkedCalendar> linked, CancellationToken ct)
    {
        var claims = difference.Claims.Where(c => beside.All(s => s.ClaimId != c.ClaimId)).Concat(beside).ToList();
        if (claims.Count + difference.Releases.Count == 0) return null;
        var traced = await links.TraceAsync(source, claims, difference.NewMirrors, linked, ct);
        var unlinked = await links.NoLongerReadAsync(source.ListingId, linked, ct);
        return await modules.Send(new ReportNights(source.PropertyId, source.OwnerId, source.ListingId, source.Platform, traced, difference.Releases, unlinked), ct);
    }

    /// <summary>Until when the same document means the same: the day at the home, and the first of our echoes there that may run out.</summary>
    private static DateTime? SettledUntil(Attempt attempt, Difference difference, Surroundings around, bool hasSlivers)
    {
        if (difference.NeedsNextAnswer) return null;
        var tomorrow = around.Today.AddDays(1).StartIn(attempt.Source.TimeZone);
        var ends = around.Served.Values.Where(n => n.MayRunOut).Select(n => n.GoneAt!.Value + around.EchoGrace).Where(end => end > around.Now).ToList();
        return ends.Append(tomorrow).Append(ends.Count > 0 || hasSlivers || difference.LooksAgain ? around.Now + LongestWait : tomorrow).Min();
    }

    /// <summary>Line and kind of each warning; the log page puts them into words.</summary>
    private static string? Details(CalendarDocument document) => document.WarningCount == 0 ? null
        : string.Join('\n', document.Warnings.Take(20).Select(w => $"{w.Line} {w.Kind}"));
}
