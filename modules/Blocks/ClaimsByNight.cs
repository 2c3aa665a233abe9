using Resas.Contracts;

namespace Resas.Blocks;

/// <summary>Claims in the order of their first nights, so that those on some nights are found without looking at each: an import may bring thousands.</summary>
internal sealed class ClaimsByNight
{
    private readonly List<Claim> claims;
    /// <summary>For each claim, the latest departure of all up to it.</summary>
    private readonly DateOnly[] reach;

    /// <param name="claims">By first night; the nights must stay as they are.</param>
    public ClaimsByNight(List<Claim> claims)
    {
        this.claims = claims;
        reach = new DateOnly[claims.Count];
        for (var i = 0; i < reach.Length; i++) reach[i] = i > 0 && reach[i - 1] > claims[i].Until ? reach[i - 1] : claims[i].Until;
    }

    /// <summary>Those that hold one of the nights, by first night.</summary>
    public List<Claim> On(Nights nights)
    {
        var found = new List<Claim>();
        for (var i = CountBefore(nights.Until) - 1; i >= 0 && reach[i] > nights.From; i--)
        {
            if (claims[i].Until > nights.From) found.Add(claims[i]);
        }

        found.Reverse();
        return found;
    }

    /// <summary>How many begin before that day.</summary>
    private int CountBefore(DateOnly day)
    {
        var (low, high) = (0, claims.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (claims[middle].From < day) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
