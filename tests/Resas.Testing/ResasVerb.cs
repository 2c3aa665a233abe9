using System.Diagnostics;

namespace Resas.Testing;

/// <summary>The program run as a verb of the command line, to its end.</summary>
public static class ResasVerb
{
    /// <param name="folder">Where it is run.</param>
    public static async Task<(int Status, string Output, string Error)> RunAsync(string folder, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [ResasProcess.Program, .. args]) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var (output, error) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, await output, await error);
    }
}
