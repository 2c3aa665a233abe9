using System.Net;
using System.Net.ServerSentEvents;
using Resas.Testing;

namespace Resas.Web.Tests.Live;

/// <summary>A browser that listens to /live, and waits for an event as long as the machine may need.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient http;
    private readonly CancellationTokenSource patience = new(Patience);
    private readonly IAsyncEnumerator<SseItem<string>> events;

    private Listener(HttpClient http, Stream stream)
    {
        this.http = http;
        events = SseParser.Create(stream).EnumerateAsync(patience.Token).GetAsyncEnumerator();
    }

    /// <summary>Listens, and has heard how things stand.</summary>
    public static async Task<Listener> ListenAsync(ResasHost host, Guid owner)
    {
        var listener = await OpenAsync(host, owner);
        await listener.HearAsync("calendar");
        await listener.HearAsync("news");
        return listener;
    }

    public static async Task<Listener> OpenAsync(ResasHost host, Guid owner)
    {
        var http = new HttpClient(host.HandlerAs(owner)) { BaseAddress = new Uri("http://localhost") };
        var answer = await http.GetAsync("/live", HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.ToString());
        return new(http, await answer.Content.ReadAsStreamAsync());
    }

    /// <summary>The next event, which is of that name. How listings are is told besides, and passed over unless it is asked for.</summary>
    public async Task<string> HearAsync(string name)
    {
        do Assert.True(await events.MoveNextAsync(), "The stream has ended.");
        while (events.Current.EventType == "health" && name != "health");
        Assert.Equal(name, events.Current.EventType);
        return events.Current.Data;
    }

    /// <summary>Whether nothing more comes.</summary>
    public async Task<bool> HasEndedAsync() => !await events.MoveNextAsync();

    public async ValueTask DisposeAsync()
    {
        await events.DisposeAsync();
        http.Dispose();
        patience.Dispose();
    }
}
