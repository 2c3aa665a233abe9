using System.Collections;
using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Resas.Kernel.Database;
using Resas.Kernel.Jobs;
using Resas.Testing;

namespace Resas.Kernel.Tests;

/// <summary>Statements are kept prepared, which nobody may notice.</summary>
public class SqliteKeptTests
{
    [Fact]
    public async Task The_same_question_may_be_asked_while_its_answer_is_being_read()
    {
        await using var host = new ResasHost();
        foreach (var key in new[] { "a", "b", "c" }) await host.PlanTestAsync(key);
        var pairs = await host.InScopeAsync(async db =>
        {
            var found = new List<string>();
            await foreach (var one in Keys(db)) await foreach (var other in Keys(db)) found.Add(one + other);
            return found;
        });

        Assert.Equal(["aa", "ab", "ac", "ba", "bb", "bc", "ca", "cb", "cc"], pairs);
    }

    [Fact]
    public async Task A_statement_that_failed_can_be_run_again()
    {
        await using var host = new ResasHost();
        await host.PlanTestAsync("once");
        await host.InScopeAsync(async db =>
        {
            for (var time = 0; time < 3; time++) await Assert.ThrowsAsync<SqliteException>(() => InsertAsync(db, "once"));
            await InsertAsync(db, "again");
            return true;
        });

        Assert.Equal(["again", "once"], await host.InScopeAsync(db => Task.FromResult(Keys(db).ToBlockingEnumerable().ToList())));
    }

    [Fact]
    public async Task Statements_follow_a_change_of_the_schema_and_its_values()
    {
        await using var host = new ResasHost();
        await host.PlanTestAsync("before");
        await host.InScopeAsync(async db =>
        {
            Assert.Equal(1, await db.Set<Job>().CountAsync(j => j.Key == "before"));
            await using (var other = new SqliteConnection($"Data Source={host.Database.File}"))
            {
                await other.OpenAsync();
                await using var change = other.CreateCommand();
                change.CommandText = "ALTER TABLE Kernel_Job ADD COLUMN Later TEXT NULL; UPDATE Kernel_Job SET Key = 'after' WHERE Key = 'before'";
                await change.ExecuteNonQueryAsync();
            }

            Assert.Equal(0, await db.Set<Job>().CountAsync(j => j.Key == "before"));
            return true;
        });
    }

    [Fact]
    public async Task A_connection_remembers_no_more_commands_however_often_it_is_asked()
    {
        await using var host = new ResasHost();
        await host.InScopeAsync(async db =>
        {
            await AskAsync(db);
            var before = Remembered(db);
            for (var time = 0; time < 100; time++) await AskAsync(db);
            Assert.Equal(before, Remembered(db));
            return true;
        });
    }

    [Fact]
    public async Task However_many_different_questions_there_are_it_keeps_a_hundred()
    {
        await using var host = new ResasHost();
        await host.InScopeAsync(async db =>
        {
            foreach (var question in Enumerable.Range(0, 300).Select(i => $"SELECT {i}")) await db.Database.ExecuteSqlRawAsync(question);
            Assert.InRange(Remembered(db), 50, 100);
            return true;
        });
    }

    private static async Task AskAsync(ResasDb db)
    {
        await db.Set<Job>().CountAsync();
        await db.RunAsync(ct => db.Set<Job>().ExecuteUpdateAsync(jobs => jobs.SetProperty(j => j.Failures, 0), ct), CancellationToken.None);
        await using var plain = db.Database.GetDbConnection().CreateCommand();
        plain.CommandText = "SELECT 1";
        Assert.Equal(1L, plain.ExecuteScalar());
    }

    /// <summary>The provider has no other word for it.</summary>
    private static int Remembered(ResasDb db)
    {
        var commands = typeof(SqliteConnection).GetField("_commands", BindingFlags.Instance | BindingFlags.NonPublic)!;
        return ((ICollection)commands.GetValue(db.Database.GetDbConnection())!).Count;
    }

    private static IAsyncEnumerable<string> Keys(ResasDb db) => db.Set<Job>().Where(j => j.Kind == "test").OrderBy(j => j.Key).Select(j => j.Key).AsAsyncEnumerable();

    private static Task<int> InsertAsync(ResasDb db, string key) => db.Database.ExecuteSqlAsync(
        $"INSERT INTO Kernel_Job (Kind, Key, DueAt, Plans, Failures) SELECT Kind, {key}, DueAt, Plans, Failures FROM Kernel_Job WHERE Kind = 'test' LIMIT 1");
}
