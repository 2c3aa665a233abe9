namespace Resas.Contracts.Notifications;

/// <summary>How many messages of an owner's inbox have not been read.</summary>
public sealed record CountUnreadMessages(Guid OwnerId) : IRequest<int>;

/// <summary>For pages that stay open: the same for some owners, in one query. Owners without such messages are left out.</summary>
/// <param name="OwnerIds">At most 500.</param>
public sealed record CountUnreadByOwner(IReadOnlyList<Guid> OwnerIds) : IRequest<IReadOnlyDictionary<Guid, int>>;

/// <summary>A mail is to be sent. It is stored until it has left, and its text is wiped then.</summary>
/// <param name="To">One address.</param>
/// <param name="Subject">One line, at most 200 characters.</param>
public sealed record MailRequested(string To, string Subject, string Html, string Text) : IAnnouncement
{
    /// <inheritdoc/>
    public override string ToString() => "mail";
}
