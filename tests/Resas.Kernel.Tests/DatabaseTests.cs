using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Resas.Kernel.Database;
using Resas.Kernel.Hosting;
using Resas.Kernel.Jobs;
using Resas.Testing;

namespace Resas.Kernel.Tests;

public class DatabaseTests
{
    [SqlServerFact]
    public async Task Tests_run_on_SQL_Server_too()
    {
        await using var host = new ResasHost(DatabaseProvider.SqlServer);

        Assert.True(await host.InScopeAsync(db => Task.FromResult(db.Database.IsSqlServer())));
    }

    [Fact]
    public async Task A_unit_of_work_that_lost_a_race_begins_again_from_nothing()
    {
        await using var host = new ResasHost();
        var tries = 0;
        await host.InScopeAsync(db => db.RunAsync(_ =>
        {
            db.Add(new Job { Kind = "test", Key = $"{++tries}" });
            return tries < 3 ? throw new DbUpdateConcurrencyException() : Task.FromResult(true);
        }, default));

        Assert.Equal(["3"], await host.InScopeAsync(db => db.Set<Job>().Where(j => j.Kind == "test").Select(j => j.Key).ToListAsync()));
    }

    [Fact]
    public async Task A_unit_of_work_that_fails_for_another_reason_fails_once()
    {
        await using var host = new ResasHost();
        var tries = 0;
        await Assert.ThrowsAsync<FormatException>(() => host.InScopeAsync<bool>(db => db.RunAsync<bool>(_ =>
        {
            tries++;
            throw new FormatException();
        }, default)));

        Assert.Equal(1, tries);
    }

    [Theory, RunOnEveryDatabase]
    public async Task A_key_that_is_taken_is_a_lost_race_on_every_database(DatabaseProvider provider)
    {
        await using var host = new ResasHost(provider);
        await host.PlanTestAsync("once");
        var failure = await Assert.ThrowsAsync<DbUpdateException>(() => host.PlanTestAsync("once"));

        Assert.True(UnitOfWork.IsLostRace(failure));
    }

    [Fact]
    public async Task A_unit_of_work_inside_another_is_undone_with_it()
    {
        await using var host = new ResasHost();
        await Assert.ThrowsAsync<FormatException>(() => host.InScopeAsync<bool>(db => db.RunAsync<bool>(async ct =>
        {
            await db.RunAsync(_ =>
            {
                db.Add(new Job { Kind = "test", Key = "inner" });
                return Task.CompletedTask;
            }, ct);
            Assert.Equal(1, await db.Set<Job>().CountAsync(j => j.Kind == "test", ct));
            throw new FormatException();
        }, default)));

        Assert.Equal(0, await host.InScopeAsync(db => db.Set<Job>().CountAsync(j => j.Kind == "test")));
    }

    [Fact]
    public async Task Changes_made_before_a_unit_of_work_are_refused_rather_than_lost()
    {
        await using var host = new ResasHost();
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.InScopeAsync<bool>(db =>
        {
            db.Add(new Job { Kind = "test", Key = "early" });
            return db.RunAsync(_ => Task.FromResult(true), default);
        }));
    }

    [Fact]
    public async Task What_one_instance_has_protected_another_on_the_same_database_can_read()
    {
        using var database = new TestDatabase();
        string secret;
        await using (var one = new ResasHost(database)) secret = Protector(one).Protect("les clés sont sous le pot");
        await using var two = new ResasHost(database).With("contentRoot", Path.GetTempPath());

        Assert.Equal("les clés sont sous le pot", Protector(two).Unprotect(secret));
        Assert.True(await two.InScopeAsync(db => db.Set<DataProtectionKey>().AnyAsync()));
    }

    [Theory]
    [InlineData("Database:Provider", "SqlServer", "Database:ConnectionString must say which server and database")]
    [InlineData("Database:ConnectionString", "Server=x", "is only for SQL Server")]
    [InlineData("Jobs:Lease", "00:00:00", "Jobs:Lease must lie between")]
    [InlineData("Data:Folder", "", "Data:Folder must name a folder")]
    public void A_wrong_setting_stops_the_start_with_a_sentence(string key, string value, string sentence)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build());
        services.AddLogging();
        services.AddKernel();
        using var provider = services.BuildServiceProvider();

        var refused = Assert.Throws<OptionsValidationException>(provider.GetRequiredService<IStartupValidator>().Validate);
        Assert.Contains(sentence, refused.Message, StringComparison.Ordinal);
    }

    private static IDataProtector Protector(ResasHost host) => host.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
}

internal static class TestRows
{
    public static Task<int> PlanTestAsync(this ResasHost host, string key) => host.InScopeAsync(db =>
    {
        db.Add(new Job { Kind = "test", Key = key });
        return db.SaveChangesAsync();
    });
}
