using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Resas.Kernel.Database;

/// <summary>Connections that stay open as long as their context, which the pool hands out again, and keep their statements prepared: for a poll
/// that finds nothing new, opening and preparing again and again cost as much as the answers.</summary>
internal static class SqliteKept
{
    public static readonly IInterceptor[] Interceptors = [new Connections(), new Commands()];

    private sealed class Connections : DbConnectionInterceptor
    {
        public override InterceptionResult<DbConnection> ConnectionCreating(ConnectionCreatingEventData eventData, InterceptionResult<DbConnection> result) =>
            InterceptionResult<DbConnection>.SuppressWithResult(new KeptConnection(eventData.ConnectionString!));
    }

    private sealed class Commands : DbCommandInterceptor
    {
        public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result) =>
            result is SqliteCommand { Connection: KeptConnection kept } asked ? kept.Prepared(asked) : result;
    }
}

/// <summary>Closed only when it is disposed of.</summary>
internal sealed class KeptConnection(string connectionString) : SqliteConnection(connectionString)
{
    /// <summary>Texts of batches differ by what is in them; more than this are not worth their memory.</summary>
    private const int Most = 100;

    private readonly Dictionary<string, KeptCommand> statements = [];

    public override void Close()
    {
        // EF closes after each command.
    }

    /// <summary>The same command with its statement prepared, or the command itself while that one is in use.</summary>
    public SqliteCommand Prepared(SqliteCommand asked)
    {
        if (!statements.TryGetValue(asked.CommandText, out var kept))
        {
            if (statements.Count == Most) return asked;
            statements[asked.CommandText] = kept = new KeptCommand { Connection = this, CommandText = asked.CommandText };
        }

        if (!kept.Take()) return asked;
        foreach (SqliteParameter parameter in asked.Parameters) kept.Parameters.Add(parameter);
        kept.Transaction = asked.Transaction;
        kept.CommandTimeout = asked.CommandTimeout;
        return kept;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && State == ConnectionState.Open)
        {
            foreach (var statement in statements.Values) statement.Forget();
            base.Close();
        }

        base.Dispose(disposing);
    }
}

/// <summary>A command that disposing only gives back.</summary>
internal sealed class KeptCommand : SqliteCommand
{
    private bool isTaken;

    public bool Take() => !isTaken && (isTaken = true);

    public void Forget() => base.Dispose(true);

#pragma warning disable CA2215 // The base would throw the prepared statement away.
    protected override void Dispose(bool disposing) => isTaken = false;
#pragma warning restore CA2215
}
