using Microsoft.EntityFrameworkCore;
using Resas.Contracts;
using Resas.Contracts.Sync;
using Resas.Kernel.Database;
using Resas.Kernel.Time;

namespace Resas.Sync.Propagation;

/// <summary>What is to be closed by hand on a listing that can't be relied upon, and what its owner has ticked off.</summary>
internal sealed class Checklists(ResasDb db, Mirrors mirrors, Ids ids, TimeProvider clock)
{
    /// <summary>Until when those were that are past, or not read back yet.</summary>
    private static readonly Prepared<DateOnly, DateOnly> Due = new((db, yesterday) =>
        db.Set<Todo>().Where(t => t.Until <= yesterday || t.VerifiedAt == null).Select(t => t.Until));

    /// <summary>Null when the listing is no such owner's.</summary>
    public async Task<Checklist?> OfAsync(Guid ownerId, Guid listingId, CancellationToken ct)
    {
        var state = await db.Set<ListingState>().AsNoTracking().SingleOrDefaultAsync(s => s.ListingId == listingId && s.OwnerId == ownerId, ct);
        if (state is null) return null;
        return await OfHomeAsync(ownerId, state.PropertyId, [state], ct) is [var list] ? list : null;
    }

    /// <summary>The lists of those of a home's listings whose states are given.</summary>
    public async Task<IReadOnlyList<Checklist>> OfHomeAsync(Guid ownerId, Guid propertyId, IReadOnlyList<ListingState> states, CancellationToken ct)
    {
        var rows = await mirrors.OfAsync(ownerId, propertyId, ct);
        var wanted = states.Select(s => s.ListingId).ToList();
        var todos = (await db.Set<Todo>().AsNoTracking().Where(t => wanted.Contains(t.ListingId)).OrderBy(t => t.From).ToListAsync(ct)).ToLookup(t => t.ListingId);
        return [.. rows.Join(states, r => r.Listing.ListingId, s => s.ListingId, (row, state) => Checklist.Of(propertyId, row, IsDegraded(state), [.. todos[state.ListingId]]))];
    }

    public bool IsDegraded(ListingState state) => state.Mode == ListingMode.Manual || PullHabit.Of(state).IsLapsed(clock.Now());

    /// <returns>False when there is no such run to close.</returns>
    public Task<bool> TickAsync(Guid ownerId, Guid listingId, Nights run, CancellationToken ct) => db.RunAsync(async token =>
    {
        if (await OfAsync(ownerId, listingId, token) is not { } list) return false;
        if (list.Ticked.Any(t => t.Nights == run)) return true;
        if (!list.Open.Contains(run)) return false;
        db.Add(new Todo { Id = ids.New(clock.Now()), ListingId = listingId, OwnerId = ownerId, From = run.From, Until = run.Until, TickedAt = clock.Now() });
        return true;
    }, ct);

    public Task UntickAsync(Guid ownerId, Guid listingId, Nights run, CancellationToken ct) => db.Set<Todo>()
        .Where(t => t.OwnerId == ownerId && t.ListingId == listingId && t.From == run.From && t.Until == run.Until && t.VerifiedAt == null).ExecuteDeleteAsync(ct);

    /// <summary>Reads back what was ticked off, and forgets what is past.</summary>
    public async Task VerifyAsync(CancellationToken ct)
    {
        var yesterday = DateOnly.FromDateTime(clock.Now()).AddDays(-1);
        var due = await Due.ListAsync(db, yesterday, ct);
        if (due.Exists(until => until <= yesterday)) await db.Set<Todo>().Where(t => t.Until <= yesterday).ExecuteDeleteAsync(ct);
        if (!due.Exists(until => until > yesterday)) return;
        await db.RunAsync(async token =>
        {
            var open = await db.Set<Todo>().Where(t => t.VerifiedAt == null).ToListAsync(token);
            foreach (var listing in open.GroupBy(t => (t.OwnerId, t.ListingId)))
            {
                var list = await OfAsync(listing.Key.OwnerId, listing.Key.ListingId, token);
                foreach (var todo in listing.Where(t => list?.IsSeen(t) == true)) todo.Verify(clock.Now());
            }
        }, ct);
    }
}

/// <param name="Open">Runs still to be closed.</param>
/// <param name="Ticked">Those that the owner says to have closed, as long as they lie ahead.</param>
internal sealed record Checklist(Guid PropertyId, MirrorRow Row, bool IsDegraded, IReadOnlyList<Nights> Open, IReadOnlyList<Todo> Ticked)
{
    public Guid ListingId => Row.Listing.ListingId;

    public static Checklist Of(Guid propertyId, MirrorRow row, bool isDegraded, IReadOnlyList<Todo> todos)
    {
        var ahead = todos.Where(t => t.Until > row.Listing.Today).ToList();
        var open = isDegraded ? row.ToClose : row.StillSold;
        var left = open.SelectMany(run => run.Each()).Where(night => !ahead.Exists(t => t.Nights.Contains(night)));
        return new(propertyId, row, isDegraded, [.. Nights.Runs(left)], ahead);
    }

    /// <summary>A healthy answer that was read since shows its nights taken.</summary>
    public bool IsSeen(Todo todo) => Row.Listing.Answer is { } answer && answer.ReadAt > todo.TickedAt
        && todo.Nights.Each().Where(n => n >= Row.Listing.Today).All(answer.Taken.Contains);
}
