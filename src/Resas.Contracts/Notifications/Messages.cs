namespace Resas.Contracts.Notifications;

/// <summary>How many messages of an owner's inbox have not been read.</summary>
public sealed record CountUnreadMessages(Guid OwnerId) : IRequest<int>;

/// <summary>For pages that stay open: the same for some owners, in one query. Owners without such messages are left out.</summary>
/// <param name="OwnerIds">At most 500.</param>
public sealed record CountUnreadByOwner(IReadOnlyList<Guid> OwnerIds) : IRequest<IReadOnlyDictionary<Guid, int>>;

/// <summary>The newest messages of an owner's inbox, the newest first, read ones too.</summary>
/// <param name="Most">1 to 20.</param>
/// <param name="TimeZone">IANA name of the zone on whose clocks instants are said.</param>
public sealed record FindLatestNews(Guid OwnerId, int Most, string TimeZone) : IRequest<IReadOnlyList<NewsItem>>;

/// <summary>A message as it is listed, in the language of the current request. It lies at /notifications/{Id}.</summary>
/// <param name="State">ok, info, warn or error.</param>
/// <param name="Icon">The name of its icon, for messages of no one platform.</param>
/// <param name="Platform">Key of the platform whose mark stands before it; null for none.</param>
/// <param name="At">UTC.</param>
/// <param name="Time">The same in words.</param>
public sealed record NewsItem(Guid Id, string State, string Icon, string? Platform, string Title, string Details, DateTime At, string Time, bool IsRead);

/// <summary>A mail is to be sent. It is stored until it has left, and its text is wiped then.</summary>
/// <param name="To">One address.</param>
/// <param name="Subject">One line, at most 200 characters.</param>
public sealed record MailRequested(string To, string Subject, string Html, string Text) : IAnnouncement
{
    /// <inheritdoc/>
    public override string ToString() => "mail";
}
