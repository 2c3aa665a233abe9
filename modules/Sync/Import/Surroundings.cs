using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Sync.Export;

namespace Resas.Sync.Import;

/// <summary>What must be known beside the document to judge what it shows.</summary>
/// <param name="Today">At the home.</param>
/// <param name="Spacing">How far apart two answers must lie to count as two.</param>
/// <param name="Served">What this listing's platform has pulled from us.</param>
/// <param name="Others">What every other source claims.</param>
internal sealed record Surroundings(
    DateTime Now, DateOnly Today, TimeSpan Spacing, TimeSpan EchoGrace,
    IReadOnlyDictionary<DateOnly, ServedNight> Served, IReadOnlyList<ExportedClaim> Others)
{
    public bool IsEcho(DateOnly night) => Served.TryGetValue(night, out var served) && served.IsEcho(Now, EchoGrace);

    /// <summary>Whether another source holds the night for a guest or the owner, and we never told this platform: its closing can't come from us (rule 5).</summary>
    public bool IsMirror(DateOnly night) => !Served.ContainsKey(night) && Others.Any(o => o.Kind != ClaimKind.Closure && o.Nights.Contains(night));
}
