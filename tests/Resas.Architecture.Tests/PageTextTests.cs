using System.Reflection;
using System.Text.RegularExpressions;

namespace Resas.Architecture.Tests;

public partial class PageTextTests
{
    /// <summary>Names and the like, which are the same in every language.</summary>
    private static readonly string[] Names = ["Resas", "Français", "English", "https://"];

    private static readonly string[] Spoken = ["aria-label", "title", "placeholder", "alt", "hx-confirm", "value"];

    public static TheoryData<string> Assemblies => [.. Module.All.Select(m => $"Resas.{m.Name}"), "Resas.Web"];

    [Theory, MemberData(nameof(Assemblies))]
    public void A_page_says_nothing_but_what_stands_in_the_texts(string assembly)
    {
        var literal = CompiledPages.In(Assembly.Load(assembly)).SelectMany(page => Said(page).Select(text => $"{page.Name}: {text}"));

        Assert.Empty(literal);
    }

    [Fact]
    public void The_pages_of_the_host_are_found()
    {
        Assert.Contains(CompiledPages.In(typeof(Program).Assembly), p => CompiledPages.Literals(p).Html.Contains("<main", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Said(Type page)
    {
        var (html, attributes) = CompiledPages.Literals(page);
        var text = Markup().Replace(Unspoken().Replace(html, " "), "\n");
        return text.Split('\n').Concat(attributes.Where(a => Spoken.Contains(a.Name)).Select(a => a.Value))
            .Concat(SpokenAttribute().Matches(html).Select(m => m.Groups[1].Value))
            .Select(t => System.Net.WebUtility.HtmlDecode(t).Trim())
            .Where(t => Word().IsMatch(Names.Aggregate(t, (rest, name) => rest.Replace(name, "", StringComparison.Ordinal))));
    }

    [GeneratedRegex(@"<(script|style)\b.*?</\1>|<!--.*?-->|<!DOCTYPE[^>]*>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Unspoken();

    [GeneratedRegex("""<[^<>]*>""")]
    private static partial Regex Markup();

    [GeneratedRegex("""\b(?:aria-label|title|placeholder|alt|hx-confirm)="([^"]*)["]""")]
    private static partial Regex SpokenAttribute();

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Word();
}
