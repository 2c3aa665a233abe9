using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Resas.Testing;

/// <summary>A site that serves calendar documents over real HTTP, on a port of its own on this machine. What it answers is set by path and can be changed at any time.</summary>
public sealed class FeedServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Feed> feeds = new();
    private readonly WebApplication app;
    private readonly Lock gate = new();
    private (int Left, TaskCompletionSource Reached)? awaited;

    private FeedServer(WebApplication app) => this.app = app;

    public static async Task<FeedServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new FeedServer(builder.Build());
        server.app.Run(server.AnswerAsync);
        await server.app.StartAsync();
        return server;
    }

    /// <summary>The feed at a path such as "/airbnb.ics"; made with an empty calendar when it is first asked for. Others are answered 404.</summary>
    public Feed this[string path] => feeds.GetOrAdd(path, _ => new Feed(new Uri(new Uri(app.Urls.First()), path)));

    /// <summary>A feed that answers with a sample document of tests/Feeds, such as "airbnb.ics" or "broken/truncated.ics".</summary>
    public Feed Sample(string file)
    {
        var feed = this["/" + file];
        feed.Body = SampleFeeds.Read(file);
        return feed;
    }

    /// <summary>Completes at the moment at which any of the feeds is asked for the <paramref name="times"/>th time from now.</summary>
    public Task AskedAsync(int times)
    {
        lock (gate) awaited = (times, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        return awaited.Value.Reached.Task;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private Task AnswerAsync(HttpContext http)
    {
        lock (gate)
        {
            if (awaited is var (left, reached) && (awaited = (left - 1, reached)).Value.Left == 0) reached.SetResult();
        }

        if (feeds.TryGetValue(http.Request.Path.Value!, out var feed)) return feed.AnswerAsync(http);
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    /// <summary>One address, and what it answers.</summary>
    public sealed class Feed(Uri address)
    {
        private int requests;

        /// <summary>The whole address, to be given to Resas.</summary>
        public Uri Address { get; } = address;

        public int Status { get; set; } = StatusCodes.Status200OK;

        public byte[] Body { get; set; } = Encoding.UTF8.GetBytes("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Resas tests//FR\r\nEND:VCALENDAR\r\n");

        public string ContentType { get; set; } = "text/calendar; charset=utf-8";

        /// <summary>Further headers: ETag, Retry-After, Location…</summary>
        public ConcurrentDictionary<string, string> Headers { get; } = new();

        /// <summary>When set, each answer waits for this after having been counted.</summary>
        public Task? Gate { get; set; }

        /// <summary>When set, answers in place of all the above.</summary>
        public Func<HttpContext, Task>? Respond { get; set; }

        /// <summary>How often it was asked.</summary>
        public int Requests => Volatile.Read(ref requests);

        /// <summary>The request headers of the last time.</summary>
        public IReadOnlyDictionary<string, string> LastRequest { get; private set; } = new Dictionary<string, string>();

        /// <summary>Puts text in place of the body.</summary>
        public Feed Says(string document)
        {
            Body = Encoding.UTF8.GetBytes(document);
            return this;
        }

        internal async Task AnswerAsync(HttpContext http)
        {
            Interlocked.Increment(ref requests);
            LastRequest = http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
            if (Gate is { } gate) await gate.WaitAsync(http.RequestAborted);
            if (Respond is { } respond)
            {
                await respond(http);
                return;
            }

            http.Response.StatusCode = Headers.TryGetValue("ETag", out var tag) && http.Request.Headers.IfNoneMatch == tag ? StatusCodes.Status304NotModified : Status;
            foreach (var (name, value) in Headers) http.Response.Headers[name] = value;
            if (http.Response.StatusCode == StatusCodes.Status304NotModified) return;
            http.Response.ContentType = ContentType;
            await http.Response.Body.WriteAsync(Body, http.RequestAborted);
        }
    }
}
