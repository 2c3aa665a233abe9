using System.Diagnostics;
using Resas.Testing;

namespace Resas.Web.Tests;

/// <summary>The program itself, as it is started by a person who has a setting wrong.</summary>
public class StartTests
{
    public static TheoryData<string, string, string> WrongSettings => new()
    {
        { "Database:Provider", "SqlServer", "Database:ConnectionString must say" },
        { "Database:Provider", "Oracle", "Oracle" },
        { "Data:Folder", "/proc/nowhere", "Data:Folder" },
        { "Web:TrustedProxies:0", "everyone", "Web:TrustedProxies: everyone is neither" },
        { "Web:Https", "perhaps", "perhaps" },
        { "urls", "nonsense", "nonsense" },
        { "urls", "http://192.0.2.1:20999", "can't listen" },
    };

    [Theory]
    [MemberData(nameof(WrongSettings))]
    public async Task A_wrong_setting_stops_the_start_with_a_sentence(string setting, string value, string sentence)
    {
        var (code, said) = await StartAsync($"--{setting}={value}");

        Assert.Equal(2, code);
        Assert.StartsWith("Resas can't start.", said, StringComparison.Ordinal);
        Assert.Contains(sentence, said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Said)> StartAsync(string setting)
    {
        using var folder = new TestDatabase();
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "--urls=http://127.0.0.1:0", .. folder.Settings.Select(s => $"--{s.Key}={s.Value}"), setting])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        try
        {
            var said = process.StandardError.ReadToEndAsync(patience.Token);
            var rest = process.StandardOutput.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await said + await rest);
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }
}
