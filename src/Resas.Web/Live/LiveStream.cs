using System.Threading.Channels;

namespace Resas.Web.Live;

/// <summary>What one browser is still to be told.</summary>
internal sealed class LiveStream(Guid ownerId)
{
    /// <summary>Tells a browser not to come back by itself.</summary>
    private const string Enough = "event: enough\ndata: {}\n\n";

    // What a browser does not take is told again, with all that came after, by the next mark.
    private readonly Channel<string> events = Channel.CreateBounded<string>(new BoundedChannelOptions(16) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
    private LiveState? told;

    public Guid OwnerId => ownerId;

    public ChannelReader<string> Events => events.Reader;

    public void Tell(LiveState state)
    {
        foreach (var news in state.Since(told)) events.Writer.TryWrite(news);
        told = state;
    }

    /// <summary>A line that means nothing, so that proxies and browsers see that the other side is there.</summary>
    public void Beat() => events.Writer.TryWrite(": here\n\n");

    public void End()
    {
        events.Writer.TryWrite(Enough);
        events.Writer.TryComplete();
    }
}
