using Resas.Testing;

namespace Resas.Benchmarks;

/// <summary>One benchmark's part of a page of results, between markers of its own: each command rewrites its own and leaves the others alone.</summary>
internal static class Section
{
    private static readonly Dictionary<string, string> Titles = new() { ["synchronisation.md"] = "Synchronisation: how fast", ["pages.md"] = "Pages: how fast" };

    public static void Write(string page, string name, string text)
    {
        var path = Repository.File("docs", "benchmarks", page);
        var (begin, end) = ($"<!-- {name} -->", $"<!-- /{name} -->");
        var section = $"{begin}\n{text.ReplaceLineEndings("\n").Trim()}\n{end}";
        var before = File.Exists(path) ? File.ReadAllText(path) : $"# {Titles[page]}\n\nThe ratios travel from machine to machine; the absolute figures do not.\n";
        var (from, to) = (before.IndexOf(begin, StringComparison.Ordinal), before.IndexOf(end, StringComparison.Ordinal));
        File.WriteAllText(path, from >= 0 && to > from ? before[..from] + section + before[(to + end.Length)..] : $"{before.TrimEnd()}\n\n{section}\n");
        Console.WriteLine(text);
    }
}
