using Resas.Testing;

namespace Resas.Benchmarks;

/// <summary>One command's part of a page that several write: between its markers, the rest is left as it is.</summary>
internal static class Section
{
    public static string Path => Repository.File("docs", "benchmarks", "synchronisation.md");

    public static async Task WriteAsync(string name, string text)
    {
        var (begin, end) = ($"<!-- {name} -->", $"<!-- /{name} -->");
        var page = File.Exists(Path) ? await File.ReadAllTextAsync(Path) : "# Synchronisation: how fast\n\nThe ratios travel from machine to machine; the absolute figures do not.\n";
        var section = $"{begin}\n{text.ReplaceLineEndings("\n").Trim()}\n{end}";
        var (from, until) = (page.IndexOf(begin, StringComparison.Ordinal), page.IndexOf(end, StringComparison.Ordinal));
        page = from >= 0 && until > from ? $"{page[..from]}{section}{page[(until + end.Length)..]}" : $"{page.TrimEnd()}\n\n{section}\n";
        await File.WriteAllTextAsync(Path, page);
    }
}
