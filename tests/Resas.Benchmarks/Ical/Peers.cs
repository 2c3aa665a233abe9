using System.Diagnostics;
using System.Globalization;

namespace Resas.Benchmarks.Ical;

/// <summary>The same extraction by libical (C) and ical.js (Node), each timed inside its own process, without start and file reading. Absent ones are left out.</summary>
internal sealed class Peers
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "peers");

    // Absolute: a relative program is not looked for in the working directory.
    private static readonly string Program = Path.Combine(Folder, "ical-extract");

    private Peers(bool hasLibical, bool hasIcalJs) => (HasLibical, HasIcalJs) = (hasLibical, hasIcalJs);

    public bool HasLibical { get; }

    public bool HasIcalJs { get; }

    public static async Task<Peers> PrepareAsync()
    {
        var libical = await RunAsync("sh", "-c", "cc -O2 -o ical-extract ical-extract.c $(pkg-config --cflags --libs libical)");
        var icalJs = await RunAsync("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
        if (libical is null) Console.Error.WriteLine("libical is left out: cc or libical-dev was not found.");
        if (icalJs is null) Console.Error.WriteLine("ical.js is left out: npm could not restore it.");
        return new(libical is not null, icalJs is not null);
    }

    public Task<PeerTimes?> LibicalAsync(string feed) => HasLibical ? TimeAsync(Program, feed) : Task.FromResult<PeerTimes?>(null);

    public Task<PeerTimes?> IcalJsAsync(string feed) => HasIcalJs ? TimeAsync("node", "ical-extract.mjs", feed) : Task.FromResult<PeerTimes?>(null);

    /// <summary>Seconds per feed of so many events written by libical.</summary>
    public Task<PeerTimes?> LibicalWriteAsync(int events) =>
        HasLibical ? TimeAsync(Program, "--write", events.ToString(CultureInfo.InvariantCulture)) : Task.FromResult<PeerTimes?>(null);

    // A peer prints "<best seconds> <events> <sum of lengths>".
    private static async Task<PeerTimes?> TimeAsync(string program, params string[] arguments)
    {
        var output = await RunAsync(program, arguments);
        if (output?.Split(' ') is not [var seconds, var events, var sum]) return null;
        return new(double.Parse(seconds, CultureInfo.InvariantCulture), int.Parse(events, CultureInfo.InvariantCulture), long.Parse(sum, CultureInfo.InvariantCulture));
    }

    private static async Task<string?> RunAsync(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true })!;
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return process.ExitCode == 0 ? output.Trim() : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}

internal sealed record PeerTimes(double Seconds, int Events, long Sum);
