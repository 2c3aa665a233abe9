namespace Resas.Sync.Inspection;

/// <summary>The bytes to inspect, or why there are none.</summary>
/// <param name="Name">As people may see it: of an address, which is a secret, the host alone.</param>
/// <param name="Failure">Why there is nothing to read; a sentence.</param>
internal sealed record Specimen(string Name, Uri? Address, byte[] Body, Verdict Verdict = Verdict.Whole, string? Failure = null)
{
    public Specimen Failed(Verdict verdict, string sentence) => this with { Verdict = verdict, Failure = sentence };
}
