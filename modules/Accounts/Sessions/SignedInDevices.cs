using Microsoft.EntityFrameworkCore;
using Resas.Kernel.Database;
using Resas.Kernel.Time;

namespace Resas.Accounts.Sessions;

/// <summary>Where an owner is signed in: sessions begin, are looked at and end here.</summary>
internal sealed class SignedInDevices(ResasDb db, KnownSessions known, TimeProvider clock)
{
    /// <summary>How long a cookie lives that is not used.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(14);

    /// <summary>How old "last seen" may grow before it is written anew: not at each request.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(5);

    /// <param name="replaced">The session that this browser had until now; its cookie is overwritten.</param>
    public async Task<Guid> StartAsync(Guid ownerId, Device device, Guid? replaced, CancellationToken ct)
    {
        var session = await db.RunAsync(async token =>
        {
            var now = clock.Now();
            var owner = db.Set<User>().Where(u => u.Id == ownerId);
            var started = db.Add(Session.Of(ownerId, (await owner.Select(u => u.SecurityStamp).SingleAsync(token))!, device, now)).Entity;
            await owner.ExecuteUpdateAsync(set => set.SetProperty(u => u.LastSignInAt, now), token);
            return started;
        }, ct);
        if (replaced is { } old) await EndAsync(old, ct);
        return session.Id;
    }

    /// <summary>Who is signed in has proved it anew, by changing the password for one: this device goes on, those that can't know end.</summary>
    public async Task RenewAsync(Guid id, Guid ownerId, CancellationToken ct)
    {
        var stamp = await db.Set<User>().Where(u => u.Id == ownerId).Select(u => u.SecurityStamp).SingleAsync(ct);
        var isNew = await db.Set<Session>().Where(s => s.Id == id && s.Stamp != stamp).ExecuteUpdateAsync(set => set.SetProperty(s => s.Stamp, stamp), ct) > 0;
        if (isNew) known.ForgetAllOf(ownerId);
    }

    public async Task<bool> IsAliveAsync(Guid id, CancellationToken ct)
    {
        if (known.Has(id)) return true;
        if (await Alive().Where(s => s.Id == id).Select(s => new { s.OwnerId, s.LastSeenAt }).SingleOrDefaultAsync(ct) is not { } session) return false;

        known.Keep(id, session.OwnerId);
        if (clock.Now() - session.LastSeenAt >= Step) await SeenAsync(id, ct);
        return true;
    }

    /// <summary>Which of these are alive, by the database alone.</summary>
    public async Task<IReadOnlySet<Guid>> AliveAmongAsync(IReadOnlyList<Guid> ids, CancellationToken ct) =>
        (await Alive().Where(s => ids.Contains(s.Id)).Select(s => s.Id).ToListAsync(ct)).ToHashSet();

    /// <summary>Those of an owner that are alive, the last seen first.</summary>
    public Task<List<Session>> OfAsync(Guid ownerId, CancellationToken ct) => Alive().AsNoTracking().Where(s => s.OwnerId == ownerId)
        .OrderByDescending(s => s.LastSeenAt).ThenByDescending(s => s.Id).ToListAsync(ct);

    /// <summary>By its own device.</summary>
    public async Task EndAsync(Guid id, CancellationToken ct)
    {
        await db.Set<Session>().Where(s => s.Id == id).ExecuteDeleteAsync(ct);
        known.Forget(id);
    }

    /// <summary>By its owner, from any device.</summary>
    public async Task EndAsync(Guid id, Guid ownerId, CancellationToken ct)
    {
        if (await db.Set<Session>().Where(s => s.Id == id && s.OwnerId == ownerId).ExecuteDeleteAsync(ct) > 0) known.Forget(id);
    }

    public async Task EndOthersAsync(Guid ownerId, Guid? but, CancellationToken ct)
    {
        await db.Set<Session>().Where(s => s.OwnerId == ownerId && s.Id != but).ExecuteDeleteAsync(ct);
        known.ForgetAllOf(ownerId);
    }

    private async Task SeenAsync(Guid id, CancellationToken ct)
    {
        var now = clock.Now();
        try
        {
            await db.Set<Session>().Where(s => s.Id == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, now), ct);
        }
        catch (Exception failure) when (UnitOfWork.IsLostRace(failure))
        {
            // Another writer keeps the database busy. The page matters more; the next minute writes it.
        }
    }

    private IQueryable<Session> Alive()
    {
        var since = clock.Now() - Life;
        return from session in db.Set<Session>()
            join owner in db.Set<User>() on new { Id = session.OwnerId, session.Stamp } equals new { owner.Id, Stamp = owner.SecurityStamp! }
            where session.LastSeenAt > since
            select session;
    }
}
