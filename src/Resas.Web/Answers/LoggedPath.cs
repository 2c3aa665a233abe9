namespace Resas.Web.Answers;

/// <summary>A request's path as a log may hold it: the address of an export feed is a secret.</summary>
internal static class LoggedPath
{
    private const string Feeds = "/feeds/";

    public static string? Of(string? path) => path?.StartsWith(Feeds, StringComparison.OrdinalIgnoreCase) == true ? $"{Feeds}…" : path;
}
