namespace Resas.Kernel.Jobs;

/// <summary>A kind of work that is kept as rows. Registered by being there; made anew for each run, in a scope of its own.</summary>
public interface IJob
{
    /// <summary>Stored with each row, so never renamed: "sync.poll".</summary>
    static abstract string Kind { get; }

    /// <summary>Does the work for <paramref name="key"/>. An exception is a bug or an outage: it is logged and tried again later, ever more slowly.</summary>
    /// <returns>When it is next due (UTC), or null when the row may go.</returns>
    Task<DateTime?> RunAsync(string key, CancellationToken ct);
}
