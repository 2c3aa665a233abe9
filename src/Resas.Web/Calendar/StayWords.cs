using Microsoft.Extensions.Localization;
using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;
using Resas.Contracts.Sync;
using Resas.Kernel.Time;

namespace Resas.Web.Calendar;

/// <summary>What a claim is called on calendars and lists, and how it is marked: never by colour alone.</summary>
/// <param name="homes">The owner's, for claims that are shown on another home's calendar than their own.</param>
/// <param name="at">The home whose calendar it is; null for none.</param>
internal sealed class StayWords(
    IStringLocalizer<Texts> texts, IReadOnlyList<PlatformInfo> platforms, IReadOnlyList<PropertySummary> homes, PropertySummary? at = null)
{
    private readonly Dictionary<string, string> names = platforms.ToDictionary(p => p.Key, p => p.Name);

    /// <summary>The same, for the calendar of a home.</summary>
    public StayWords At(PropertySummary home) => new(texts, platforms, homes, home);

    /// <summary>The value of data-platform.</summary>
    public static string Mark(ClaimView claim) => claim.Platform ?? (claim.Kind == ClaimKind.Block ? "block" : "manual");

    /// <summary>Airbnb; Directe or Nuits bloquées for what was entered by hand.</summary>
    public string Source(ClaimView claim) => claim.Platform is { } platform ? Platform(platform) : Platform(Mark(claim));

    /// <summary>The name of a platform, or of the two marks that are none.</summary>
    public string Platform(string key) => names.GetValueOrDefault(key) ?? key switch
    {
        "manual" => texts["Stay.Direct"],
        "block" => texts["Stay.Blocked"],
        _ => key,
    };

    /// <summary>A word or two: who, or why.</summary>
    public string Label(ClaimView claim) => claim switch
    {
        { Standing: ClaimStanding.Window } => texts["Stay.Window"],
        { Standing: ClaimStanding.Mirror } => texts["Stay.Mirror", Source(claim)],
        _ => Name(claim),
    };

    /// <summary>The label, and for a stay in the house or in one of its rooms, where it is.</summary>
    public string Placed(ClaimView claim) => Placed(claim, Label(claim));

    /// <inheritdoc cref="Placed(ClaimView)"/>
    public string Placed(ClaimView claim, string label)
    {
        if (at is null || claim.PropertyId == at.Id || homes.FirstOrDefault(h => h.Id == claim.PropertyId) is not { } home) return label;
        return texts[at.WholeId == home.Id ? "Stay.AtWhole" : "Stay.AtPart", label, home.Name];
    }

    /// <summary>Who or why, whatever the claim does to its nights.</summary>
    public string Name(ClaimView claim) => claim switch
    {
        { Kind: ClaimKind.Reservation } => claim.Guest ?? claim.Code ?? texts["Stay.Reserved"],
        { Kind: ClaimKind.Block } => claim.Note ?? texts[$"Reason.{claim.Reason ?? BlockReason.Other}"],
        _ => texts["Stay.Closed"],
    };

    /// <summary>What the label leaves to the eye: source, nights and state.</summary>
    public string Rest(ClaimView claim)
    {
        List<string> parts = [Source(claim), claim.Nights.InWords(), claim.Nights.CountInWords()];
        if (claim.IsInferred) parts.Add(texts["Stay.Inferred"]);
        if (claim.InConflict) parts.Add(texts["Stay.InConflict"]);
        return string.Join(", ", parts);
    }

    /// <summary>The classes of a bar.</summary>
    public string Classes(Bar bar, DateOnly today)
    {
        List<string> classes = ["stay"];
        if (at is not null && bar.Claim.PropertyId != at.Id) classes.Add("elsewhere");
        else if (bar.Claim.ListingId is null) classes.Add("movable");
        if (bar.Starts) classes.Add("starts");
        if (bar.Ends) classes.Add("ends");
        if (bar.Claim.Nights.Until <= today) classes.Add("past");
        if (bar.Claim.IsInferred) classes.Add("inferred");
        if (bar.Claim.InConflict) classes.Add("conflict");
        if (bar.Claim.Standing != ClaimStanding.Held) classes.Add(bar.Claim.Standing == ClaimStanding.Window ? "window" : "mirror");
        return string.Join(' ', classes);
    }
}
