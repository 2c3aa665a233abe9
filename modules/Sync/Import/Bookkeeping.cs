using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;
using Resas.Contracts.Sync;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;
using Resas.Sync.Modes;
using Resas.Sync.Platforms;
using Resas.Sync.Reading;

namespace Resas.Sync.Import;

/// <summary>What is kept of a reading: the listing's footing, its line of the log, its next time, and the news when its mode changes.</summary>
internal sealed class Bookkeeping(ResasDb db, IMediator modules, PlatformCatalog platforms, PollSchedule schedule, TimeProvider clock)
{
    private static readonly Prepared<Guid, SyncRun> Line = new((db, id) => db.Set<SyncRun>().Where(r => r.Id == id));

    public async Task<Attempt> BeginAsync(ListingSource source, CancellationToken ct)
    {
        var (now, start) = (clock.Now(), clock.GetTimestamp());
        var today = now.DateIn(source.TimeZone);
        return new(source, platforms.Of(source.Platform), await modules.Send(new FindUrgency(source.PropertyId, today), ct), today, now, start);
    }

    /// <summary>Notes a reading that found what the last one did: no ledger, no transaction, no new line of the log.</summary>
    /// <returns>Null when that is not enough: the day's first such reading, or something happened to the listing meanwhile.</returns>
    public async Task<DateTime?> RestAsync(Attempt attempt, KnownFeed known, FeedAnswer answer, CancellationToken ct)
    {
        if (known.RestingSince is not { } since || since.DateIn(attempt.Source.TimeZone) != attempt.Today) return null;
        var (now, interval, took) = (clock.Now(), IntervalOf(attempt, known.ChangedAt), Took(attempt));
        var (etag, seconds) = (answer.IsNotModified ? known.ETag : answer.ETag, (int)interval.TotalSeconds);
        // One round trip, and no expressions to translate: this is what most polls end with. Both rows or, by the line of the log that it was read
        // with and the time it was last tried, neither.
        var noted = await db.Database.ExecuteSqlAsync($"""
            UPDATE Sync_Run SET Times = Times + 1, LastAt = {now}, DurationMs = {took} WHERE Id = {known.LastRunId}
                AND EXISTS (SELECT 1 FROM Sync_Listing WHERE ListingId = {known.ListingId} AND LastRunId = {known.LastRunId} AND LastTriedAt = {known.LastTriedAt} AND ContentHash = {known.ContentHash});
            UPDATE Sync_Listing SET LastTriedAt = {now}, LastReadAt = {now}, ETag = {etag}, IntervalSeconds = {seconds}
                WHERE ListingId = {known.ListingId} AND LastRunId = {known.LastRunId} AND LastTriedAt = {known.LastTriedAt} AND ContentHash = {known.ContentHash}
            """, ct);
        if (noted < 2) return null;
        return schedule.AfterSuccess(now, interval, isSuspicious: false);
    }

    /// <summary>Notes how an attempt ended, in the caller's unit of work.</summary>
    /// <returns>When to read it next.</returns>
    public async Task<DateTime> CloseAsync(Attempt attempt, ListingState state, SyncRun run, TimeSpan? retryAfter, CancellationToken ct)
    {
        var now = clock.Now();
        var before = state.Mode;
        var interval = IntervalOf(attempt, run.Outcome == RunOutcome.Changed ? now : state.ChangedAt);
        var next = run.Problem is { } problem
            ? schedule.AfterFailure(now, state.FailuresInRow + 1, problem, retryAfter)
            : schedule.AfterSuccess(now, interval, state.IsSuspicious);
        if (run.Problem is { } why) state.Failed(now, why, attempt.Platform.BestMode, next);
        else state.Succeeded(now, attempt.Platform.BestMode, next);
        state.Planned(interval);
        if (state.Mode != before) Tell(attempt.Source, run, before, state.Mode);
        await LogAsync(attempt, state, run.Took(now, Took(attempt)), ct);
        return next;
    }

    public DateTime Next(Attempt attempt, ListingState state) => schedule.AfterSuccess(clock.Now(), IntervalOf(attempt, state.ChangedAt), state.IsSuspicious);

    private void Tell(ListingSource source, SyncRun run, ListingMode before, ListingMode after)
    {
        run.ChangedMode = after;
        modules.Announce(new ListingModeChanged(source.ListingId, source.PropertyId, source.OwnerId, source.Platform, before, after, run.Problem));
    }

    private async Task LogAsync(Attempt attempt, ListingState state, SyncRun run, CancellationToken ct)
    {
        var same = state.RestingSince?.DateIn(attempt.Source.TimeZone) == attempt.Today && state.LastRunId is { } id
            && await Line.FindAsync(db, id, ct) is { } last && last.Covers(run) ? last : null;
        if (same is not null)
        {
            same.Again(run.LastAt, run.DurationMs);
            return;
        }

        db.Add(run);
        state.Logged(run);
    }

    private TimeSpan IntervalOf(Attempt attempt, DateTime? changedAt) =>
        schedule.Interval(attempt.Urgency, attempt.Today, attempt.StartedAt, changedAt, attempt.Platform);

    private int Took(Attempt attempt) => (int)clock.GetElapsedTime(attempt.Start).TotalMilliseconds;
}
