using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;

namespace Resas.Blocks.Pages.Conflicts;

/// <summary>An owner's conflicts and questions, open and closed.</summary>
internal sealed record ConflictList(Words Words, SuggestionWords Advice, IReadOnlyList<ConflictList.Item> Open, IReadOnlyList<ConflictList.Item> Closed)
{
    /// <summary>The page that shows it, to which its forms are sent.</summary>
    public string Place { get; init; } = "/conflicts";

    /// <summary>The id of the element that is shown anew after the owner's word.</summary>
    public string Region { get; init; } = "conflicts";

    /// <summary>Those that most likely have one reason: a link between the same two platforms of a home.</summary>
    public IReadOnlyList<Alike> LikeEachOther =>
        [.. from item in Open
            where item is { Copy.Platform: not null, Copied.Platform: not null }
            group item by (item.Home.Id, Copy: item.Copy!.Platform, Copied: item.Copied!.Platform) into like
            where like.Count() > 1
            select new Alike([.. like.Take(IdList.Most)])];

    /// <param name="Items">Two at least.</param>
    internal sealed record Alike(IReadOnlyList<Item> Items)
    {
        public string Ids => IdList.Write(Items.Select(i => i.Conflict.Id));
    }

    internal sealed record Item(Conflict Conflict, PropertySummary Home, Claim First, Claim Second)
    {
        /// <summary>Of an open double booking.</summary>
        public Suggestion? Suggestion { get; init; }

        public FreeHomes? FreeForFirst { get; init; }
        public FreeHomes? FreeForSecond { get; init; }

        /// <summary>The one side that most likely is, or may be, nothing but the other; null where both may be, or neither.</summary>
        public Claim? Copy => Conflict.Kind == ConflictKind.SameStayQuestion ? Second : Copies is [var only] ? only : null;

        public Claim? Copied => Copy is null ? null : Copy == First ? Second : First;

        /// <summary>The second side's home, when it is another: the house or one of its rooms.</summary>
        public PropertySummary? OtherHome { get; init; }

        public string Where => OtherHome is { } other ? $"{Home.Name}, {other.Name}" : Home.Name;

        /// <summary>The home of one side, when the two sides do not share one.</summary>
        public string? HomeOf(Claim side) => OtherHome is not { } other ? null : side.PropertyId == other.Id ? other.Name : Home.Name;

        public bool CanReopen => Conflict.IsReopenable && OtherHome?.Meets(Home) != false && Conflict.Between(First, Second) == Conflict.KindAsAnswered;

        /// <summary>The sides of an open double booking that may be nothing but the other, copied.</summary>
        public IReadOnlyList<Claim> Copies { get; init; } = [];

        public Claim? GaveWay => Conflict.GivesWayId is not { } id || Conflict.CopyId is not null ? null : id == First.Id ? First : Second;
    }
}
