using Resas.Contracts.Blocks;

namespace Resas.Web.Calendar;

/// <summary>A claim as a line of a list.</summary>
/// <param name="When">Its nights, said as the list needs them.</param>
/// <param name="Remark">A word that stands out; null for none.</param>
internal sealed record StayLine(StayWords Words, ClaimView Claim, string When, string? Remark = null);
