using Resas.Contracts.Blocks;

namespace Resas.Web.Calendar;

/// <summary>A claim as a line of a list.</summary>
/// <param name="When">Its nights, said as the list needs them.</param>
internal sealed record StayLine(StayWords Words, ClaimView Claim, string When);
