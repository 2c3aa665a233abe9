using Microsoft.Extensions.Localization;
using Resas.Contracts.Sync;
using Resas.Sync.Platforms;

namespace Resas.Sync.Inspection;

/// <summary>What was found.</summary>
/// <param name="Problem">Why it can't be read, as a sentence; null when it can.</param>
/// <param name="Platform">Whose rules it was read by; null when there was nothing to read.</param>
/// <param name="EventCount">All events of the document, in the window or not.</param>
/// <param name="Skipped">Those that could not be read, beside them.</param>
/// <param name="Occurrences">Worked out while enumerated: a rule may have very many.</param>
internal sealed record Inspection(
    Specimen Specimen, Verdict Verdict, string? Problem, Platform? Platform, string? ProdId, int EventCount, int Skipped,
    IReadOnlyList<Finding> Findings, IEnumerable<Occurrence> Occurrences)
{
    public bool IsReadable => Verdict is Verdict.Whole or Verdict.Damaged;

    public static Inspection Without(Specimen specimen) =>
        new(specimen, specimen.Verdict, specimen.Failure, null, null, 0, 0, [new(0, specimen.Failure!)], []);
}

internal static class InspectionTexts
{
    /// <summary>The problem of one reading, now, told to whoever asked for it; the log's sentences speak of what is tried again.</summary>
    public static string Inspected(this IStringLocalizer texts, FeedProblem problem, object fact) => texts[$"Inspect.Problem.{problem}", fact];
}
