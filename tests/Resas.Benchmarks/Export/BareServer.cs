using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Resas.Benchmarks.Export;

/// <summary>Kestrel and nothing else, in a process of its own, giving one answer from memory: the bound.</summary>
internal sealed class BareServer : IDisposable
{
    private readonly Process process;

    private BareServer(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Runs in the child process until it is ended.</summary>
    /// <param name="file">The body, and beside it, with ".headers", the header lines.</param>
    public static async Task ServeAsync(string file)
    {
        var body = await File.ReadAllBytesAsync(file);
        var headers = (await File.ReadAllLinesAsync($"{file}.headers")).Select(l => l.Split(": ", 2)).ToDictionary(l => l[0], l => l[1]);
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(o =>
        {
            o.AddServerHeader = false;
            o.Listen(IPAddress.Loopback, 0);
        });
        await using var app = builder.Build();
        app.Run(context => Answer(context, body, headers));
        await app.StartAsync();
        Console.WriteLine(app.Urls.Single());
        await app.WaitForShutdownAsync(CancellationToken.None);
    }

    /// <summary>Starts the child with the runtime settings that the program has.</summary>
    public static async Task<BareServer> StartAsync(string file)
    {
        var start = new ProcessStartInfo("dotnet", [Environment.GetCommandLineArgs()[0], "bare", file]) { RedirectStandardOutput = true };
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        var process = Process.Start(start) ?? throw new InvalidOperationException("The bare server did not start.");
        var address = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The bare server ended.");
        return new(process, new Uri(address));
    }

    public void Dispose()
    {
        process.Kill();
        process.Dispose();
    }

    private static Task Answer(HttpContext context, byte[] body, Dictionary<string, string> headers)
    {
        var response = context.Response;
        response.Headers.ETag = headers["ETag"];
        response.Headers.LastModified = headers["Last-Modified"];
        response.Headers.CacheControl = headers["Cache-Control"];
        response.Headers.Vary = headers["Vary"];
        if (context.Request.Headers.IfNoneMatch.Count > 0)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.Headers.ContentType = headers["Content-Type"];
        response.Headers.XContentTypeOptions = headers["X-Content-Type-Options"];
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body).AsTask();
    }
}
