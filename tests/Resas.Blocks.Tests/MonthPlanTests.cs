using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resas.Contracts.Blocks;
using Resas.Kernel.Database;
using Resas.Testing;
using static Resas.Blocks.Tests.Given;

namespace Resas.Blocks.Tests;

/// <summary>A month of a home is found by an index, however many claims there are: the plan that SQLite makes of the SQL that is really sent.</summary>
public sealed class MonthPlanTests : IAsyncLifetime
{
    private LedgerHost host = null!;

    public async Task InitializeAsync() => host = await LedgerHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_month_is_searched_by_an_index_and_no_table_is_scanned(bool ofOneHome)
    {
        await host.HoldAsync(Nights(1, 5));
        using var ear = new SqlEar(host.Owner);
        Assert.Single(await host.AskAsync(new FindClaims(host.Owner, Day(1), Day(32), ofOneHome ? host.Home : null)));

        var plan = await PlanAsync(Assert.Single(ear.Commands));
        Assert.Contains(plan, step => step.Contains("USING INDEX IX_Blocks_Claim_", StringComparison.Ordinal) && step.StartsWith("SEARCH ", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, step => step.StartsWith("SCAN ", StringComparison.Ordinal));
    }

    private Task<List<string>> PlanAsync(SqlEar.Heard command) => host.RunAsync(async services =>
    {
        var database = services.GetRequiredService<ResasDb>().Database;
        await database.OpenConnectionAsync();
        await using var explain = command.On(database.GetDbConnection(), "EXPLAIN QUERY PLAN");
        await using var rows = await explain.ExecuteReaderAsync();
        var steps = new List<string>();
        while (await rows.ReadAsync()) steps.Add(rows.GetString(rows.GetOrdinal("detail")));
        return steps;
    });
}
