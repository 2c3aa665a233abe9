using System.Collections.Concurrent;
using Resas.Simulation.Rules;

namespace Resas.Simulation.Tests;

/// <summary>Stories that are run with every change. Thousands of longer ones are run by the program itself (docs/simulation.md).</summary>
public sealed class StoriesTests : IClassFixture<Stage>
{
    private static readonly SimulationSettings Short = new() { Homes = 1, Houses = 0, Days = 4 };

    private readonly Stage stage;

    public StoriesTests(Stage stage) => this.stage = stage;

    [Fact]
    public async Task Every_rule_holds_in_every_story()
    {
        var broken = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(Enumerable.Range(1, 52), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (seed, _) =>
        {
            foreach (var rule in (await Simulation.RunAsync(seed, Short, stage.Template)).Broken) broken.Add($"seed {seed}: {rule}");
        });
        Assert.True(broken.IsEmpty, string.Join('\n', broken));
    }

    [Fact]
    public async Task Every_rule_holds_where_a_house_and_its_rooms_are_let_too()
    {
        var broken = new ConcurrentBag<string>();
        await Parallel.ForEachAsync([1, 6, 7, 9], new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (seed, _) =>
        {
            foreach (var rule in (await Simulation.RunAsync(seed, Short with { Houses = 1, Days = 2 }, stage.Template)).Broken) broken.Add($"seed {seed}: {rule}");
        });
        Assert.True(broken.IsEmpty, string.Join('\n', broken));
    }

    [Fact]
    public async Task A_story_replays_line_by_line()
    {
        Assert.Equal(await TraceAsync(7), await TraceAsync(7));
        Assert.NotEqual(await TraceAsync(7), await TraceAsync(8));
    }

    public static TheoryData<string> Broken => [.. Breakages.All.Select(b => b.Name)];

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_rule_broken_on_purpose_is_found(string name)
    {
        var breakage = Breakages.All.Single(b => b.Name == name);
        var settings = breakage.In(Short with { Houses = 0 });
        var found = new List<Broken>();
        for (var seed = breakage.FirstSeed; seed < breakage.FirstSeed + 20 && found.Count == 0; seed++) found.AddRange((await Simulation.RunAsync(seed, settings, stage.Template)).Broken.Take(1));
        Assert.Contains(Assert.Single(found).Rule.Split(' ')[0], breakage.Rules);
    }

    private async Task<string> TraceAsync(int seed)
    {
        var lines = new List<string>();
        await Simulation.RunAsync(seed, Short with { Days = 3, Trace = lines.Add }, stage.Template);
        Assert.True(lines.Count > 100);
        return string.Join('\n', lines);
    }
}

public sealed class Stage : IAsyncLifetime
{
    internal Template Template { get; private set; } = null!;

    public async Task InitializeAsync() => Template = await Template.MakeAsync();

    public Task DisposeAsync()
    {
        Template.Dispose();
        return Task.CompletedTask;
    }
}
