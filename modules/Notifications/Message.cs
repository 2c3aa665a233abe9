using System.Linq.Expressions;
using Resas.Contracts;
using Resas.Contracts.Sync;

namespace Resas.Notifications;

/// <summary>What a message tells. Stored by name.</summary>
internal enum MessageKind
{
    Reservation,
    /// <summary>Several reservations of one listing that came in one go.</summary>
    Reservations,
    ReservationChanged,
    ReservationEnded,
    DoubleBooking,
    SameStayQuestion,
    /// <summary>Several such questions of one home and the same two platforms that wait for an answer.</summary>
    SameStayQuestions,
    ConflictEnded,
    ListingFailed,
    ListingRecovered,
    /// <summary>A platform is closed for a season: shall the others close too?</summary>
    ClosureQuestion,
    /// <summary>A platform no longer comes for the calendar.</summary>
    PullsLapsed,
    PullsResumed,
    /// <summary>A platform sells nights that are taken.</summary>
    StillSold,
    NoLongerSold,
    /// <summary>Two platforms are linked to each other beside us.</summary>
    DirectLink,
    /// <summary>Whether platforms import other calendars beside ours.</summary>
    LinksToCheck,
}

/// <summary>One piece of news for one owner: its facts, not its words, which are those of whoever reads.</summary>
internal sealed class Message
{
    public const int GuestLength = 120;

    private Message()
    {
    }

    public Guid Id { get; private set; }
    public Guid OwnerId { get; private set; }
    public MessageKind Kind { get; private set; }
    /// <summary>The claim, conflict or listing that it is about.</summary>
    public Guid SubjectId { get; private set; }
    public Guid PropertyId { get; private set; }
    /// <summary>The second home of a conflict between a house and one of its rooms.</summary>
    public Guid? OtherPropertyId { get; private set; }
    public Guid? ListingId { get; private set; }
    public string? Platform { get; private set; }
    public string? OtherPlatform { get; private set; }
    public DateOnly? From { get; private set; }
    public DateOnly? Until { get; private set; }
    public DateOnly? FromBefore { get; private set; }
    public DateOnly? UntilBefore { get; private set; }
    public string? Guest { get; private set; }
    public FeedProblem? Problem { get; private set; }
    /// <summary>How many messages it speaks for.</summary>
    public int Count { get; private set; } = 1;
    public DateTime At { get; private set; }
    public DateTime? ReadAt { get; private set; }
    /// <summary>The message that speaks for this one too; it is not shown by itself then.</summary>
    public Guid? PartOfId { get; private set; }
    /// <summary>Kept so that it is not told twice, but never shown: the owner wants no such news in the inbox.</summary>
    public bool IsMuted { get; private set; }
    /// <summary>Waits for the mail that tells it, alone or with others.</summary>
    public bool IsMailDue { get; private set; }

    public Nights? Nights => From is { } from && Until is { } until ? new Nights(from, until) : null;
    public Nights? NightsBefore => FromBefore is { } from && UntilBefore is { } until ? new Nights(from, until) : null;

    public static Message About(MessageKind kind, Guid ownerId, Guid propertyId, Guid subjectId, DateTime now) => new()
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(now, TimeSpan.Zero)),
        OwnerId = ownerId,
        Kind = kind,
        SubjectId = subjectId,
        PropertyId = propertyId,
        At = now,
    };

    public Message On(Guid? listingId, string? platform, string? otherPlatform = null)
    {
        (ListingId, Platform, OtherPlatform) = (listingId, platform, otherPlatform);
        return this;
    }

    public Message And(Guid? otherPropertyId)
    {
        OtherPropertyId = otherPropertyId;
        return this;
    }

    public Message For(Nights nights, string? guest = null)
    {
        (From, Until) = (nights.From, nights.Until);
        Guest = guest is { Length: > GuestLength } ? guest[..GuestLength] : guest;
        return this;
    }

    public Message InsteadOf(Nights before)
    {
        (FromBefore, UntilBefore) = (before.From, before.Until);
        return this;
    }

    public Message Because(FeedProblem problem)
    {
        Problem = problem;
        return this;
    }

    /// <summary>Whether the other one would tell the owner nothing that this one has not told.</summary>
    public bool Says(Message other) =>
        (Kind, Nights, NightsBefore, Problem) == (other.Kind, other.Nights, other.NightsBefore, other.Problem);

    public void Read(DateTime now) => ReadAt ??= now;

    public void Mute() => IsMuted = true;

    public void AskForMail() => IsMailDue = true;

    /// <summary>Takes one more like those that it speaks for under this message.</summary>
    public void Gather(Message one)
    {
        one.PartOfId = Id;
        Count++;
        if (From is null || one.From < From) From = one.From;
        if (Until is null || one.Until > Until) Until = one.Until;
        At = one.At > At ? one.At : At;
    }

    /// <summary>What a list shows: neither parts of another message, nor what the owner does not want to see.</summary>
    public static readonly Expression<Func<Message, bool>> IsShown = m => m.PartOfId == null && !m.IsMuted;

    /// <summary>The kind of message that speaks for several of one kind; null where each speaks for itself.</summary>
    public static MessageKind? ManyOf(MessageKind kind) => kind switch
    {
        MessageKind.Reservation => MessageKind.Reservations,
        MessageKind.SameStayQuestion => MessageKind.SameStayQuestions,
        _ => null,
    };

    /// <summary>An empty message that will speak for several.</summary>
    public static Message Gathering(Message first, DateTime now)
    {
        var gathering = About(ManyOf(first.Kind)!.Value, first.OwnerId, first.PropertyId, Guid.Empty, now)
            .On(first.ListingId, first.Platform, first.OtherPlatform).And(first.OtherPropertyId);
        gathering.Count = 0;
        gathering.IsMuted = first.IsMuted;
        gathering.SubjectId = gathering.Id;
        return gathering;
    }
}
