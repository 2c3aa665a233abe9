using System.Net;
using Microsoft.Extensions.Options;
using Resas.Simulation.World;
using Resas.Sync;
using Resas.Sync.Reading;
using FeedAnswer = Resas.Simulation.World.Faults.FeedAnswer;

namespace Resas.Simulation.Hub;

/// <summary>The network between Resas and the simulated platforms: real requests and answers, without wires.</summary>
internal sealed class Network(SimulatedWorld world) : FeedTransport(Options.Create(new SyncOptions()))
{
    private readonly Dictionary<string, SimulatedListing> byAddress = world.Listings.ToDictionary(l => l.FeedAddress.AbsoluteUri);

    /// <summary>The answer to the last read, as the platform knows it.</summary>
    public FeedAnswer? LastAnswer { get; set; }

    /// <summary>Done while an answer is on its way: what others do between a reading and its import.</summary>
    public Func<SimulatedListing, Task>? Meanwhile { get; set; }

    public override HttpMessageHandler CreateHandler() => new Handler(this);

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request)
    {
        var listing = byAddress[request.RequestUri!.AbsoluteUri];
        var answer = world.Answer(listing, request.Headers.IfNoneMatch.FirstOrDefault()?.ToString());
        if (Meanwhile is { } others) await others(listing);
        LastAnswer = answer;
        if (answer.TimedOut) throw new OperationCanceledException("The simulated platform does not answer.");
        if (answer.ConnectionBroken) throw new HttpRequestException("The simulated platform broke the connection.");
        var response = new HttpResponseMessage((HttpStatusCode)answer.Status) { Content = new ReadOnlyMemoryContent(answer.Body), RequestMessage = request };
        foreach (var (name, value) in answer.Headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, value)) response.Content.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    private sealed class Handler(Network network) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => network.AnswerAsync(request);
    }
}
