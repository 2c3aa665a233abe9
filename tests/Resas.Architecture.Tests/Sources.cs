using Resas.Testing;

namespace Resas.Architecture.Tests;

/// <summary>The files that people write.</summary>
internal static class Sources
{
    private static readonly string[] Kinds = [".cs", ".cshtml", ".js", ".css"];
    private static readonly string[] Made = ["bin", "obj", "lib", "Migrations", "node_modules", "artifacts"];

    public static IEnumerable<string> All(params string[] folders) => folders.SelectMany(f => In(Repository.File(f)));

    public static IEnumerable<string> In(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Where(f => Kinds.Contains(Path.GetExtension(f)) && !Path.GetRelativePath(folder, f).Split(Path.DirectorySeparatorChar).Any(Made.Contains));

    public static string Short(string file) => Path.GetRelativePath(Repository.Root, file);
}
