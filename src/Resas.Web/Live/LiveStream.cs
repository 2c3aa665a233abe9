using System.Threading.Channels;

namespace Resas.Web.Live;

/// <summary>What one browser is still to be told.</summary>
/// <param name="sessionId">The sign-in that it listens by; null for one that is no session.</param>
internal sealed class LiveStream(Guid ownerId, Guid? sessionId)
{
    /// <summary>Tells a browser not to come back by itself.</summary>
    private const string Enough = "event: enough\ndata: {}\n\n";

    // What a browser does not take is told again, with all that came after, by the next mark.
    private readonly Channel<string> events = Channel.CreateBounded<string>(new BoundedChannelOptions(16) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
    private LiveState? told;
    private bool isDoubted;

    public Guid OwnerId => ownerId;

    public Guid? SessionId => sessionId;

    public ChannelReader<string> Events => events.Reader;

    public void Tell(LiveState state)
    {
        foreach (var news in state.Since(told)) events.Writer.TryWrite(news);
        (told, isDoubted) = (state, false);
    }

    /// <summary>A line that means nothing, so that proxies and browsers see that the other side is there.</summary>
    public void Beat() => events.Writer.TryWrite(": here\n\n");

    /// <summary>Its session is not found alive. A device that is just changing its password has the old stamp for a moment: what is so twice has ended.
    /// The browser comes back by itself, and shows again who it is.</summary>
    public void Doubt()
    {
        if (isDoubted) events.Writer.TryComplete();
        isDoubted = true;
    }

    public void End()
    {
        events.Writer.TryWrite(Enough);
        events.Writer.TryComplete();
    }
}
