using Resas.Contracts.Properties;

namespace Resas.Blocks.Pages.Conflicts;

/// <summary>An owner's conflicts and questions, open and closed.</summary>
internal sealed record ConflictList(Words Words, SuggestionWords Advice, IReadOnlyList<ConflictList.Item> Open, IReadOnlyList<ConflictList.Item> Closed)
{
    internal sealed record Item(Conflict Conflict, PropertySummary Home, Claim First, Claim Second)
    {
        /// <summary>Of an open double booking.</summary>
        public Suggestion? Suggestion { get; init; }

        public FreeHomes? FreeForFirst { get; init; }
        public FreeHomes? FreeForSecond { get; init; }

        public bool CanReopen => Conflict.IsReopenable && Conflict.Between(First, Second) == Conflict.Kind;

        public Claim? GaveWay => Conflict.GivesWayId is not { } id ? null : id == First.Id ? First : Second;
    }
}
