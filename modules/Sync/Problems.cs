using Microsoft.Extensions.Localization;
using Resas.Contracts.Sync;

namespace Resas.Sync;

internal static class Problems
{
    /// <summary>What happened and what to do, in the reader's language.</summary>
    public static string Sentence(this IStringLocalizer texts, FeedProblem problem) => texts[$"Problem.{problem}"];
}
