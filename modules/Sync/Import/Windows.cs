using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Contracts.Sync;
using Resas.Sync.Platforms;

namespace Resas.Sync.Import;

/// <summary>Runs that are nobody's stay (rule 6): a season, what lies beyond the horizon, tonight. They are shown and hold nothing, and are judged anew at each
/// answer, so that nights that were closed for a season and have since been sold are seen.</summary>
internal sealed class Windows(Platform platform, Surroundings around, SeenNights nights)
{
    /// <param name="last">The last night that the listing closes.</param>
    public bool Is(Nights run, DateOnly last) =>
        (run.From == around.Today && run.Count == 1)
        || (platform.HorizonDays is { } days && run.Until > last && run.Until >= around.Today.AddDays(days - 2));

    /// <summary>Whether of a run only tonight was known, which alone looks like a window: a stay that has got longer, not what half a document leaves of a season.</summary>
    public bool WasOnlyTonight(List<DateOnly> run)
    {
        var tomorrow = around.Today.AddDays(1);
        return run.Contains(around.Today) && run.Contains(tomorrow) && nights.At(around.Today) is { } tonight && !nights.All.Any(n => n.Night > around.Today && n.ClaimId == tonight.ClaimId);
    }

    /// <summary>What looks like a stay may be what half a document leaves of a season: that takes a second answer, a poll later.</summary>
    /// <returns>The nights that were no window in both.</returns>
    public List<DateOnly> Doubt(HashSet<DateOnly> known, bool isWindow, bool isBeyondDoubt)
    {
        var beyondDoubt = new List<DateOnly>();
        foreach (var night in nights.All.Where(n => known.Contains(n.Night)))
        {
            if (!isWindow && (isBeyondDoubt || around.Now - night.DoubtedAt >= around.Spacing)) beyondDoubt.Add(night.Night);
            night.DoubtedAt = isWindow ? null : night.DoubtedAt ?? around.Now;
        }

        return beyondDoubt;
    }

    public void Take(Nights run)
    {
        var neighbour = nights.Windows.FirstOrDefault(n => n.Night == run.From.AddDays(-1) || n.Night == run.Until);
        var id = neighbour?.ClaimId ?? nights.Found.NewId();
        nights.Found.Decisions.Note(Decided.TakenAsWindow, run, id);
        foreach (var night in run.Each()) nights.Add(night, id, ClaimKind.Closure, ClaimStanding.Window);
        nights.Reshape(id);
    }
}
