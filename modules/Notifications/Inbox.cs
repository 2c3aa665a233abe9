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
    /// <summary>A first import brings a listing's stays one by one within seconds, and linked platforms a question with each. Beyond this many…</summary>
    public const int Single = 3;

    /// <summary>… within this time, one message speaks for all of them; for questions, however long they have waited for an answer.</summary>
    public static readonly TimeSpan Burst = TimeSpan.FromMinutes(2);

    /// <returns>False when it was there already.</returns>
    public async Task<bool> PutAsync(Message message, CancellationToken ct)
    {
        var newest = await About(message.OwnerId, message.SubjectId).OrderByDescending(m => m.At).ThenByDescending(m => m.Id).FirstOrDefaultAsync(ct);
        if (newest is not null && newest.Says(message)) return false;

        await AskOwnerAsync(message, ct);
        db.Add(message);
        if (message is { Kind: MessageKind.Reservation, ListingId: not null } or { Kind: MessageKind.SameStayQuestion }) await GatherAsync(message, ct);
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
        foreach (var spoken in said.Where(m => m.PartOfId is not null)) await SettleWholeAsync(spoken, ct);
        return said;
    }

    /// <summary>What speaks for several is no news any more once none of them is.</summary>
    private async Task SettleWholeAsync(Message part, CancellationToken ct)
    {
        if (await db.Set<Message>().AnyAsync(m => m.PartOfId == part.PartOfId && m.Id != part.Id && m.ReadAt == null, ct)) return;
        (await db.Set<Message>().SingleAsync(m => m.Id == part.PartOfId, ct)).Read(clock.Now());
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
        return OfSamePair(message).CountAsync(m => m.Kind == message.Kind && m.Id != message.Id && m.At >= since, ct);
    }

    /// <summary>Of its home, or two homes, and its two platforms.</summary>
    private IQueryable<Message> OfSamePair(Message message) => db.Set<Message>().Where(m => m.OwnerId == message.OwnerId
        && m.PropertyId == message.PropertyId && m.OtherPropertyId == message.OtherPropertyId
        && ((m.Platform == message.Platform && m.OtherPlatform == message.OtherPlatform) || (m.Platform == message.OtherPlatform && m.OtherPlatform == message.Platform)));

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
        var (many, since) = (Message.ManyOf(arrived.Kind), arrived.At - Burst);
        var like = arrived.Kind == MessageKind.Reservation
            ? db.Set<Message>().Where(m => m.OwnerId == arrived.OwnerId && m.ListingId == arrived.ListingId && m.At >= since)
            : OfSamePair(arrived);
        var recent = await like.Where(m => m.ReadAt == null && m.PartOfId == null && (m.Kind == arrived.Kind || m.Kind == many)).OrderBy(m => m.At).ToListAsync(ct);
        var gathering = recent.Find(m => m.Kind == many);
        if (gathering is null && recent.Count < Single) return;

        if (gathering is null) db.Add(gathering = Message.Gathering(arrived, clock.Now()));
        foreach (var one in recent.Where(m => m.Kind == arrived.Kind)) gathering.Gather(one);
        gathering.Gather(arrived);
    }
}
