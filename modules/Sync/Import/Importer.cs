using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Resas.Contracts.Properties;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;
using Resas.Sync.Reading;

namespace Resas.Sync.Import;

/// <summary>One attempt on one listing: fetch outside any transaction, then compare, claim and log inside one. A reading that finds
/// nothing new, which most do, is noted without.</summary>
internal sealed class Importer(
    ResasDb db, IMediator modules, FeedClient client, HostTurns turns, DocumentImport documents, Bookkeeping books, IOptions<SyncOptions> options, TimeProvider clock)
{
    private static readonly Prepared<Guid, ListingState> Followed = new((db, id) => db.Set<ListingState>().Where(s => s.ListingId == id));

    /// <returns>When to read it next; null when there is nothing to read any more.</returns>
    public async Task<DateTime?> ReadAsync(Guid listingId, CancellationToken ct)
    {
        if (await modules.Send(new FindListingSource(listingId), ct) is not { IsArchived: false, ImportAddress: { } address } source) return null;
        var known = await KnownFeed.FindAsync(db, listingId, ct);
        if (known?.IsClosedTo(clock.Now()) == true) return known.OpenUntil;
        if (turns.Take(address, listingId) is { } turn) return turn;

        var attempt = await books.BeginAsync(source, ct);
        var settled = known?.IsSettled(attempt.StartedAt, attempt.Urgency.Version) == true ? known : null;
        var answer = await client.FetchAsync(address, settled?.ETag, settled?.LastModified, ct);
        var same = settled is not null && answer.Repeats(settled.ContentHash) ? settled : null;
        if (same is { IsSound: true } && await books.RestAsync(attempt, same, answer, ct) is { } next) return next;
        return await TakeAsync(attempt, answer, same is { IsSound: false } ? same : null, ct);
    }

    /// <param name="same">What was known, when the first answer after a failure says no more.</param>
    private Task<DateTime?> TakeAsync(Attempt attempt, FeedAnswer answer, KnownFeed? same, CancellationToken ct)
    {
        var source = attempt.Source;
        var (document, problem) = answer.Problem is null && !answer.IsNotModified && same is null ? FeedReading.Read(answer.Body, options.Value.MaxFeedBytes) : (null, answer.Problem);
        return db.RunAsync<DateTime?>(async token =>
        {
            // The listing may have gone, or got another address, while its old one was being read.
            if (await modules.Send(new FindListingSource(source.ListingId), token) is not { IsArchived: false } still || still.ImportAddress != source.ImportAddress) return clock.Now();
            var state = await StateAsync(source, token);
            if (state.LastTriedAt > attempt.StartedAt) return books.Next(attempt, state);
            if (same?.IsStill(state) == false) return clock.Now();

            var run = problem is not null ? attempt.Run(RunOutcome.Failed, problem)
                : document is null ? NotModified(attempt, state)
                : await documents.TakeAsync(attempt, state, document, answer, token);
            return await books.CloseAsync(attempt, state, run, answer.RetryAfter, token);
        }, ct);
    }

    private SyncRun NotModified(Attempt attempt, ListingState state)
    {
        state.NotModified(clock.Now());
        return attempt.Run(RunOutcome.Unchanged);
    }

    private async Task<ListingState> StateAsync(ListingSource source, CancellationToken ct) =>
        await Followed.FindAsync(db, source.ListingId, ct) ?? db.Add(ListingState.Of(source.ListingId, source.PropertyId, source.OwnerId)).Entity;
}
