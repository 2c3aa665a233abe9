using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Kernel.Database;
using Resas.Kernel.Time;

namespace Resas.Blocks;

/// <summary>All that has happened to one claim, the oldest first, and how it is told.</summary>
internal sealed class ClaimHistory
{
    private readonly IReadOnlyDictionary<Guid, Claim> others;

    private ClaimHistory(Guid claim, IReadOnlyList<PastEvent> events, IReadOnlyDictionary<Guid, Claim> others) => (ClaimId, Events, this.others) = (claim, events, others);

    public Guid ClaimId { get; }

    /// <summary>Empty when there is no such claim, or it is another owner's.</summary>
    public IReadOnlyList<PastEvent> Events { get; }

    public static async Task<ClaimHistory> ReadAsync(ResasDb db, Guid owner, Guid claim, CancellationToken ct)
    {
        var events = await db.Set<PastEvent>().AsNoTracking()
            .Where(e => e.OwnerId == owner && (e.ClaimId == claim || e.OtherClaimId == claim))
            .OrderBy(e => e.Version).ThenBy(e => e.Place).ToListAsync(ct);
        var ids = events.Select(e => OtherIn(e, claim)).OfType<Guid>().Distinct().ToList();
        var others = ids.Count == 0 ? [] : await db.Set<Claim>().AsNoTracking().Where(c => c.OwnerId == owner && ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        // One home's are in the order of its versions; a conflict with another home's claim may stand in that one's ledger.
        return new(claim, events.TrueForAll(e => e.PropertyId == events[0].PropertyId) ? events : [.. events.OrderBy(e => e.At)], others);
    }

    public string Sentence(PastEvent e, Words words, IStringLocalizer<Texts> texts) => texts[KeyOf(e),
        new Nights(e.From, e.Until).InFull(),
        e is { FromBefore: { } from, UntilBefore: { } until } ? new Nights(from, until).InFull() : "",
        OtherIn(e, ClaimId) is { } id && others.TryGetValue(id, out var other) ? new SuggestionWords(words, texts).Side(other) : "",
        e.Why is { } why ? texts[$"Release.{why}"] : ""];

    /// <summary>The value of data-state.</summary>
    public static string ToneOf(PastEvent e) => e.What switch
    {
        ClaimEventKind.ConflictOpened => "error",
        ClaimEventKind.QuestionAsked or ClaimEventKind.Reopened or ClaimEventKind.ListingLost => "warn",
        ClaimEventKind.Released or ClaimEventKind.Removed => "neutral",
        _ => "ok",
    };

    private static Guid? OtherIn(PastEvent e, Guid claim) => e.OtherClaimId == claim ? e.ClaimId : e.OtherClaimId;

    private static string KeyOf(PastEvent e) => e switch
    {
        { What: ClaimEventKind.Claimed or ClaimEventKind.Changed or ClaimEventKind.Restored, Standing: not ClaimStanding.Held } => "Event.Shown",
        { What: ClaimEventKind.Released, Standing: not ClaimStanding.Held } => "Event.Hidden",
        { What: ClaimEventKind.Changed or ClaimEventKind.Edited, FromBefore: not null } => $"Event.{e.What}.Nights",
        _ => $"Event.{e.What}",
    };
}
