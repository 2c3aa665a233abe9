namespace Resas.Testing;

/// <summary>The documents of tests/Feeds.</summary>
public static class SampleFeeds
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Feeds");

    public static byte[] Read(string file) => File.ReadAllBytes(Path.Combine(Folder, file));
}
