using System.Reflection;
using System.Xml.Linq;
using Resas.Testing;

namespace Resas.Architecture.Tests;

/// <summary>A module as it lies on disk. Found there, never listed by hand, so that a new one is held to the rules from its first day.</summary>
public sealed record Module(string Name)
{
    public string Folder => Repository.File("modules", Name);

    public Assembly Assembly => Assembly.Load($"Resas.{Name}");

    public override string ToString() => Name;

    public static IEnumerable<Module> All => Directory.GetDirectories(Repository.File("modules"))
        .Select(folder => new Module(Path.GetFileName(folder))).Where(m => Directory.GetFiles(m.Folder, "*.csproj").Length > 0);

    public static TheoryData<string> Names => [.. All.Select(m => m.Name)];

    /// <summary>The projects that a project refers to, by name.</summary>
    public static IEnumerable<string> ReferencesOf(string project) => XDocument.Load(project).Descendants("ProjectReference")
        .Select(r => Path.GetFileNameWithoutExtension((string)r.Attribute("Include")!));
}
