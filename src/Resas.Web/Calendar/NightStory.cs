using Microsoft.Extensions.Localization;
using Resas.Contracts.Blocks;
using Resas.Contracts.Sync;
using Resas.Kernel.Time;

namespace Resas.Web.Calendar;

/// <summary>Puts what the ledger, the synchroniser and the platforms' own readings tell of a night into one order, in words.</summary>
internal sealed class NightStory(IStringLocalizer<Texts> texts, StayWords stay)
{
    /// <summary>A decision and the change of the ledger that it made are one moment.</summary>
    private static readonly TimeSpan Same = TimeSpan.FromMinutes(1);

    public IReadOnlyList<NightMoment> Of(NightHistory history, IReadOnlyList<ListingNight> listings)
    {
        var claims = history.Claims.ToDictionary(c => c.Claim.Id, c => c.Claim);
        var decisions = listings.SelectMany(l => l.Decisions.Select(d => (l.Platform, Decision: d))).ToList();
        var moments = new List<NightMoment>();
        foreach (var change in history.Events)
        {
            var why = decisions.FindIndex(d => d.Decision.ClaimId == change.ClaimId && (d.Decision.At - change.At).Duration() < Same && Makes(d.Decision.What, change.What));
            var because = why < 0 ? null : decisions[why].Decision;
            if (why >= 0) decisions.RemoveAt(why);
            moments.Add(Of(change, claims, because));
        }

        moments.AddRange(decisions.Select(d => new NightMoment(d.Decision.At, ToneOf(d.Decision.What), d.Platform, Words.Capital(d.Decision.Sentence), d.Decision.Rule)));
        moments.AddRange(listings.SelectMany(Readings));
        return [.. moments.OrderBy(m => m.At)];
    }

    private NightMoment Of(ClaimEvent change, Dictionary<Guid, ClaimView> claims, NightDecision? because)
    {
        var mark = claims.TryGetValue(change.ClaimId, out var claim) ? StayWords.Mark(claim) : change.Platform ?? "manual";
        var other = change.OtherClaimId is { } id && claims.TryGetValue(id, out var second) ? Named(second) : "";
        var text = texts[KeyOf(change), claim is null ? stay.Platform(mark) : Named(claim), change.Nights.InWords(),
            change.Before is { } before ? before.InWords() : "", change.Why is { } why ? texts[$"Freed.{why}"] : "", other];
        return new(change.At, ToneOf(change.What), change.OtherClaimId is null ? mark : null, text, because is null ? null : $"{Words.Capital(because.Sentence)} {because.Rule}");
    }

    private IEnumerable<NightMoment> Readings(ListingNight listing)
    {
        var platform = stay.Platform(listing.Platform);
        if (listing.ServedAt is { } served) yield return new(served, "info", listing.Platform, texts["Night.Reads", platform], null);
        if (listing.GoneAt is { } gone) yield return new(gone, "info", listing.Platform, texts["Night.ReadsFree", platform], null);
    }

    private string Named(ClaimView claim) => stay.Placed(claim, texts["Night.Who", stay.Name(claim), stay.Source(claim)]);

    private static string KeyOf(ClaimEvent change) => change switch
    {
        { What: ClaimEventKind.Claimed or ClaimEventKind.Changed or ClaimEventKind.Restored, Standing: not ClaimStanding.Held } => "NightEvent.Shown",
        { What: ClaimEventKind.Released, Standing: not ClaimStanding.Held } => "NightEvent.Hidden",
        { What: ClaimEventKind.Changed or ClaimEventKind.Edited, Before: not null } => $"NightEvent.{change.What}.Nights",
        _ => $"NightEvent.{change.What}",
    };

    private static bool Makes(Decided decided, ClaimEventKind change) => change switch
    {
        ClaimEventKind.Claimed => decided is Decided.TakenAsStay or Decided.TakenAsInferredStay or Decided.TakenAsClosure or Decided.TakenAsWindow or Decided.TakenAsMirror,
        ClaimEventKind.Released => decided is Decided.FreedCancelled or Decided.FreedVanished or Decided.WindowOpened,
        ClaimEventKind.Restored => decided == Decided.Restored,
        ClaimEventKind.Changed => decided is Decided.MovedTo or Decided.FreedVanished or Decided.FreedCancelled or Decided.TakenAsWindow or Decided.WindowOpened,
        _ => false,
    };

    private static string ToneOf(ClaimEventKind what) => what switch
    {
        ClaimEventKind.ConflictOpened => "error",
        ClaimEventKind.QuestionAsked or ClaimEventKind.Reopened or ClaimEventKind.ListingLost => "warn",
        ClaimEventKind.Released or ClaimEventKind.Removed => "neutral",
        _ => "ok",
    };

    private static string ToneOf(Decided what) => what == Decided.FirstStrike ? "warn" : "info";
}

/// <summary>One line of a night's story.</summary>
/// <param name="Tone">The value of data-state.</param>
/// <param name="Mark">The value of data-platform; null when it is no one platform's.</param>
/// <param name="Why">What decided it, and by which rule.</param>
internal sealed record NightMoment(DateTime At, string Tone, string? Mark, string Text, string? Why);
