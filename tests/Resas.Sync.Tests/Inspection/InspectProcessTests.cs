using System.Text.Json;
using Resas.Testing;
using static Resas.Sync.Tests.Inspection.Doctor;

namespace Resas.Sync.Tests.Inspection;

/// <summary>"feed inspect" as people run it: a process of its own.</summary>
public sealed class InspectProcessTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("resas");

    [Fact]
    public async Task Its_output_is_json_alone_and_it_leaves_nothing_behind()
    {
        File.Copy(Sample("airbnb.ics"), Path.Combine(folder.FullName, "mine.ics"));
        var (status, output, error) = await ResasVerb.RunAsync(folder.FullName,
            ["--contentRoot=" + folder.FullName, "--urls=http://127.0.0.1:1", "feed", "inspect", "mine.ics", "--json", .. Window]);
        Assert.Equal((0, ""), (status, error));
        Assert.Equal('{', output[0]);
        Assert.Equal(7, JsonDocument.Parse(output).RootElement.GetProperty("events").GetArrayLength());
        Assert.Equal(["mine.ics"], folder.EnumerateFileSystemInfos().Select(f => f.Name));
    }

    [Fact]
    public async Task Standard_input_is_read_and_the_status_is_the_process_s()
    {
        var (status, output, _) = await ResasVerb.RunAsync(folder.FullName, "feed", "inspect", "-", "--lang", "fr");
        Assert.Equal(2, status);
        Assert.Contains("Le document est vide", output, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
