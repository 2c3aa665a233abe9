using Resas.Contracts.Blocks;

namespace Resas.Sync.Import;

/// <summary>One night that a listing shows merely closed. Closures are sets (rule 6): the claim that a night belongs to is only how we keep the set.</summary>
internal sealed class SeenNight
{
    public DateOnly Night { get; init; }
    public Guid ClaimId { get; set; }
    public ClaimKind Kind { get; set; }
    public ClaimStanding Standing { get; set; }
    public Absence Absence { get; set; } = Absence.None;
    /// <summary>Since when a window night is shown in a run that is no window; or when a stay gave the night back, which was shown closed all the same; or
    /// since when what may be a sale may as well be our own word. Null when nothing of it is in doubt.</summary>
    public DateTime? DoubtedAt { get; set; }

    /// <summary>Held like a sale, where all is called closed, and perhaps no more than our own word.</summary>
    public bool MayBeOurWord => DoubtedAt is not null && Standing == ClaimStanding.Held && Kind == ClaimKind.Reservation;
}
