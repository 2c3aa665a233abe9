using Resas.Kernel.Hosting;

namespace Resas.Web.Live;

/// <summary>GET /live: server-sent events that tell an owner's open pages what has changed. They carry marks and ids alone; pages fetch what they show anew.</summary>
internal static class LiveEndpoint
{
    /// <summary>After it a browser connects anew, and shows again who it is.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    public static void AddLive(this IServiceCollection services)
    {
        services.AddSingleton<LiveStreams>();
        services.AddSingleton<LiveLook>();
        services.AddHostedService<LiveWatch>();
    }

    public static void MapLive(this WebApplication app) => app.MapGet("/live", ListenAsync);

    private static async Task ListenAsync(HttpContext http, LiveStreams streams, IHostApplicationLifetime host)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, host.ApplicationStopping);
        end.CancelAfter(Longest);
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        // Nginx keeps back what it is not told to pass on.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        var stream = streams.Open(http.User.OwnerId(), http.SessionId());
        try
        {
            await SendAsync(http.Response, stream, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The browser went away, the program stops, or it is time to connect anew.
        }
        finally
        {
            streams.Close(stream);
        }
    }

    private static async Task SendAsync(HttpResponse response, LiveStream stream, CancellationToken ct)
    {
        await response.WriteAsync("retry: 2000\n\n", ct);
        await response.Body.FlushAsync(ct);
        await foreach (var text in stream.Events.ReadAllAsync(ct))
        {
            await response.WriteAsync(text, ct);
            await response.Body.FlushAsync(ct);
        }
    }
}
