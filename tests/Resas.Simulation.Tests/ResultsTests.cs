using Resas.Simulation.Reporting;
using Resas.Simulation.World;

namespace Resas.Simulation.Tests;

/// <summary>Runs of many hours are broken off, and go on.</summary>
public sealed class ResultsTests : IClassFixture<Stage>, IDisposable
{
    private static readonly SimulationSettings Short = new() { Homes = 1, Houses = 0, Days = 1 };

    private readonly string path = Path.Combine(Path.GetTempPath(), $"resas-results-{Guid.NewGuid():N}.jsonl");
    private readonly Stage stage;

    public ResultsTests(Stage stage) => this.stage = stage;

    public void Dispose() => File.Delete(path);

    [Fact]
    public async Task What_was_run_is_passed_over_and_what_broke_a_rule_is_run_again()
    {
        Keep(Report(1, stays: 12345), Report(2, stays: 54321, new Broken(DateTime.UnixEpoch, Rules.Rule.Lost, "a stay")), Report(9, stays: 1));
        var batch = await Batch.RunAsync(new() { First = 1, Last = 2, Settings = Short, Results = path }, stage.Template, TextWriter.Null, TextWriter.Null);
        Assert.Equal([1, 2], batch.Reports.Select(r => r.Seed));
        Assert.Equal(12345, batch.Reports[0].Stays);
        Assert.NotEqual(54321, batch.Reports[1].Stays);
        Assert.Equal(batch.Reports[1].Polls, batch.Polls);
        Assert.Equal(batch.Reports[1].Stays, Known(Short).Single(r => r.Seed == 2).Stays);
    }

    [Fact]
    public void A_line_that_was_cut_costs_only_itself_and_other_settings_are_other_stories()
    {
        Keep(Report(1, stays: 5));
        File.AppendAllText(path, """{"settings":"1 da""");
        Keep(Report(2, stays: 6));
        Assert.Equal([(1, 5), (2, 6)], Known(Short).Select(r => (r.Seed, r.Stays)));
        Assert.Empty(Known(Short with { Days = 2 }));
        Assert.Empty(Known(Short with { CarelessOwner = true }));
    }

    [Fact]
    public void A_scorecard_is_kept_whole()
    {
        var report = Report(1, stays: 5);
        report.Card = new()
        {
            Seed = "1", Pace = "busy", Homes = 1, Listings = 2, Stays = 5, DoubleSales = 1, CanReport = true, Lost = ["a"], Ghosts = ["b", "c"], Unreported = [],
            Platforms = [new("airbnb", [TimeSpan.FromMinutes(3), TimeSpan.FromHours(30)], 2.5, 1)],
        };
        Keep(report);
        Assert.Equal(report.Card.ToText(), Assert.Single(Known(Short)).Card!.ToText());
    }

    private static SeedReport Report(int seed, int stays, params Broken[] broken) => new(seed, "busy") { Stays = stays, Broken = [.. broken] };

    private void Keep(params SeedReport[] reports)
    {
        using var file = ResultsFile.Open(path, Short);
        foreach (var report in reports) file.Add(report);
    }

    private List<SeedReport> Known(SimulationSettings settings)
    {
        using var file = ResultsFile.Open(path, settings);
        return [.. file.Known.Select(l => l.Report)];
    }
}
