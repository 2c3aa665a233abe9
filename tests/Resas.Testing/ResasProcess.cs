using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Resas.Testing;

/// <summary>The program as people run it: a process of its own on a free port, with its schedule, and the machine's clock.</summary>
public sealed class ResasProcess : IAsyncDisposable
{
    private static readonly HttpClient Http = new();
    private readonly Dictionary<string, string> settings;
    private readonly ConcurrentQueue<string> output = new();
    private Process? process;

    /// <param name="folder">The data folder; several processes may share one.</param>
    /// <param name="settings">Further settings, such as "Sync:PollInterval".</param>
    public ResasProcess(string folder, params (string Key, string Value)[] settings)
    {
        Site = new Uri($"http://127.0.0.1:{FreePort()}");
        this.settings = settings.ToDictionary(s => s.Key, s => s.Value);
        this.settings["Data:Folder"] = folder;
        this.settings["urls"] = Site.ToString();
    }

    /// <summary>Where it answers, the same after a restart.</summary>
    public Uri Site { get; }

    /// <summary>The folder that it was published to; null for the program that was built with the tests.</summary>
    public string? Published { get; init; }

    public int Id => process!.Id;

    /// <summary>What it has written, the latest start only, at most the last 200 lines.</summary>
    public string Output => string.Join(Environment.NewLine, output);

    /// <summary>Starts it and waits until it answers.</summary>
    public async Task<ResasProcess> StartAsync()
    {
        Launch();
        await Eventually.TrueAsync(IsHealthyAsync, $"{Site} to be healthy", TimeSpan.FromMinutes(1));
        return this;
    }

    /// <summary>Starts it, and does not wait.</summary>
    public void Launch()
    {
        process?.Dispose();
        output.Clear();
        var start = new ProcessStartInfo("dotnet", [Published is null ? Program : Path.Combine(Published, "Resas.Web.dll")])
        {
            WorkingDirectory = Published ?? Repository.File("src", "Resas.Web"), RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (key, value) in settings) start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        // Its files are not published but lie in the source tree, which only a program in development looks for.
        start.Environment.TryAdd("ASPNETCORE_ENVIRONMENT", "Development");
        // What would pay after minutes costs a seventh of each start.
        start.Environment.TryAdd("DOTNET_TieredPGO", "0");
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Starts it and waits until it ends by itself.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> RunToEndAsync()
    {
        Launch();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await process!.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    /// <summary>Ends it between any two statements: SIGKILL.</summary>
    public async Task KillAsync()
    {
        process!.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    /// <summary>Asks it to end, as an operating system does: SIGTERM.</summary>
    public async Task StopAsync()
    {
        using (var term = Process.Start("kill", ["-TERM", $"{process!.Id}"])) await term.WaitForExitAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(40));
        await process.WaitForExitAsync(patience.Token);
    }

    /// <summary>Somebody who visits it over real HTTP.</summary>
    public Visitor Visitor(string language = "fr") => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }, language, Site);

    /// <summary>A new owner, signed up through the pages.</summary>
    public async Task<Visitor> SignUpAsync(string email = "odile@example.org", string language = "fr")
    {
        var visitor = Visitor(language);
        await SignUp.RegisterAsync(visitor, email);
        return visitor;
    }

    /// <summary>An owner who signed up before.</summary>
    public async Task<Visitor> SignInAsync(string email = "odile@example.org", string language = "fr")
    {
        var visitor = Visitor(language);
        await SignUp.EnterAsync(visitor, email);
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false }) await KillAsync();
        process?.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        output.Enqueue(line);
        if (output.Count > 200) output.TryDequeue(out _);
    }

    private async Task<bool> IsHealthyAsync()
    {
        if (process!.HasExited) throw new InvalidOperationException($"The program ended with {process.ExitCode}: {Output}");
        try
        {
            return (await Http.GetAsync(new Uri(Site, "/health"))).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>The program in its own output folder, of the configuration in which the tests were built.</summary>
    internal static string Program
    {
        get
        {
            var (framework, configuration) = (new DirectoryInfo(AppContext.BaseDirectory), new DirectoryInfo(AppContext.BaseDirectory).Parent!);
            return Repository.File("src", "Resas.Web", "bin", configuration.Name, framework.Name, "Resas.Web.dll");
        }
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
