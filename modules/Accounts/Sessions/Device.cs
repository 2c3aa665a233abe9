namespace Resas.Accounts.Sessions;

/// <summary>What a browser says of itself, as far as an owner needs it to know the device again. Names are the makers' own, in no language.</summary>
/// <param name="Browser">Empty when it is none of those known.</param>
/// <param name="System">Empty when it is none of those known.</param>
internal sealed record Device(string Browser, string System)
{
    public const int NameLength = 20;

    // Most browsers claim to be others too: the narrower names come first.
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("Edg/", "Edge"), ("EdgA/", "Edge"), ("EdgiOS/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Vivaldi/", "Vivaldi"),
        ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Macintosh", "Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ];

    public static Device Of(string? userAgent) => new(Name(Browsers, userAgent), Name(Systems, userAgent));

    private static string Name((string Sign, string Name)[] known, string? userAgent) =>
        known.FirstOrDefault(k => userAgent?.Contains(k.Sign, StringComparison.Ordinal) == true).Name ?? "";
}
