using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Kernel.Time;

namespace Resas.Sync.Import;

/// <summary>Nights in a row that a listing shows merely closed, taken for its own at one time.</summary>
internal sealed record HeldRun(Guid ClaimId, ClaimKind Kind, Nights Nights)
{
    public DateTime SeenAt { get; } = Ids.TimeOf(ClaimId);

    public static List<HeldRun> Of(IEnumerable<SeenNight> nights) =>
        [.. nights.Where(n => n.Standing == ClaimStanding.Held).GroupBy(n => (n.ClaimId, n.Kind))
            .Select(c => new HeldRun(c.Key.ClaimId, c.Key.Kind, new(c.Min(n => n.Night), c.Max(n => n.Night).AddDays(1))))];
}
