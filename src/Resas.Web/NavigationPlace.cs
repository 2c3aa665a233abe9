namespace Resas.Web;

/// <summary>Under which entry of the main navigation a page lies.</summary>
internal readonly record struct NavigationPlace(string? Entry)
{
    public const string Home = "/", Calendar = "/timeline", Reservations = "/reservations", Homes = "/properties", Log = "/sync", Messages = "/notifications";

    private static readonly (string Prefix, string Entry)[] Places =
    [
        ("/timeline", Calendar), ("/calendar", Calendar), ("/nights", Calendar), ("/blocks", Calendar), ("/conflicts", Calendar), ("/reservations", Reservations),
        ("/properties", Homes), ("/first-steps", Homes), ("/listings", Homes), ("/sync/mirror", Homes), ("/sync/links", Homes), ("/sync/checklist", Homes), ("/sync", Log), ("/notifications", Messages),
    ];

    public static NavigationPlace Of(PathString path) =>
        new(path == "/" ? Home : Places.FirstOrDefault(p => path.StartsWithSegments(p.Prefix, StringComparison.OrdinalIgnoreCase)).Entry);

    /// <summary>For aria-current: null, which leaves the attribute out, anywhere else.</summary>
    public string? Current(string entry) => Entry == entry ? "page" : null;
}
