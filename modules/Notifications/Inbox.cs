using Microsoft.EntityFrameworkCore;
using Resas.Kernel.Database;
using Resas.Kernel.Jobs;
using Resas.Kernel.Time;
using Resas.Notifications.Jobs;
using Resas.Notifications.Preferences;

namespace Resas.Notifications;

/// <summary>Puts messages in, as their owner chose: to be shown, to be mailed, or neither. Told twice, a thing is kept once: when the newest message about
/// its subject already says so.</summary>
internal sealed class Inbox(ResasDb db, OwnerChoices choices, JobQueue jobs, TimeProvider clock)
{
    /// <summary>A first import brings a listing's stays one by one within seconds. Beyond this many…</summary>
    public const int Single = 3;

    /// <summary>… within this time, one message speaks for all of them.</summary>
    public static readonly TimeSpan Burst = TimeSpan.FromMinutes(2);

    /// <returns>False when it was there already.</returns>
    public async Task<bool> PutAsync(Message message, CancellationToken ct)
    {
        var newest = await About(message.OwnerId, message.SubjectId).OrderByDescending(m => m.At).ThenByDescending(m => m.Id).FirstOrDefaultAsync(ct);
        if (newest is not null && newest.Says(message)) return false;

        await AskOwnerAsync(message, ct);
        db.Add(message);
        if (message is { Kind: MessageKind.Reservation, ListingId: not null }) await GatherAsync(message, ct);
        return true;
    }

    /// <summary>Whether the owner was ever told of the subject.</summary>
    public Task<bool> HasAnyAsync(Guid ownerId, Guid subjectId, CancellationToken ct) => About(ownerId, subjectId).AnyAsync(ct);

    /// <summary>What was said about the subject is no news any more.</summary>
    /// <param name="only">Messages of that kind; null for all.</param>
    public async Task<IReadOnlyList<Message>> SettleAsync(Guid ownerId, Guid subjectId, CancellationToken ct, MessageKind? only = null)
    {
        var said = await About(ownerId, subjectId).Where(m => only == null || m.Kind == only).ToListAsync(ct);
        foreach (var message in said) message.Read(clock.Now());
        return said;
    }

    /// <summary>All that was said of one kind about a home is no news any more.</summary>
    public async Task SettleHomeAsync(Guid ownerId, Guid propertyId, MessageKind kind, CancellationToken ct)
    {
        foreach (var message in await db.Set<Message>().Where(m => m.OwnerId == ownerId && m.PropertyId == propertyId && m.Kind == kind && m.ReadAt == null).ToListAsync(ct))
            message.Read(clock.Now());
    }

    /// <summary>The other messages of its kind, about its home and platforms, of the time in which one may speak for all.</summary>
    public Task<int> CountLikeAsync(Message message, CancellationToken ct)
    {
        var since = message.At - Burst;
        return db.Set<Message>().CountAsync(m => m.OwnerId == message.OwnerId && m.Kind == message.Kind && m.Id != message.Id && m.At >= since
            && m.PropertyId == message.PropertyId && m.OtherPropertyId == message.OtherPropertyId
            && ((m.Platform == message.Platform && m.OtherPlatform == message.OtherPlatform) || (m.Platform == message.OtherPlatform && m.OtherPlatform == message.Platform)), ct);
    }

    private IQueryable<Message> About(Guid ownerId, Guid subjectId) => db.Set<Message>().Where(m => m.OwnerId == ownerId && m.SubjectId == subjectId);

    private async Task AskOwnerAsync(Message message, CancellationToken ct)
    {
        if (NewsKinds.Of(message.Kind) is not { } kind) return;
        var choice = await choices.OfAsync(message.OwnerId, kind, ct);
        if (!choice.InInbox) message.Mute();
        // Alarms have a mail of their own, which waits for nothing.
        if (!choice.ByMail || kind.IsAlarm()) return;

        message.AskForMail();
        var key = message.OwnerId.ToString();
        var planned = await jobs.DueTimesAsync<MailNews>([key], ct);
        // One that is due now may have read its messages already.
        if (!planned.TryGetValue(key, out var due) || due <= clock.Now()) await jobs.PlanAsync<MailNews>(key, clock.Now() + MailNews.Quiet, ct);
    }

    private async Task GatherAsync(Message arrived, CancellationToken ct)
    {
        var since = arrived.At - Burst;
        var recent = await db.Set<Message>()
            .Where(m => m.OwnerId == arrived.OwnerId && m.ListingId == arrived.ListingId && m.ReadAt == null && m.PartOfId == null && m.At >= since
                && (m.Kind == MessageKind.Reservation || m.Kind == MessageKind.Reservations))
            .OrderBy(m => m.At).ToListAsync(ct);
        var gathering = recent.Find(m => m.Kind == MessageKind.Reservations);
        if (gathering is null && recent.Count < Single) return;

        if (gathering is null) db.Add(gathering = Message.Gathering(arrived, clock.Now()));
        foreach (var reservation in recent.Where(m => m.Kind == MessageKind.Reservation)) gathering.Gather(reservation);
        gathering.Gather(arrived);
    }
}
