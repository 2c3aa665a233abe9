namespace Resas.Notifications.Preferences;

/// <summary>Kinds of news that an owner chooses about. Stored by name.</summary>
internal enum NewsKind
{
    Stay,
    Change,
    Cancellation,
    DoubleBooking,
    /// <summary>A platform sells nights that are taken.</summary>
    StillSold,
    /// <summary>A calendar that is not read, by us or by a platform, and that it is again.</summary>
    Failure,
}

internal static class NewsKinds
{
    public static readonly IReadOnlyList<NewsKind> All = Enum.GetValues<NewsKind>();

    /// <summary>Money is at stake: always in the inbox, and by mail unless the owner says no.</summary>
    public static bool IsAlarm(this NewsKind kind) => kind is NewsKind.DoubleBooking or NewsKind.StillSold;

    /// <summary>Null for questions that only the owner can answer: they are always asked, in the inbox.</summary>
    public static NewsKind? Of(MessageKind kind) => kind switch
    {
        MessageKind.Reservation or MessageKind.Reservations => NewsKind.Stay,
        MessageKind.ReservationChanged => NewsKind.Change,
        MessageKind.ReservationEnded => NewsKind.Cancellation,
        MessageKind.DoubleBooking or MessageKind.ConflictEnded => NewsKind.DoubleBooking,
        MessageKind.StillSold or MessageKind.NoLongerSold => NewsKind.StillSold,
        MessageKind.ListingFailed or MessageKind.ListingRecovered or MessageKind.PullsLapsed or MessageKind.PullsResumed => NewsKind.Failure,
        _ => null,
    };
}
