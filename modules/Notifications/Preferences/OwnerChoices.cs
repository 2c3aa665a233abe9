using Microsoft.EntityFrameworkCore;
using Resas.Kernel.Database;

namespace Resas.Notifications.Preferences;

/// <summary>What owners chose, and the usual for who chose nothing.</summary>
internal sealed class OwnerChoices(ResasDb db)
{
    /// <summary>Asked for each piece of news.</summary>
    private static readonly Prepared<Guid, NewsKind, Preference> Chosen = new((db, owner, kind) =>
        db.Set<Preference>().AsNoTracking().Where(p => p.OwnerId == owner && p.Kind == kind));

    public async Task<Preference> OfAsync(Guid ownerId, NewsKind kind, CancellationToken ct) =>
        await Chosen.FindAsync(db, ownerId, kind, ct) ?? Preference.Usual(ownerId, kind);

    /// <summary>All kinds, in their order.</summary>
    public async Task<IReadOnlyList<Preference>> AllAsync(Guid ownerId, CancellationToken ct)
    {
        var chosen = await db.Set<Preference>().AsNoTracking().Where(p => p.OwnerId == ownerId).ToDictionaryAsync(p => p.Kind, ct);
        return [.. NewsKinds.All.Select(kind => chosen.GetValueOrDefault(kind) ?? Preference.Usual(ownerId, kind))];
    }

    public Task ChooseAsync(Guid ownerId, IReadOnlyCollection<NewsKind> inInbox, IReadOnlyCollection<NewsKind> byMail, CancellationToken ct) => db.RunAsync(async token =>
    {
        var chosen = await db.Set<Preference>().Where(p => p.OwnerId == ownerId).ToDictionaryAsync(p => p.Kind, token);
        foreach (var kind in NewsKinds.All)
        {
            var preference = chosen.GetValueOrDefault(kind) ?? db.Add(Preference.Usual(ownerId, kind)).Entity;
            preference.Choose(inInbox.Contains(kind), byMail.Contains(kind));
        }
    }, ct);
}
