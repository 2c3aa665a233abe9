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
public sealed record PlatformInfo(string Key, string Name, string WhereToFind, string? WhereToPaste, IReadOnlyList<string> Hosts, string? HowToMove = null);
