using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Resas.Testing;

namespace Resas.Architecture.Tests;

public class ModuleWallTests
{
    private static readonly string[] Ground = ["Resas.Contracts", "Resas.Kernel", "Resas.ICalendar"];

    public static TheoryData<string> Modules => Module.Names;

    [Theory, MemberData(nameof(Modules))]
    public void A_module_knows_the_contracts_the_kernel_and_the_calendar_reader_and_no_other_module(string name)
    {
        var module = new Module(name);
        var written = Directory.GetFiles(module.Folder, "*.csproj").SelectMany(Module.ReferencesOf);
        var compiled = module.Assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(a => a.StartsWith("Resas.", StringComparison.Ordinal));

        Assert.Empty(written.Concat(compiled).Except(Ground));
    }

    [Theory, MemberData(nameof(Modules))]
    public void A_module_shows_its_table_of_contents_and_its_controllers_and_nothing_else(string name)
    {
        var module = new Module(name);
        var shown = module.Assembly.GetExportedTypes().Where(t => t.Name != $"{name}Module" && !IsOfApi(t)).Select(t => t.FullName);

        Assert.Empty(shown);
        Assert.Contains(module.Assembly.GetExportedTypes(), t => t.Name == $"{name}Module");
    }

    [Theory, MemberData(nameof(Modules))]
    public void A_module_says_in_thirty_lines_what_it_is_for(string name)
    {
        var readme = Path.Combine(new Module(name).Folder, "README.md");

        Assert.True(File.Exists(readme), $"modules/{name}/README.md is missing.");
        Assert.InRange(File.ReadAllLines(readme).Length, 5, 30);
    }

    [Fact]
    public void The_kernel_stands_on_the_contracts_alone_and_they_on_nothing()
    {
        Assert.Equal(["Resas.Contracts"], Module.ReferencesOf(Repository.File("src", "Resas.Kernel", "Resas.Kernel.csproj")).Where(r => r.StartsWith("Resas.", StringComparison.Ordinal)));
        Assert.Empty(Module.ReferencesOf(Repository.File("src", "Resas.Contracts", "Resas.Contracts.csproj")));
        Assert.Empty(Module.ReferencesOf(Repository.File("src", "Resas.ICalendar", "Resas.ICalendar.csproj")));
    }

    [Fact]
    public void The_host_composes_every_module_on_disk()
    {
        var composed = typeof(Program).Assembly.GetReferencedAssemblies().Select(a => a.Name!);

        Assert.Empty(Module.All.Select(m => $"Resas.{m.Name}").Except(composed));
    }

    private static bool IsOfApi(Type type) => type.Namespace?.EndsWith(".Api", StringComparison.Ordinal) == true
        && (type.IsAssignableTo(typeof(ControllerBase)) || type.DeclaringType?.IsAssignableTo(typeof(ControllerBase)) == true);
}
