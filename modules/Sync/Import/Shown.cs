using Resas.Contracts;
using Resas.ICalendar;
using Resas.Sync.Platforms;

namespace Resas.Sync.Import;

/// <summary>What a document shows from today on, read by its platform's rules.</summary>
/// <param name="Stays">Things with an identity, none twice.</param>
/// <param name="Closed">Nights merely closed.</param>
/// <param name="Cancelled">Codes and UIDs of events that say they are cancelled.</param>
internal sealed record Shown(IReadOnlyList<ShownStay> Stays, IReadOnlySet<DateOnly> Closed, IReadOnlySet<string> Cancelled, int Skipped)
{
    /// <summary>Nobody sells further ahead; a closure for ever must not become an endless set.</summary>
    public const int MaxDaysAhead = 1_100;

    /// <summary>The ending of the UIDs that we export: an event that carries it is ours, whoever hands it back.</summary>
    public const string OwnUid = "@resas";

    public int Found => Stays.Count + Nights.Runs(Closed).Count();

    public bool Holds(DateOnly night) => Closed.Contains(night) || Stays.Any(s => s.Nights.Contains(night));

    public static Shown Of(CalendarDocument document, Platform platform, TimeZoneInfo zone, DateOnly today)
    {
        var stays = new List<ShownStay>();
        var closed = new HashSet<DateOnly>();
        var cancelled = new HashSet<string>(StringComparer.Ordinal);
        foreach (var occurrence in document.Nights(zone, today, today.AddDays(MaxDaysAhead)))
        {
            var e = occurrence.Event;
            if (e.IsTransparent || e.Uid?.EndsWith(OwnUid, StringComparison.OrdinalIgnoreCase) == true) continue;
            var reading = platform.Read(e);
            var uid = occurrence.RecurrenceId is { } recurrence ? $"{e.Uid}#{recurrence}" : e.Uid;
            if (e.IsCancelled)
            {
                if (reading.Code is not null) cancelled.Add(reading.Code);
                if (uid is not null) cancelled.Add(uid);
            }
            else if (reading.Meaning is Meaning.Closed or Meaning.Tentative) closed.UnionWith(new Nights(Later(occurrence.From, today), occurrence.Until).Each());
            else Add(stays, new ShownStay(new(occurrence.From, occurrence.Until), reading.Meaning, reading.Code, uid, reading.Guest));
        }

        return new(stays, closed, cancelled, document.SkippedCount);
    }

    /// <summary>One home can't be sold twice for the same nights on one platform: some feeds carry a stay several times over.</summary>
    private static void Add(List<ShownStay> stays, ShownStay stay)
    {
        if (!stays.Any(s => s.Nights == stay.Nights && (s.Code is null || stay.Code is null || s.Code == stay.Code))) stays.Add(stay);
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}

/// <summary>One thing with an identity.</summary>
internal sealed record ShownStay(Nights Nights, Meaning Meaning, string? Code, string? Uid, string? Guest);
