using Resas.Contracts;
using Resas.Contracts.Properties;

namespace Resas.Blocks;

/// <summary>Where a stay could go: the owner's other homes that nobody holds on any of its nights to come.</summary>
/// <param name="Nights">Those to come.</param>
/// <param name="HasOthers">Whether there is any other home at all.</param>
internal sealed record FreeHomes(Nights Nights, IReadOnlyList<PropertySummary> Homes, bool HasOthers);
