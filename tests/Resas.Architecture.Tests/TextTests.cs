using System.Text.RegularExpressions;
using System.Xml.Linq;
using Resas.Testing;

namespace Resas.Architecture.Tests;

public partial class TextTests
{
    /// <summary>Each project that has texts, found on disk.</summary>
    public static TheoryData<string> Projects => [.. new[] { "src", "modules" }
        .SelectMany(f => Directory.GetFiles(Repository.File(f), "Texts.resx", SearchOption.AllDirectories)).Select(f => Sources.Short(Path.GetDirectoryName(f)!))];

    [Theory, MemberData(nameof(Projects))]
    public void French_and_English_have_the_same_texts(string project)
    {
        var (french, english) = (Read(project, "Texts.resx"), Read(project, "Texts.en.resx"));

        Assert.Equal(french.Keys.Order(StringComparer.Ordinal), english.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(french.Concat(english).Where(t => string.IsNullOrWhiteSpace(t.Value)).Select(t => t.Key));
    }

    [Theory, MemberData(nameof(Projects))]
    public void French_and_English_leave_room_for_the_same_values(string project)
    {
        var (french, english) = (Read(project, "Texts.resx"), Read(project, "Texts.en.resx"));

        Assert.All(french, t => Assert.True(Slots(t.Value).SetEquals(Slots(english.GetValueOrDefault(t.Key, t.Value))), $"{t.Key}: {t.Value} / {english.GetValueOrDefault(t.Key)}"));
    }

    [Theory, MemberData(nameof(Projects))]
    public void French_is_set_with_non_breaking_spaces(string project)
    {
        var tornApart = Read(project, "Texts.resx").Where(t => PlainSpace().IsMatch(t.Value)).Select(t => $"{t.Key}: {t.Value}");

        Assert.Empty(tornApart);
    }

    [Theory, MemberData(nameof(Projects))]
    public void Each_text_asked_for_is_there(string project)
    {
        var texts = Read(project, "Texts.resx");
        var asked = Codes(project).SelectMany(code => Asked().Matches(code).Concat(Annotated().Matches(code))).Select(m => m.Groups["key"].Value).Distinct();
        var missing = asked.Where(key => !texts.Keys.Any(Pattern(key).IsMatch));

        Assert.Empty(missing);
    }

    [Theory, MemberData(nameof(Projects))]
    public void Each_text_is_used(string project)
    {
        var patterns = Codes(project).SelectMany(code => Literal().Matches(code)).Select(m => m.Groups["key"].Value).Where(k => k.Any(char.IsLetter)).Distinct()
            .Select(Pattern).ToList();
        var idle = Read(project, "Texts.resx").Keys.Where(key => !patterns.Any(p => p.IsMatch(key) || p.IsMatch(Number().Replace(key, ""))));

        Assert.Empty(idle);
    }

    private static IEnumerable<string> Codes(string project) => Sources.In(Repository.File(project)).Select(File.ReadAllText);

    private static Dictionary<string, string> Read(string project, string file) => XDocument.Load(Repository.File(project, file)).Descendants("data")
        .ToDictionary(d => (string)d.Attribute("name")!, d => (string)d.Element("value")!);

    private static HashSet<string> Slots(string text) => [.. Slot().Matches(text).Select(m => m.Groups[1].Value)];

    /// <summary>What a key may be, when parts of it are computed: "Block.Reason.{reason}".</summary>
    private static Regex Pattern(string key) => new($"^{Hole().Replace(Regex.Escape(key), "[A-Za-z0-9]+")}$");

    // T["Key"], texts["Key", value], localizer[$"Kind.{kind}"]
    [GeneratedRegex("""\b(T|texts|Texts|localizer|t)\[\$?"(?<key>[^"]+)["]""")]
    private static partial Regex Asked();

    // ErrorMessage = "Key", Display(Name = "Key"); the sentences of settings, which are no keys, have spaces
    [GeneratedRegex("""\b(ErrorMessage\s*=\s*|Display\(Name\s*=\s*)"(?<key>[^" ]+)["]""")]
    private static partial Regex Annotated();

    // T.Count("Nights", 2) asks for Nights.One or Nights.Many.
    [GeneratedRegex(@"\.(One|Many)$")]
    private static partial Regex Number();

    [GeneratedRegex("""\$?"(?<key>(\{[^}"]*(\("[^"]*"\))?[^}"]*\}|[A-Za-z0-9_.])+)["]""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\\\{[^}]*\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"\{(\d+)(:[^}]*)?\}")]
    private static partial Regex Slot();

    [GeneratedRegex("[ ][;:!?»]|«[ ]")]
    private static partial Regex PlainSpace();
}
