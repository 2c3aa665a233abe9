using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Resas.Benchmarks.Polls;

/// <summary>A hundred sites on this machine, in a process of their own so that their work is not counted as ours. Each answers any path, after a
/// pause, with a calendar of twenty stays that is stamped anew each time, as Airbnb's is.</summary>
internal sealed class ImitatedSites : IDisposable
{
    public const string Verb = "serve-feeds";
    private const int Hosts = 100;
    private readonly Process process;
    private readonly int port;

    private ImitatedSites(Process process, int port) => (this.process, this.port) = (process, port);

    public static async Task<ImitatedSites> StartAsync(TimeSpan delay)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [Verb, $"{delay.TotalMilliseconds:0}"]) { RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        return new(process, int.Parse((await process.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture));
    }

    public Uri AddressOf(int listing) => new($"http://127.0.0.{listing % Hosts + 1}:{port}/{listing}.ics");

    public static async Task ServeAsync(TimeSpan delay)
    {
        var port = FreePort();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            for (var host = 1; host <= Hosts; host++) kestrel.Listen(IPAddress.Parse($"127.0.0.{host}"), port);
        });
        await using var site = builder.Build();
        site.Run(async http =>
        {
            if (delay > TimeSpan.Zero) await Task.Delay(delay, http.RequestAborted);
            http.Response.ContentType = "text/calendar; charset=utf-8";
            await http.Response.Body.WriteAsync(Calendar(http.Request.Path.Value!), http.RequestAborted);
        });
        await site.StartAsync();
        Console.WriteLine(port);
        await site.WaitForShutdownAsync();
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private static byte[] Calendar(string path)
    {
        var text = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Imitated sites//\r\n");
        var (stamp, first) = (TimeProvider.System.GetUtcNow(), DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(20));
        for (var stay = 0; stay < 20; stay++)
        {
            text.Append(CultureInfo.InvariantCulture, $"BEGIN:VEVENT\r\nDTSTAMP:{stamp:yyyyMMdd'T'HHmmss'Z'}\r\nDTSTART;VALUE=DATE:{first.AddDays(stay * 7):yyyyMMdd}\r\n");
            text.Append(CultureInfo.InvariantCulture, $"DTEND;VALUE=DATE:{first.AddDays(stay * 7 + 5):yyyyMMdd}\r\nSUMMARY:Reserved\r\nUID:{stay}{path}@example\r\nEND:VEVENT\r\n");
        }

        return Encoding.UTF8.GetBytes(text.Append("END:VCALENDAR\r\n").ToString());
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
