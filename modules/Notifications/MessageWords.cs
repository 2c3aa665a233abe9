using System.Globalization;
using Microsoft.Extensions.Localization;
using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;
using Resas.Contracts.Sync;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;

namespace Resas.Notifications;

/// <summary>Messages in the reader's words: names of homes and platforms are those of today.</summary>
internal sealed class MessageWords(IMediator modules, IStringLocalizer<Texts> texts)
{
    private Dictionary<Guid, string> homes = [];
    private Dictionary<string, string> platforms = [];
    private IReadOnlyDictionary<Guid, string> advice = new Dictionary<Guid, string>();

    public async Task<IReadOnlyList<View>> OfAsync(Guid ownerId, IReadOnlyList<Message> messages, ILookup<Guid, Message> gathered, string timeZone, CancellationToken ct)
    {
        if (messages.Count == 0) return [];
        homes = (await modules.Send(new FindProperties(ownerId, WithArchived: true), ct)).ToDictionary(p => p.Id, p => p.Name);
        platforms = (await modules.Send(new FindPlatforms(), ct)).ToDictionary(p => p.Key, p => p.Name);
        var alarms = messages.Where(m => m.Kind == MessageKind.DoubleBooking).Select(m => m.SubjectId).ToList();
        if (alarms.Count > 0) advice = await modules.Send(new FindConflictAdvice(ownerId, alarms), ct);
        return [.. messages.Select(m => new View(
            m.Id, State(m.Kind), Icon(m.Kind), IsOfOnePlatform(m.Kind) ? m.Platform : null, texts[$"{m.Kind}.Title", Platform(m.Platform), Platform(m.OtherPlatform), m.Count],
            Details(m), m.At.InWords(timeZone), m.At, m.ReadAt is not null, [.. gathered[m.Id].OrderBy(g => g.From).Select(Stay)]))];
    }

    /// <summary>Where a message leads.</summary>
    public static string Target(Message message) => message.Kind switch
    {
        MessageKind.DoubleBooking or MessageKind.SameStayQuestion => $"/conflicts/{message.SubjectId}",
        MessageKind.SameStayQuestions => "/conflicts",
        MessageKind.ListingFailed or MessageKind.ListingRecovered => "/sync/log",
        MessageKind.ClosureQuestion => $"/listings/closures/{message.ListingId}",
        MessageKind.PullsLapsed => $"/sync/checklist/{message.ListingId}",
        MessageKind.DirectLink or MessageKind.LinksToCheck => $"/sync/links/{message.PropertyId}",
        MessageKind.PullsResumed => $"/properties/details/{message.PropertyId}",
        MessageKind.StillSold or MessageKind.NoLongerSold => string.Create(CultureInfo.InvariantCulture, $"/sync/mirror/{message.PropertyId}?from={message.From:yyyy-MM-dd}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"/calendar/{message.PropertyId}?month={message.From:yyyy-MM}"),
    };

    private string Details(Message m)
    {
        var home = homes.GetValueOrDefault(m.PropertyId) ?? texts["Home.Unknown"];
        if (m.OtherPropertyId is { } id && homes.TryGetValue(id, out var other)) home = texts["Home.Two", home, other];
        return m.Kind switch
        {
            MessageKind.ReservationChanged => texts["Details.Changed", home, m.Nights!.Value.InWords(), m.NightsBefore!.Value.InWords()],
            MessageKind.ListingFailed => texts["Details.Failed", home, texts[$"Problem.{m.Problem}"]],
            MessageKind.ListingRecovered or MessageKind.PullsResumed => home,
            MessageKind.DirectLink or MessageKind.LinksToCheck or MessageKind.SameStayQuestions => texts[$"Details.{m.Kind}", home],
            MessageKind.PullsLapsed => texts["Details.Lapsed", home],
            MessageKind.StillSold => texts["Details.StillSold", home, Stay(m)],
            MessageKind.DoubleBooking when advice.TryGetValue(m.SubjectId, out var advised) => texts["Details.Advised", home, Stay(m), advised],
            MessageKind.Reservations => texts["Details.Nights", home, m.Nights!.Value.InWords()],
            _ => texts["Details.Stay", home, Stay(m)],
        };
    }

    private string Stay(Message m) => m.Guest is { Length: > 0 }
        ? texts["Stay.Guest", m.Nights!.Value.InWords(), m.Nights.Value.CountInWords(), m.Guest]
        : texts["Stay", m.Nights!.Value.InWords(), m.Nights.Value.CountInWords()];

    private string Platform(string? key) => key is null ? texts["Source.Manual"] : platforms.GetValueOrDefault(key, key);

    private static bool IsOfOnePlatform(MessageKind kind) => kind is not (MessageKind.DoubleBooking or MessageKind.SameStayQuestion or MessageKind.SameStayQuestions
        or MessageKind.ConflictEnded or MessageKind.DirectLink or MessageKind.LinksToCheck);

    private static string State(MessageKind kind) => kind switch
    {
        MessageKind.DoubleBooking or MessageKind.StillSold => "error",
        MessageKind.ListingFailed or MessageKind.PullsLapsed or MessageKind.SameStayQuestion or MessageKind.SameStayQuestions or MessageKind.DirectLink or MessageKind.ReservationEnded => "warn",
        MessageKind.ConflictEnded or MessageKind.ListingRecovered or MessageKind.PullsResumed or MessageKind.NoLongerSold => "ok",
        _ => "info",
    };

    private static string Icon(MessageKind kind) => kind switch
    {
        MessageKind.DoubleBooking or MessageKind.StillSold => "error",
        MessageKind.SameStayQuestion or MessageKind.SameStayQuestions or MessageKind.ListingFailed or MessageKind.PullsLapsed => "warning",
        MessageKind.ConflictEnded or MessageKind.ListingRecovered or MessageKind.PullsResumed or MessageKind.NoLongerSold => "check",
        MessageKind.DirectLink or MessageKind.LinksToCheck => "link",
        MessageKind.ClosureQuestion => "calendar",
        MessageKind.ReservationChanged => "edit",
        MessageKind.ReservationEnded => "close",
        _ => "guest",
    };

    /// <param name="Platform">Whose mark stands before it; null when it is of two platforms or none.</param>
    /// <param name="State">As in the design system: ok, info, warn, error.</param>
    /// <param name="Stays">What a message speaks for, when it is several.</param>
    internal sealed record View(
        Guid Id, string State, string Icon, string? Platform, string Title, string Details, string Time, DateTime At, bool IsRead, IReadOnlyList<string> Stays);
}
