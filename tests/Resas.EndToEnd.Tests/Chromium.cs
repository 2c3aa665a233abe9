using System.Diagnostics;

namespace Resas.EndToEnd.Tests;

/// <summary>Where the browser is. Test projects may run at the same time, on a machine that has none yet: one installs it, the others wait.</summary>
internal static class Chromium
{
    private const string Variable = "RESAS_CHROMIUM";
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    public static async Task<string> FindAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } set)
            return File.Exists(set) ? set : throw new InvalidOperationException($"{Variable} names {set}, but there is no such file.");
        if (Installed() is { } found) return found;
        if (MayInstall) await InstallAsync();
        return Installed() ?? throw new InvalidOperationException(
            $"The browser tests need Chromium. Install it (Debian, Ubuntu: sudo apt-get install chromium) or let {Variable} name the program of a Chromium or Chrome that you have.");
    }

    private static bool MayInstall => OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && OnPath("apt-get") is not null;

    private static string? Installed() => Names.Select(OnPath).FirstOrDefault(path => path is not null);

    private static string? OnPath(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Append("/usr/bin").Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)).FirstOrDefault(File.Exists);

    private static async Task InstallAsync()
    {
        await using var turn = await TakeTurnAsync();
        if (Installed() is not null) return;
        await RunAsync("apt-get", "update");
        await RunAsync("apt-get", "install", "-y", "--no-install-recommends", "chromium");
    }

    /// <summary>A file that one process at a time can have open.</summary>
    private static async Task<FileStream> TakeTurnAsync()
    {
        var file = Path.Combine(Path.GetTempPath(), "resas-chromium.lock");
        FileStream? turn = null;
        await Testing.Eventually.TrueAsync(() =>
        {
            try
            {
                turn = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                // Another one is installing.
            }

            return turn is not null;
        }, "a turn at installing Chromium", TimeSpan.FromMinutes(10));
        return turn!;
    }

    /// <summary>What goes wrong shows in that there is no browser afterwards.</summary>
    private static async Task RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        using var process = Process.Start(start)!;
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync(), process.WaitForExitAsync());
    }
}
