namespace Resas.Sync.Export;

/// <summary>A night that a listing's platform has pulled from us: for a while, what it shows closed there is our own echo (rule 5).</summary>
internal sealed class ServedNight
{
    public DateOnly Night { get; init; }
    /// <summary>The first pull of it since it was last missing.</summary>
    public DateTime FirstPulledAt { get; set; }
    /// <summary>The first pull of a version without it; null while the newest pulled version holds it.</summary>
    public DateTime? GoneAt { get; set; }
    /// <summary>When the platform, having pulled a version without it, first showed it open: what it closes next is its own.</summary>
    public DateTime? SeenOpenAt { get; set; }

    /// <summary>Given back, and not seen open since: what may be our echo for some time, and then no longer.</summary>
    public bool MayRunOut => GoneAt is not null && SeenOpenAt is null;

    /// <summary>Whether the platform may still be showing it because of us.</summary>
    public bool IsEcho(DateTime now, TimeSpan grace) => GoneAt is not { } gone || (SeenOpenAt is null && now < gone + grace);
}
