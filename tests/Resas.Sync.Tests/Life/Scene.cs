using Resas.Testing;

namespace Resas.Sync.Tests.Life;

/// <summary>One row of the table: a home, and what happens to it at which reading.</summary>
/// <param name="title">What is looked at.</param>
internal sealed class Scene(string title)
{
    private readonly List<Step> steps = [];

    public string Title => title;

    public LinkedHome Home { get; private set; } = null!;

    /// <summary>The platforms on which the home is offered; all but the one that the row is about only hand our calendar on.</summary>
    public string[] Platforms { get; init; } = ["airbnb", "booking", "greengo"];

    public int LastReading => steps.Max(s => s.Reading);

    /// <summary>Before a reading something happens; what follows from it is a line of the table.</summary>
    public Scene At(int reading, string? what, Action<LinkedHome> act) => At(reading, what, home =>
    {
        act(home);
        return Task.CompletedTask;
    });

    /// <summary>Happens before a reading of which nothing is told: nobody has looked at our feeds after it.</summary>
    public Scene Unseen(int reading, Action<LinkedHome> act) => At(reading, what: null, act);

    public Scene At(int reading, string? what, Func<LinkedHome, Task> act)
    {
        steps.Add(new(reading, what, act));
        return this;
    }

    /// <summary>Nothing happens, and the line says what the reading made of it.</summary>
    public Scene Still(int reading, string what) => At(reading, what, _ => { });

    public Step? StepAt(int reading) => steps.Find(s => s.Reading == reading);

    public async Task MoveInAsync(ResasHost host, FeedServer feeds)
    {
        Home = new LinkedHome(host, feeds);
        await Home.LinkAsync(Platforms);
    }

    internal sealed record Step(int Reading, string? What, Func<LinkedHome, Task> Act);
}
