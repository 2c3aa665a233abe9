namespace Resas.Simulation.World;

/// <summary>What will happen, in order of time; of two things at the same instant the one that was planned first.</summary>
internal sealed class Agenda
{
    private PriorityQueue<Planned, (DateTime At, long Order)> queue = new();
    private long order;

    public DateTime? NextAt => queue.TryPeek(out _, out var next) ? next.At : null;

    /// <param name="goesOn">It happens even after <see cref="SimulatedWorld.StopChanging"/>.</param>
    public void Add(DateTime at, Func<WorldEvent> happen, bool goesOn = false) => queue.Enqueue(new(happen, goesOn), (at, order++));

    public (DateTime At, Func<WorldEvent> Happen) Take()
    {
        queue.TryDequeue(out var planned, out var at);
        return (at.At, planned!.Happen);
    }

    public void KeepOnlyWhatGoesOn()
    {
        var kept = queue.UnorderedItems.Where(i => i.Element.GoesOn).ToList();
        queue = new(kept);
    }

    private sealed record Planned(Func<WorldEvent> Happen, bool GoesOn);
}
