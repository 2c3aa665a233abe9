namespace Resas.Web.Live;

/// <summary>The browsers that listen to this instance.</summary>
internal sealed class LiveStreams : IDisposable
{
    public const int MostPerOwner = 12;

    private readonly Lock gate = new();
    private readonly SemaphoreSlim opened = new(0, 1);
    // The oldest first.
    private readonly List<LiveStream> streams = [];

    /// <summary>Opens one more for the owner. Past the most that an owner may have, the oldest ends.</summary>
    public LiveStream Open(Guid ownerId, Guid? sessionId)
    {
        var stream = new LiveStream(ownerId, sessionId);
        lock (gate)
        {
            streams.Add(stream);
            if (streams.Count(s => s.OwnerId == ownerId) > MostPerOwner) EndOldest(ownerId);
            if (opened.CurrentCount == 0) opened.Release();
        }

        return stream;
    }

    public void Close(LiveStream stream)
    {
        lock (gate) streams.Remove(stream);
    }

    public IReadOnlyList<LiveStream> All()
    {
        lock (gate) return [.. streams];
    }

    /// <summary>Returns once somebody listens.</summary>
    public async Task WaitAsync(CancellationToken ct)
    {
        while (All().Count == 0) await opened.WaitAsync(ct);
    }

    public void Dispose() => opened.Dispose();

    private void EndOldest(Guid ownerId)
    {
        var oldest = streams.First(s => s.OwnerId == ownerId);
        streams.Remove(oldest);
        oldest.End();
    }
}
