using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;
using Resas.Contracts.Sync;
using Resas.ICalendar;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;
using Resas.Sync.Export;
using Resas.Sync.Platforms;
using Resas.Sync.Reading;

namespace Resas.Sync.Import;

/// <summary>One attempt on one listing: fetch outside any transaction, then compare, claim and log inside one.</summary>
internal sealed class Importer(
    ResasDb db, IMediator modules, FeedClient client, PlatformCatalog platforms, IOptions<SyncOptions> options, Ids ids, TimeProvider clock, Random random)
{
    private readonly SyncOptions options = options.Value;

    /// <returns>When to read it next; null when there is nothing to read any more.</returns>
    public async Task<DateTime?> ReadAsync(Guid listingId, CancellationToken ct)
    {
        if (await modules.Send(new FindListingSource(listingId), ct) is not { IsArchived: false, ImportAddress: { } address } source) return null;

        var startedAt = clock.Now();
        var start = clock.GetTimestamp();
        var known = await db.Set<ListingState>().AsNoTracking().SingleOrDefaultAsync(s => s.ListingId == listingId, ct);
        var conditional = known is { NeedsWholeAnswer: false };
        var answer = await client.FetchAsync(address, conditional ? known!.ETag : null, conditional ? known!.LastModified : null, ct);
        var (document, problem) = answer.Problem is null && !answer.IsNotModified ? FeedReading.Read(answer.Body, options.MaxFeedBytes) : (null, answer.Problem);

        return await db.RunAsync<DateTime?>(async token =>
        {
            // The listing may have gone, or got another address, while its old one was being read.
            if (await modules.Send(new FindListingSource(listingId), token) is not { IsArchived: false } still || still.ImportAddress != address) return clock.Now();
            var state = await StateAsync(source, token);
            if (state.LastTriedAt > startedAt) return NextRead(state, null);

            var run = problem is { } why ? Failed(state, why)
                : document is null ? NotModified(state)
                : await ImportAsync(source, state, document, answer, token);
            db.Add(run(new Attempt(source, startedAt, (int)clock.GetElapsedTime(start).TotalMilliseconds)));
            Tell(source, state);
            return NextRead(state, answer.RetryAfter);
        }, ct);
    }

    private Func<Attempt, SyncRun> Failed(ListingState state, FeedProblem problem)
    {
        state.Failed(clock.Now(), problem);
        return attempt => attempt.Run(RunOutcome.Failed, problem);
    }

    private Func<Attempt, SyncRun> NotModified(ListingState state)
    {
        state.NotModified(clock.Now());
        return attempt => attempt.Run(RunOutcome.Unchanged);
    }

    private async Task<Func<Attempt, SyncRun>> ImportAsync(ListingSource source, ListingState state, CalendarDocument document, FeedAnswer answer, CancellationToken ct)
    {
        var platform = platforms.Of(source.Platform);
        var today = clock.Today(source.TimeZone);
        var shown = Shown.Of(document, platform, TimeZoneInfo.FindSystemTimeZoneById(source.TimeZone), today);
        var difference = new Difference(platform, source.ListingId, await SurroundingsAsync(source, state, today, ct),
            await db.Set<SeenStay>().Where(s => s.ListingId == source.ListingId).ToListAsync(ct),
            await db.Set<SeenNight>().Where(n => n.ListingId == source.ListingId).ToListAsync(ct), ids);
        difference.Apply(shown);

        db.AddRange(difference.NewStays);
        db.AddRange(difference.NewNights);
        db.RemoveRange(difference.Gone);
        var change = difference.Claims.Count + difference.Releases.Count == 0 ? null : await modules.Send(
            new ReportNights(source.PropertyId, source.OwnerId, source.ListingId, source.Platform, difference.Claims, difference.Releases), ct);

        state.Read(clock.Now(), answer.ETag, answer.LastModified, FeedReading.Hash(answer.Body), difference.IsSuspicious, difference.WaitsForMore);
        var outcome = difference.IsSuspicious ? RunOutcome.Suspicious
            : change is { Added: 0, Changed: 0, Released: 0 } or null ? RunOutcome.Unchanged : RunOutcome.Changed;
        return attempt => attempt.Run(outcome, null, shown, difference, change, Details(document));
    }

    private async Task<Surroundings> SurroundingsAsync(ListingSource source, ListingState state, DateOnly today, CancellationToken ct)
    {
        var served = await db.Set<ServedNight>().AsNoTracking().Where(n => n.ListingId == source.ListingId).ToDictionaryAsync(n => n.Night, ct);
        var others = await modules.Send(new FindExportNights(source.PropertyId, source.ListingId), ct);
        // A little less than the interval: a poll that comes a moment early is still the next poll.
        return new(clock.Now(), today, options.PollInterval * 0.8, state.EchoGrace, served, others.Claims);
    }

    private async Task<ListingState> StateAsync(ListingSource source, CancellationToken ct)
    {
        if (await db.Set<ListingState>().FindAsync([source.ListingId], ct) is { } known) return known;
        return db.Add(ListingState.Of(source.ListingId, source.PropertyId, source.OwnerId)).Entity;
    }

    private void Tell(ListingSource source, ListingState state)
    {
        if (state.MustTellFailure()) modules.Announce(new ListingFailed(source.ListingId, source.PropertyId, source.OwnerId, source.Platform, state.Problem!.Value));
        if (state.MustTellRecovery()) modules.Announce(new ListingRecovered(source.ListingId, source.PropertyId, source.OwnerId, source.Platform));
    }

    /// <summary>The usual interval; sooner after a suspicious answer or a first failure, then ever later, with jitter so that a thousand
    /// listings do not come back together; never before the platform says.</summary>
    private DateTime NextRead(ListingState state, TimeSpan? retryAfter)
    {
        var wait = options.PollInterval;
        if (state.FailuresInRow > 0) wait = Shorter(TimeSpan.FromMinutes(1) * Math.Pow(2, Math.Min(state.FailuresInRow - 1, 10)), options.PollInterval * 4);
        else if (state.IsSuspicious) wait = Shorter(wait, TimeSpan.FromMinutes(5));
        wait *= 1 + (random.NextDouble() - 0.5) / 10;
        if (retryAfter is { } asked && asked > wait) wait = Shorter(asked, TimeSpan.FromDays(1));
        return clock.Now() + wait;
    }

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;

    /// <summary>Line and kind of each warning; the log page puts them into words.</summary>
    private static string? Details(CalendarDocument document) => document.WarningCount == 0 ? null
        : string.Join('\n', document.Warnings.Take(20).Select(w => $"{w.Line} {w.Kind}"));

    private sealed record Attempt(ListingSource Source, DateTime StartedAt, int DurationMs)
    {
        public SyncRun Run(RunOutcome outcome, FeedProblem? problem = null, Shown? shown = null, Difference? difference = null, LedgerChange? change = null, string? details = null) => new()
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(StartedAt, TimeSpan.Zero)),
            ListingId = Source.ListingId, PropertyId = Source.PropertyId, OwnerId = Source.OwnerId, Platform = Source.Platform,
            StartedAt = StartedAt, DurationMs = DurationMs, Outcome = outcome, Problem = problem,
            Found = shown?.Found ?? 0, Skipped = shown?.Skipped ?? 0, Echoes = difference?.Echoes ?? 0, Missing = difference?.Missing ?? 0,
            Added = change?.Added ?? 0, Changed = change?.Changed ?? 0, Freed = change?.Released ?? 0, Details = details,
        };
    }
}
