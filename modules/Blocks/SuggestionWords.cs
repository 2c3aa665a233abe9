using Microsoft.Extensions.Localization;
using Resas.Contracts.Blocks;

namespace Resas.Blocks;

/// <summary>Suggestions as people say them, in the language of the request.</summary>
internal sealed class SuggestionWords(Words words, IStringLocalizer<Texts> texts)
{
    /// <summary>What an alert says: which side is easier to move, and why.</summary>
    public string FirstSentence(Suggestion s) => texts[$"Suggestion.{s.Ground}", Side(s.GivesWay), words.Source(s.Stays)];

    /// <summary>Which was sold first, and how surely; null where a side was never sold.</summary>
    public string? SoldFirst(Suggestion s) => (s.GivesWay.Kind == ClaimKind.Block || s.Stays.Kind == ClaimKind.Block, s.Certainty) switch
    {
        (true, _) => null,
        (_, Certainty.Likely) => texts["Suggestion.SoldFirst.Likely", Side(s.SoldFirst!), Apart(s.Apart)].Value,
        (_, var doubt) => texts[$"Suggestion.SoldFirst.{doubt}"].Value,
    };

    /// <summary>la réservation Airbnb (Camille Dubois); la réservation directe; vos nuits bloquées (Vacances)</summary>
    public string Side(Claim claim) => claim switch
    {
        { Kind: ClaimKind.Block } => texts["Suggestion.Side.Block", words.Who(claim)],
        { Kind: ClaimKind.Closure } => texts["Suggestion.Side.Closure", words.Source(claim)],
        _ when (claim.Guest ?? claim.Code) is { } name => texts["Suggestion.Side.Named", Stay(claim), name],
        _ => Stay(claim),
    };

    private string Stay(Claim claim) => claim.IsManual ? texts["Suggestion.Side.ByHand"] : texts["Suggestion.Side.Stay", words.Source(claim)];

    private string Apart(TimeSpan apart) => apart switch
    {
        { TotalHours: < 1 } => texts["Suggestion.Apart.Minutes"],
        { TotalHours: < 2 } => texts["Suggestion.Apart.Hour"],
        { TotalDays: < 2 } => texts["Suggestion.Apart.Hours", (int)apart.TotalHours],
        _ => texts["Suggestion.Apart.Days", (int)apart.TotalDays],
    };
}
