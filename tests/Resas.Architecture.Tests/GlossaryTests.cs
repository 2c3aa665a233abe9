using System.Text.RegularExpressions;
using System.Xml.Linq;
using Resas.Testing;

namespace Resas.Architecture.Tests;

public partial class GlossaryTests
{
    private static readonly string Page = File.ReadAllText(Repository.File("src", "Resas.Web", "Pages", "Glossary.cshtml"));

    private static IEnumerable<string> Entries => XDocument.Load(Repository.File("src", "Resas.Web", "Texts.resx")).Descendants("data")
        .Select(d => Meaning().Match((string)d.Attribute("name")!)).Where(m => m.Success).Select(m => m.Groups[1].Value);

    [Fact]
    public void Each_word_that_has_a_meaning_is_in_the_glossary()
    {
        Assert.Equal(Entries.Order(StringComparer.Ordinal), Listed().Matches(Page[Page.IndexOf("words = [", StringComparison.Ordinal)..]).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_word_that_a_page_explains_has_an_entry()
    {
        var anchors = Entries.Select(e => e.ToLowerInvariant()).ToHashSet();
        var links = Sources.All("src", "modules").Where(f => Path.GetExtension(f) == ".cshtml")
            .SelectMany(f => Explained().Matches(File.ReadAllText(f)).Select(m => (File: Sources.Short(f), Word: m.Groups[1].Value))).ToList();

        Assert.True(links.Count >= 10, $"{links.Count} words are explained");
        Assert.DoesNotContain(links, l => !anchors.Contains(l.Word));
    }

    [GeneratedRegex(@"^Glossary\.(\w+)\.Meaning$")]
    private static partial Regex Meaning();

    // A word of the page's list.
    [GeneratedRegex("""(?<=[\[ ])"([A-Z]\w+)"(?=[,\]])""")]
    private static partial Regex Listed();

    [GeneratedRegex("""(?:glossary="|/glossary#)([a-z]+)["]""")]
    private static partial Regex Explained();
}
