using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resas.Kernel.Database;
using Resas.Kernel.Jobs;
using Resas.Testing;

namespace Resas.Kernel.Tests;

public sealed class DatabaseChangesTests
{
    [Fact]
    public async Task The_stamp_moves_with_each_commit_of_this_process_and_stands_still_otherwise()
    {
        await using var host = new ResasHost();
        var before = Stamp(host);

        await host.InScopeAsync(db => db.Set<Job>().CountAsync());
        Assert.NotNull(before);
        Assert.Equal(before, Stamp(host));

        await PlanAsync(host, "one");
        var after = Stamp(host);
        Assert.NotEqual(before, after);
        Assert.Equal(after, Stamp(host));
    }

    [Fact]
    public async Task The_stamp_moves_with_commits_of_another_instance_and_not_before_they_are_committed()
    {
        await using var host = new ResasHost();
        await using var other = new ResasHost(host.Database);
        await PlanAsync(other, "first");
        var before = Stamp(host);

        await other.InScopeAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Add(new Job { Kind = "test", Key = "second" });
            await db.SaveChangesAsync();
            Assert.Equal(before, Stamp(host));
            await transaction.CommitAsync();
            return true;
        });
        Assert.NotEqual(before, Stamp(host));
    }

    [Fact]
    public void Without_a_database_there_is_no_proof()
    {
        var folder = Directory.CreateTempSubdirectory("resas-nothing-");
        using var host = new ResasHost();
        using var changes = ActivatorUtilities.CreateInstance<DatabaseChanges>(host.Services,
            ActivatorUtilities.CreateInstance<DataFolder>(host.Services, Microsoft.Extensions.Options.Options.Create(new DataOptions { Folder = folder.FullName })));

        Assert.Null(changes.Read());
        folder.Delete();
    }

    [Theory, RunOnEveryDatabase]
    public async Task Only_SQLite_gives_proof(DatabaseProvider provider)
    {
        await using var host = new ResasHost(provider);

        Assert.Equal(provider == DatabaseProvider.Sqlite, Stamp(host) is not null);
    }

    private static ChangeStamp? Stamp(ResasHost host) => host.Services.GetRequiredService<DatabaseChanges>().Read();

    private static Task<bool> PlanAsync(ResasHost host, string key) => host.InScopeAsync(db => db.RunAsync(_ =>
    {
        db.Add(new Job { Kind = "test", Key = key });
        return Task.FromResult(true);
    }, default));
}
