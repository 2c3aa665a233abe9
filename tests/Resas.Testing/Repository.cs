namespace Resas.Testing;

/// <summary>The checked-out files, found from where the tests run.</summary>
public static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string File(params string[] path) => Path.Combine([Root, .. path]);

    private static string Find(string? folder)
    {
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder, "Resas.sln"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("The tests must run inside the repository: Resas.sln was not found above them.");
    }
}
