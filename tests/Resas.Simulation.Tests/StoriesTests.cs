using Resas.Simulation.Rules;

namespace Resas.Simulation.Tests;

/// <summary>Stories that are run with every change. Thousands of longer ones are run by the program itself (docs/benchmarks/simulation.md).</summary>
public sealed class StoriesTests : IClassFixture<Stage>
{
    private static readonly SimulationSettings Short = new() { Homes = 1, Days = 10 };
    private readonly Stage stage;

    public StoriesTests(Stage stage) => this.stage = stage;

    [Fact]
    public async Task Sixty_stories_keep_every_rule()
    {
        var broken = new List<string>();
        for (var seed = 1; seed <= 60; seed++)
        {
            var report = await Simulation.RunAsync(seed, Short, stage.Template);
            broken.AddRange(report.Broken.Take(1).Select(b => $"seed {seed}: {b}"));
        }

        Assert.True(broken.Count == 0, string.Join('\n', broken));
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
        var settings = Short with { Breakage = breakage };
        var found = new List<Broken>();
        for (var seed = 1; seed <= 40 && found.Count == 0; seed++) found.AddRange((await Simulation.RunAsync(seed, settings, stage.Template)).Broken.Take(1));
        Assert.StartsWith(breakage.Rule, Assert.Single(found).Rule, StringComparison.Ordinal);
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
