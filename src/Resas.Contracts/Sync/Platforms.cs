namespace Resas.Contracts.Sync;

/// <summary>The platforms that Resas knows, in the order in which they are offered to owners.</summary>
public sealed record FindPlatforms : IRequest<IReadOnlyList<PlatformInfo>>;

/// <summary>A platform as people see it. Texts are in the language of the current request.</summary>
/// <param name="Key">Short lower-case name that is stored: airbnb, booking, greengo, abritel, gites, google, other.</param>
/// <param name="Name">Its name as it writes it.</param>
/// <param name="WhereToFind">Where on the platform's pages the calendar address to import is found.</param>
/// <param name="WhereToPaste">Where on the platform's pages our address is pasted; null when the platform takes none.</param>
/// <param name="Hosts">Endings of host names by which an address is recognised; may be empty.</param>
/// <param name="HowToMove">What an owner does there to move or cancel a stay; null when nothing is known of it.</param>
/// <param name="Guide">The way through its pages, for a drawing; null when nothing is known of it.</param>
public sealed record PlatformInfo(
    string Key, string Name, string WhereToFind, string? WhereToPaste, IReadOnlyList<string> Hosts, string? HowToMove = null, PlatformGuide? Guide = null);

/// <summary>The way through a platform's pages, label by label as they stand there. Texts are in the language of the current request.</summary>
/// <param name="Menu">Where its menu is.</param>
/// <param name="Find">From the menu to the address to import; empty when it has no page for that.</param>
/// <param name="Paste">From the menu to where our address is pasted; empty when it has no page for that.</param>
/// <param name="Pace">How often it reads us, as a sentence.</param>
public sealed record PlatformGuide(MenuPlace Menu, IReadOnlyList<string> Find, IReadOnlyList<string> Paste, string Pace);

/// <summary>Where a platform's pages have their menu.</summary>
public enum MenuPlace
{
    /// <summary>Across the top.</summary>
    Top,
    /// <summary>Down the left side.</summary>
    Left,
    /// <summary>In a panel on the right of a calendar.</summary>
    Right,
}
