using System.Collections.Concurrent;
using Resas.Kernel.Time;

namespace Resas.Accounts.Sessions;

/// <summary>The sessions that this instance has lately found alive, so that the database is asked once a minute and not at each request.</summary>
internal sealed class KnownSessions(TimeProvider clock)
{
    /// <summary>For how long, at most, a session that was ended on another instance goes on here.</summary>
    public static readonly TimeSpan Trust = TimeSpan.FromMinutes(1);

    /// <summary>Beyond this many, those that are trusted no more are let go.</summary>
    private const int Many = 1000;

    private readonly ConcurrentDictionary<Guid, (Guid Owner, DateTime At)> known = new();

    public bool Has(Guid session) => known.TryGetValue(session, out var found) && IsFresh(found.At);

    public void Keep(Guid session, Guid owner)
    {
        if (known.Count >= Many) Drop((_, kept) => !IsFresh(kept.At));
        known[session] = (owner, clock.Now());
    }

    public void Forget(Guid session) => known.TryRemove(session, out _);

    public void ForgetAllOf(Guid owner) => Drop((_, kept) => kept.Owner == owner);

    private bool IsFresh(DateTime at) => clock.Now() - at < Trust;

    private void Drop(Func<Guid, (Guid Owner, DateTime At), bool> which)
    {
        foreach (var (session, kept) in known)
        {
            if (which(session, kept)) known.TryRemove(session, out _);
        }
    }
}
