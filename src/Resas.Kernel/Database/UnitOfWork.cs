using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Polly;
using Polly.Retry;

namespace Resas.Kernel.Database;

/// <summary>One unit of work: a transaction around reading, deciding and saving, tried again from the start when another writer was first.</summary>
public static class UnitOfWork
{
    private static readonly ResiliencePipeline Retries = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<Exception>(IsLostRace),
            MaxRetryAttempts = 6,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromMilliseconds(15),
            MaxDelay = TimeSpan.FromSeconds(1),
            UseJitter = true,
        })
        .Build();

    /// <summary>Runs <paramref name="work"/> and saves. Inside an open transaction it joins that one, and the outermost unit decides and retries.</summary>
    /// <exception cref="InvalidOperationException">Something was changed before the unit began: a second try would lose it.</exception>
    public static async Task<T> RunAsync<T>(this ResasDb db, Func<CancellationToken, Task<T>> work, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is not null)
        {
            var joined = await work(ct);
            await db.SaveChangesAsync(ct);
            return joined;
        }

        // A unit that fails begins again as a whole: nobody goes back to a point within it.
        db.Database.AutoSavepointsEnabled = false;
        if (db.ChangeTracker.HasChanges()) throw new InvalidOperationException("Changes belong inside the unit of work, which may have to make them twice.");
        return await Retries.ExecuteAsync(async token =>
        {
            db.ChangeTracker.Clear();
            // On SQLite this is BEGIN IMMEDIATE: the write lock is taken before anything is read.
            await using var transaction = await db.Database.BeginTransactionAsync(token);
            var result = await work(token);
            await db.SaveChangesAsync(token);
            await transaction.CommitAsync(token);
            return result;
        }, ct);
    }

    /// <inheritdoc cref="RunAsync{T}"/>
    public static Task RunAsync(this ResasDb db, Func<CancellationToken, Task> work, CancellationToken ct) =>
        db.RunAsync(async token => { await work(token); return true; }, ct);

    /// <summary>Whether nobody else can change anything before this unit of work ends: on SQLite it holds the only write lock.</summary>
    public static bool IsOnlyWriter(this ResasDb db) => db.Database.CurrentTransaction?.GetDbTransaction() is SqliteTransaction;

    /// <summary>Whether the failure means that another writer was first, so that the same work may well succeed now:
    /// a version that has moved, a duplicate key, a deadlock victim, a busy file.</summary>
    public static bool IsLostRace(Exception failure) => failure switch
    {
        DbUpdateConcurrencyException => true,
        DbUpdateException { InnerException: { } inner } => IsLostRace(inner),
        SqliteException { SqliteErrorCode: 5 or 6 } => true, // BUSY, LOCKED
        SqliteException { SqliteExtendedErrorCode: 1555 or 2067 } => true, // PRIMARY KEY, UNIQUE
        SqlException { Number: 1205 or 2601 or 2627 } => true,
        _ => false,
    };
}
