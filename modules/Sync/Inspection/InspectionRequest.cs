using Resas.Sync.Platforms;

namespace Resas.Sync.Inspection;

/// <summary>What was asked on the command line.</summary>
/// <param name="Source">A path, an address, or "-" for standard input.</param>
/// <param name="Platform">Whose rules to read by; null when the document is to tell.</param>
/// <param name="From">The first night of the window.</param>
/// <param name="Until">Its end, not included.</param>
internal sealed record InspectionRequest(string Source, Platform? Platform, TimeZoneInfo Zone, DateOnly From, DateOnly Until, bool Json);
