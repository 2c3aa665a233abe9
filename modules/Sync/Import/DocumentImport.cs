using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Resas.Contracts.Blocks;
using Resas.ICalendar;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;
using Resas.Sync.Export;
using Resas.Sync.Propagation;
using Resas.Sync.Reading;

namespace Resas.Sync.Import;

/// <summary>From a document that could be read to the ledger, inside the caller's unit of work.</summary>
internal sealed class DocumentImport(ResasDb db, IMediator modules, IOptions<SyncOptions> options, Ids ids, TimeProvider clock)
{
    /// <summary>How long what we wait for with time (an echo, a window) may stay unlooked at while the document stays the same.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    public async Task<SyncRun> TakeAsync(Attempt attempt, ListingState state, CalendarDocument document, FeedAnswer answer, CancellationToken ct)
    {
        var source = attempt.Source;
        var shown = Shown.Of(document, attempt.Platform, TimeZoneInfo.FindSystemTimeZoneById(source.TimeZone), attempt.Today);
        var served = await db.Set<ServedNight>().AsNoTracking().Where(n => n.ListingId == source.ListingId).ToDictionaryAsync(n => n.Night, ct);
        var others = await modules.Send(new FindExportNights(source.PropertyId, source.ListingId), ct);
        // A little less than the interval: a poll that comes a moment early is still the next poll.
        var around = new Surroundings(clock.Now(), attempt.Today, options.Value.PollInterval * 0.8, state.EchoGrace, served, others.Claims);
        var difference = new Difference(attempt.Platform, source.ListingId, around,
            await db.Set<SeenStay>().Where(s => s.ListingId == source.ListingId).ToListAsync(ct),
            await db.Set<SeenNight>().Where(n => n.ListingId == source.ListingId).ToListAsync(ct), ids);
        difference.Apply(shown);

        var change = await ReportAsync(attempt, difference, ct);
        state.Read(clock.Now(), answer, FeedReading.Hash(answer.Body), difference.IsSuspicious);
        var seen = difference.IsSuspicious ? null : await Showing.NoteAsync(db, state, shown, around, ct);
        if (seen is not null) await ForgetEchoesAsync(seen, around, ct);
        state.Settle(seen is not { DoubtedAt: null } ? null : SettledUntil(attempt, difference, around), change?.Version ?? others.Version);
        var outcome = difference.IsSuspicious ? RunOutcome.Suspicious
            : change is { Added: 0, Changed: 0, Released: 0 } or null ? RunOutcome.Unchanged : RunOutcome.Changed;
        var run = attempt.Run(outcome, null, shown, difference, change, Details(document));
        db.AddRange(new DecisionLog(attempt, around).Write(run, state, difference, shown));
        return run;
    }

    /// <summary>A night that the platform had from us, has given back and shows open is no longer our word there: what it closes next is its own.</summary>
    private async Task ForgetEchoesAsync(ShownNights seen, Surroundings around, CancellationToken ct)
    {
        var (taken, now) = (seen.Taken, around.Now);
        var over = around.Served.Values.Where(n => n is { GoneAt: not null, SeenOpenAt: null } && !taken.Contains(n.Night)).Select(n => n.Night).ToList();
        if (over.Count == 0) return;
        await db.Set<ServedNight>().Where(n => n.ListingId == seen.ListingId && n.GoneAt != null && over.Contains(n.Night))
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.SeenOpenAt, now), ct);
    }

    private async Task<LedgerChange?> ReportAsync(Attempt attempt, Difference difference, CancellationToken ct)
    {
        db.AddRange(difference.NewStays);
        db.AddRange(difference.NewNights);
        db.RemoveRange(difference.Gone);
        if (difference.Claims.Count + difference.Releases.Count == 0) return null;
        var source = attempt.Source;
        return await modules.Send(new ReportNights(source.PropertyId, source.OwnerId, source.ListingId, source.Platform, difference.Claims, difference.Releases), ct);
    }

    /// <summary>Until when the same document means the same: the day at the home, and the first of our echoes there that may run out.
    /// What is missing or doubtful needs every answer.</summary>
    private static DateTime? SettledUntil(Attempt attempt, Difference difference, Surroundings around)
    {
        if (difference.Missing > 0) return null;
        var tomorrow = around.Today.AddDays(1).StartIn(attempt.Source.TimeZone);
        var echoes = around.Served.Values.Where(n => n is { GoneAt: not null, SeenOpenAt: null }).Select(n => n.GoneAt!.Value + around.EchoGrace).Where(end => end > around.Now);
        return echoes.Append(tomorrow).Append(difference.WaitsForMore ? around.Now + LongestWait : tomorrow).Min();
    }

    /// <summary>Line and kind of each warning; the log page puts them into words.</summary>
    private static string? Details(CalendarDocument document) => document.WarningCount == 0 ? null
        : string.Join('\n', document.Warnings.Take(20).Select(w => $"{w.Line} {w.Kind}"));
}
