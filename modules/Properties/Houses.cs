using Microsoft.EntityFrameworkCore;
using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;

namespace Resas.Properties;

/// <summary>Makes homes of homes: a house that is let as a whole, and its rooms, each let on its own too. One level deep.</summary>
internal sealed class Houses(ResasDb db, IMediator modules, TimeProvider clock)
{
    /// <summary>Makes a home part of another, or of none, together with all that follows from it for the nights taken in both.</summary>
    public Task<Composed> ComposeAsync(Guid ownerId, Guid homeId, Guid? wholeId, CancellationToken ct) => db.RunAsync<Composed>(async token =>
    {
        var homes = await db.Set<Property>().Where(p => p.OwnerId == ownerId).ToListAsync(token);
        var (home, whole) = (homes.Find(h => h.Id == homeId), homes.Find(h => h.Id == wholeId));
        if (home is null || (wholeId is not null && whole is null)) return new Composed.Absent();
        if (whole is not null && home.WholeId != whole.Id && Refuse(home, whole, homes) is { } refusal) return refusal;

        var before = homes.Find(h => h.Id == home.WholeId);
        if (before == whole) return new Composed.Done(home.Name, whole?.Name, before?.Id, 0);
        home.BelongTo(whole);
        Property[] changed = [.. new[] { home, before, whole }.OfType<Property>()];
        // What a feed holds of platforms' closures comes from other listings now.
        foreach (var one in changed) one.Export.Raise(clock.Now());
        var opened = await modules.Send(new ComposeHome(home.Id, ownerId, whole?.Id), token);
        modules.Announce(new HouseChanged(home.Id, ownerId, [.. changed.Select(c => c.Id)]));
        return new Composed.Done(home.Name, whole?.Name, before?.Id, opened);
    }, ct);

    private static Composed.Refused? Refuse(Property home, Property whole, List<Property> homes)
    {
        if (home == whole) return new(Obstacle.Itself, home.Name);
        if (homes.Exists(h => h.WholeId == home.Id)) return new(Obstacle.HasParts, home.Name);
        if (whole.WholeId is not null) return new(Obstacle.IsPart, whole.Name);
        return home.IsArchived || whole.IsArchived ? new(Obstacle.Archived, home.IsArchived ? home.Name : whole.Name) : null;
    }
}

/// <summary>How a composition ended.</summary>
internal abstract record Composed
{
    private Composed() { }

    /// <param name="Whole">The name of the home of which it is a part now; null when it stands alone.</param>
    /// <param name="Before">The home of which it was a part.</param>
    /// <param name="Conflicts">How many conflicts and questions that opened.</param>
    public sealed record Done(string Home, string? Whole, Guid? Before, int Conflicts) : Composed;

    /// <param name="Name">The home that stands in the way.</param>
    public sealed record Refused(Obstacle Why, string Name) : Composed;

    /// <summary>One of the two is no home of this owner.</summary>
    public sealed record Absent : Composed;
}

/// <summary>Why a home can't be part of another.</summary>
internal enum Obstacle
{
    Itself,
    /// <summary>It has parts itself.</summary>
    HasParts,
    /// <summary>What is to be the whole is a part.</summary>
    IsPart,
    Archived,
}
