using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Resas.Kernel.Database;

/// <summary>Connections that stay open as long as their context, which the pool hands out again, and keep their statements prepared: for a poll
/// that finds nothing new, opening and preparing again and again cost as much as the answers.</summary>
internal sealed class SqliteKept : IDisposable
{
    private readonly ConcurrentDictionary<KeptConnection, bool> all = [];

    public SqliteKept() => Interceptors = [new Connections(this), new Commands()];

    public IInterceptor[] Interceptors { get; }

    /// <summary>The pool of contexts may leave theirs to the finalizer. What somebody is still at work with is left alone: SQLite does not guard a
    /// connection against a second thread.</summary>
    public void Dispose()
    {
        foreach (var connection in all.Keys.Where(c => c.End())) connection.Dispose();
    }

    private KeptConnection New(string connectionString)
    {
        // Kept here instead of in the provider's pool, where closing would not close.
        var connection = new KeptConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        all[connection] = true;
        connection.Disposed += (_, _) => all.TryRemove(connection, out var _);
        return connection;
    }

    private sealed class Connections(SqliteKept kept) : DbConnectionInterceptor
    {
        public override InterceptionResult<DbConnection> ConnectionCreating(ConnectionCreatingEventData eventData, InterceptionResult<DbConnection> result) =>
            InterceptionResult<DbConnection>.SuppressWithResult(kept.New(eventData.ConnectionString!));
    }

    private sealed class Commands : DbCommandInterceptor
    {
        public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result) =>
            result is AskedCommand asked ? asked.Kept : result;

        public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) => (command as KeptCommand)?.Spoil();

        public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
        {
            CommandFailed(command, eventData);
            return Task.CompletedTask;
        }
    }
}

/// <summary>Closed only when it is disposed of.</summary>
internal sealed class KeptConnection(string connectionString) : SqliteConnection(connectionString)
{
    /// <summary>Texts of batches differ by what is in them, and a migration's come once: with more than this, the half that was not asked for the
    /// longest goes.</summary>
    private const int Most = 100;

    private readonly Lock gate = new();
    private readonly Dictionary<string, KeptCommand> statements = [];
    private long asked;
    private bool hasEnded;

    public override void Close()
    {
        // EF closes after each command.
    }

    public override SqliteCommand CreateCommand() => new AskedCommand(this) { CommandTimeout = DefaultTimeout, Transaction = Transaction };

    /// <summary>The same command with its statement prepared, or the command itself while that one is in use.</summary>
    public SqliteCommand Prepared(AskedCommand asked)
    {
        if (Take(asked.CommandText) is not { } kept) return asked;
        foreach (SqliteParameter parameter in asked.Parameters) kept.Parameters.Add(parameter);
        kept.Transaction = asked.Transaction;
        kept.CommandTimeout = asked.CommandTimeout;
        return kept;
    }

    /// <summary>From now on nothing can be asked any more.</summary>
    /// <returns>False while somebody is at work with it.</returns>
    public bool End()
    {
        lock (gate) return hasEnded = Transaction is null && statements.Values.All(s => !s.IsTaken);
    }

    private KeptCommand? Take(string text)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(hasEnded, this);
            if (!statements.TryGetValue(text, out var kept) || kept.IsSpoilt)
            {
                if (kept is null && statements.Count == Most) Forget(Most / 2);
                statements[text] = kept = new KeptCommand { Connection = this, CommandText = text };
            }

            return kept.Take(++asked) ? kept : null;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && State == ConnectionState.Open)
        {
            Forget(Most);
            base.Close();
        }

        base.Dispose(disposing);
    }

    private void Forget(int most)
    {
        foreach (var (text, statement) in statements.Where(s => !s.Value.IsTaken).OrderBy(s => s.Value.LastAsked).Take(most).ToList())
        {
            statement.Forget();
            statements.Remove(text);
        }
    }
}

/// <summary>A question that most often is asked by way of a kept command. It is the connection's only once it is executed itself: a connection remembers
/// each command that was ever its own until that is disposed of, and EF disposes of the kept ones only.</summary>
internal sealed class AskedCommand : SqliteCommand
{
    private readonly KeptConnection owner;

    public AskedCommand(KeptConnection owner)
    {
        this.owner = owner;
        // There is nothing to clean up before it is the connection's.
        GC.SuppressFinalize(this);
    }

    public SqliteCommand Kept => owner.Prepared(this);

    /// <summary>What begins and ends transactions comes without EF.</summary>
    public override int ExecuteNonQuery()
    {
        if (Connection is not null || Parameters.Count > 0 || Kept is not KeptCommand kept)
        {
            Own();
            return base.ExecuteNonQuery();
        }

        using (kept)
        {
            try
            {
                return kept.ExecuteNonQuery();
            }
            catch
            {
                kept.Spoil();
                throw;
            }
        }
    }

    public override object? ExecuteScalar()
    {
        Own();
        return base.ExecuteScalar();
    }

    public override SqliteDataReader ExecuteReader(CommandBehavior behavior)
    {
        Own();
        return base.ExecuteReader(behavior);
    }

    public override void Prepare()
    {
        Own();
        base.Prepare();
    }

    private void Own()
    {
        if (Connection is not null) return;
        Connection = owner;
        GC.ReRegisterForFinalize(this);
    }
}

/// <summary>A command that disposing only gives back.</summary>
internal sealed class KeptCommand : SqliteCommand
{
    public bool IsTaken { get; private set; }

    /// <summary>In what state a failure leaves its statement is not worth knowing.</summary>
    public bool IsSpoilt { get; private set; }

    public void Spoil() => IsSpoilt = true;

    public long LastAsked { get; private set; }

    public bool Take(long asked)
    {
        LastAsked = asked;
        return !IsTaken && (IsTaken = true);
    }

    public void Forget() => base.Dispose(true);

#pragma warning disable CA2215 // The base would throw the prepared statement away.
    protected override void Dispose(bool disposing)
    {
        IsTaken = false;
        if (IsSpoilt) Forget();
    }
#pragma warning restore CA2215
}
