using Resas.Contracts.Blocks;

namespace Resas.Blocks;

/// <summary>What may be advised about a double booking: which side is easier to move, and which was sold first as far as that can be known.
/// Pure. Prices and penalties are not known here, so none is weighed: only what makes moving one side easier for people.</summary>
/// <param name="GivesWay">The side that is easier to move.</param>
/// <param name="SoldFirst">Null when it can't be told.</param>
/// <param name="Apart">How long after one the other was first seen.</param>
internal sealed record Suggestion(Claim GivesWay, Claim Stays, Ground Ground, Claim? SoldFirst, Certainty Certainty, TimeSpan Apart)
{
    /// <summary>Platforms write their calendars anew when it suits them, and are read at intervals: what came within this time came at once.</summary>
    public static readonly TimeSpan AtOnce = TimeSpan.FromHours(3);

    /// <param name="today">At the home.</param>
    public static Suggestion Of(Sighting one, Sighting other, DateOnly today)
    {
        var (first, second) = (one.At, one.Claim.Id).CompareTo((other.At, other.Claim.Id)) <= 0 ? (one, other) : (other, one);
        var (givesWay, ground) = Lighter(first.Claim, second.Claim, today);
        var certainty = CertaintyOf(first, second);
        return new(givesWay, givesWay == first.Claim ? second.Claim : first.Claim, ground,
            certainty == Certainty.Likely ? first.Claim : null, certainty, second.At - first.At);
    }

    /// <summary>The first ground on which the two differ, in the order of <see cref="Ground"/>.</summary>
    private static (Claim GivesWay, Ground Ground) Lighter(Claim first, Claim second, DateOnly today)
    {
        foreach (var ground in Enum.GetValues<Ground>())
        {
            if (IsLighter(ground, second, first, today)) return (second, ground);
            if (IsLighter(ground, first, second, today)) return (first, ground);
        }

        return (second, Ground.SeenSecond);
    }

    private static bool IsLighter(Ground ground, Claim one, Claim other, DateOnly today) => ground switch
    {
        Ground.Block => one.Kind == ClaimKind.Block && other.Kind != ClaimKind.Block,
        Ground.OtherIsThere => one.From > today && other.From <= today,
        Ground.ByHand => one.IsManual && !other.IsManual,
        Ground.OtherIsInferred => !one.IsInferred && other.IsInferred,
        Ground.Shorter => one.Nights.Count < other.Nights.Count,
        Ground.ArrivesLater => one.From > other.From,
        _ => false,
    };

    /// <summary>A platform's calendar tells nights, not when they were sold; and a listing that is read for the first time shows old sales and new at once.</summary>
    private static Certainty CertaintyOf(Sighting first, Sighting second) =>
        second.Claim.IsManual ? Certainty.Likely
        : second.IsListingsFirst ? Certainty.FirstReading
        : second.At - first.At < AtOnce ? Certainty.AtOnce
        : Certainty.Likely;
}

/// <summary>A side of a conflict, and since when it is known.</summary>
/// <param name="At">UTC instant at which it was first seen or entered.</param>
/// <param name="IsListingsFirst">Its listing had shown nothing before it.</param>
internal sealed record Sighting(Claim Claim, DateTime At, bool IsListingsFirst);

/// <summary>Why a side is easier to move, the weightiest first. The owner's guide tells them in this order.</summary>
internal enum Ground
{
    /// <summary>The owner's own nights: nobody is sent away.</summary>
    Block,
    /// <summary>The other guest is there already, or arrives today.</summary>
    OtherIsThere,
    /// <summary>Entered by hand: the owner's own to move, no platform has to agree.</summary>
    ByHand,
    /// <summary>The other's platform says only "closed": its guest is not known, and can be reached and moved there alone.</summary>
    OtherIsInferred,
    /// <summary>Fewer nights to place elsewhere.</summary>
    Shorter,
    /// <summary>More time to find something else.</summary>
    ArrivesLater,
    /// <summary>Nothing else tells them apart.</summary>
    SeenSecond,
}

/// <summary>How surely it is known which side was sold first.</summary>
internal enum Certainty
{
    /// <summary>One was known for hours when the other came up on a listing that was being read.</summary>
    Likely,
    /// <summary>Both came up together.</summary>
    AtOnce,
    /// <summary>The later one is the first that its listing ever showed: it may be old.</summary>
    FirstReading,
}
