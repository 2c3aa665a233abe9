using System.CommandLine;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Resas.Kernel.Hosting;
using Resas.Testing;

namespace Resas.Sync.Tests.Inspection;

/// <summary>"feed inspect" as it is typed, within this process.</summary>
internal static class Doctor
{
    public static readonly string[] Window = ["--from", "2026-01-01", "--until", "2029-01-01"];

    public static async Task<(int Status, string Output, string Error)> InspectAsync(string[] args, string language = "en", params (string Key, string Value)[] settings)
    {
        using var _ = Languages.Speak(language);
        var (output, error) = (new StringWriter(), new StringWriter());
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
        var line = SyncModule.FeedVerb(configuration).Parse(["inspect", .. args]);
        Assert.Empty(line.Errors);
        var status = await line.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        return (status, output.ToString(), error.ToString());
    }

    /// <summary>A sample of tests/Feeds from 2026 to 2028, as JSON.</summary>
    public static Task<(int Status, JsonElement Found)> JsonAsync(string sample, params string[] more) => JsonOfAsync(Sample(sample), [.. Window, .. more]);

    public static async Task<(int Status, JsonElement Found)> JsonOfAsync(string source, params string[] more)
    {
        var (status, output, error) = await InspectAsync([source, "--json", .. more]);
        Assert.Empty(error);
        return (status, JsonDocument.Parse(output).RootElement);
    }

    /// <summary>A document of our own in a file that goes with the test.</summary>
    public static async Task<(int Status, string Output, string Error)> InspectTextAsync(string document, string[] args, string language = "en")
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, document, new UTF8Encoding(false));
            return await InspectAsync([file, .. args], language);
        }
        finally
        {
            File.Delete(file);
        }
    }

    public static string Sample(string file) => Repository.File("tests", "Feeds", file);

    /// <summary>Each event on a line: "2026-11-24/2026-11-27 reservation HMABC12DEF 12".</summary>
    public static string[] Events(JsonElement found) => [.. found.GetProperty("events").EnumerateArray().Select(e =>
        string.Join(' ', new[] { $"{e.GetProperty("from")}/{e.GetProperty("until")}", $"{e.GetProperty("kind")}", $"{e.GetProperty("code")}", $"{e.GetProperty("line")}" }.Where(p => p.Length > 0)))];

    public static string[] Warnings(JsonElement found) =>
        [.. found.GetProperty("warnings").EnumerateArray().Select(w => $"{w.GetProperty("line")} {w.GetProperty("message")}")];
}
