namespace Resas.Web.Live;

/// <summary>What the last look at the database found.</summary>
/// <param name="States">By owner.</param>
/// <param name="Alive">The sessions that have not ended.</param>
internal sealed record LiveSight(IReadOnlyDictionary<Guid, LiveState> States, IReadOnlySet<Guid> Alive)
{
    public static readonly LiveSight None = new(new Dictionary<Guid, LiveState>(), new HashSet<Guid>());

    /// <summary>Whether the look was made for this stream too, and found its session.</summary>
    public bool Covers(LiveStream stream) => States.ContainsKey(stream.OwnerId) && MayHear(stream);

    public bool MayHear(LiveStream stream) => stream.SessionId is not { } session || Alive.Contains(session);
}
