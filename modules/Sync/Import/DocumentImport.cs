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

    private static readonly Prepared<Guid, SeenStay> Stays = new((db, listing) => db.Set<SeenStay>().Where(s => s.ListingId == listing));

    public async Task<SyncRun> TakeAsync(Attempt attempt, ListingState state, CalendarDocument document, FeedAnswer answer, CancellationToken ct)
    {
        var source = attempt.Source;
        var shown = Shown.Of(document, attempt.Platform, TimeZoneInfo.FindSystemTimeZoneById(source.TimeZone), attempt.Today);
        var pulled = await ServedSpan.ReadAsync(db, source.ListingId, ct);
        var others = await modules.Send(new FindExportNights(source.PropertyId, source.ListingId), ct);
        // A little less than the interval: a poll that comes a moment early is still the next poll.
        var around = new Surroundings(clock.Now(), attempt.Today, options.Value.PollInterval * 0.8, state.EchoGrace, ServedSpan.NightsOf(pulled), others.Claims);
        var stays = await Stays.ListAsync(db, source.ListingId, ct);
        var spans = await SeenSpan.ReadAsync(db, source.ListingId, ct);
        var nights = spans.SelectMany(s => s.Nights).ToList();
        var difference = new Difference(attempt.Platform, source.ListingId, around, stays, nights, ids);
        difference.Apply(shown);

        if (!difference.IsSuspicious && HasForgottenEchoes(shown, around)) ServedSpan.Keep(db, source.ListingId, pulled, around.Served.Values);
        SeenSpan.Keep(db, source.ListingId, spans, nights);
        var change = await ReportAsync(attempt, difference, ct);
        state.Read(clock.Now(), answer, FeedReading.Hash(answer.Body), difference.IsSuspicious);
        if (!difference.IsSuspicious) await Showing.NoteAsync(db, state, shown, around, OwnOf(stays, nights), ct);
        state.Settle(SettledUntil(attempt, difference, around), change?.Version ?? others.Version);
        var outcome = difference.IsSuspicious ? RunOutcome.Suspicious
            : change is { Added: 0, Changed: 0, Released: 0 } or null ? RunOutcome.Unchanged : RunOutcome.Changed;
        var run = attempt.Run(outcome, null, shown, difference, change, Details(document));
        db.AddRange(new DecisionLog(attempt, around).Write(run, state, difference, shown));
        return run;
    }

    /// <summary>A night that the platform had from us, has given back and shows open is no longer our word there: what it closes next is its own.</summary>
    private static bool HasForgottenEchoes(Shown shown, Surroundings around)
    {
        var over = around.Served.Values.Where(n => n is { GoneAt: not null, SeenOpenAt: null } && !shown.Holds(n.Night)).ToList();
        foreach (var night in over) night.SeenOpenAt = around.Now;
        return over.Count > 0;
    }

    /// <summary>What the listing itself is known to hold or close.</summary>
    private static HashSet<DateOnly> OwnOf(List<SeenStay> stays, List<SeenNight> nights) =>
        [.. nights.Select(n => n.Night), .. stays.Where(s => !s.HasEnded).SelectMany(s => s.Nights.Each())];

    private async Task<LedgerChange?> ReportAsync(Attempt attempt, Difference difference, CancellationToken ct)
    {
        db.AddRange(difference.NewStays);
        db.RemoveRange(difference.Gone);
        if (difference.Claims.Count + difference.Releases.Count == 0) return null;
        var source = attempt.Source;
        return await modules.Send(new ReportNights(source.PropertyId, source.OwnerId, source.ListingId, source.Platform, difference.Claims, difference.Releases), ct);
    }

    /// <summary>Until when the same document means the same: the day at the home, and the first of our echoes there that may run out.
    /// What is missing or doubtful needs every answer.</summary>
    private static DateTime? SettledUntil(Attempt attempt, Difference difference, Surroundings around)
    {
        if (difference.IsSuspicious || difference.Missing > 0) return null;
        var tomorrow = around.Today.AddDays(1).StartIn(attempt.Source.TimeZone);
        var echoes = around.Served.Values.Where(n => n is { GoneAt: not null, SeenOpenAt: null }).Select(n => n.GoneAt!.Value + around.EchoGrace).Where(end => end > around.Now);
        return echoes.Append(tomorrow).Append(difference.WaitsForMore ? around.Now + LongestWait : tomorrow).Min();
    }

    /// <summary>Line and kind of each warning; the log page puts them into words.</summary>
    private static string? Details(CalendarDocument document) => document.WarningCount == 0 ? null
        : string.Join('\n', document.Warnings.Take(20).Select(w => $"{w.Line} {w.Kind}"));
}
