using Microsoft.Extensions.Localization;
using Resas.Contracts.Sync;

namespace Resas.Sync;

internal static class Problems
{
    /// <summary>Waiting does not mend these.</summary>
    public static bool NeedsAPerson(this FeedProblem problem) =>
        problem is FeedProblem.Refused or FeedProblem.Gone or FeedProblem.BadAddress or FeedProblem.ForbiddenAddress;

    /// <summary>What happened and what to do, in the reader's language.</summary>
    public static string Sentence(this IStringLocalizer texts, FeedProblem problem) => texts[$"Problem.{problem}"];
}
