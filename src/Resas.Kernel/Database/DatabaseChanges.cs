using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SQLitePCL;

namespace Resas.Kernel.Database;

/// <summary>Proves cheaply that nothing was committed meanwhile, by anybody: two equal stamps have no commit between them.</summary>
/// <remarks>On SQLite it asks <c>PRAGMA data_version</c> of a connection of its own, which moves with each commit of every other connection, of
/// this process or another, and never with the own ones, of which there are none. SQL Server has nothing as cheap, so it gives no stamp.</remarks>
public sealed class DatabaseChanges(IOptions<DatabaseOptions> options, DataFolder folder, ILogger<DatabaseChanges> log) : IDisposable
{
    private const int BusyMilliseconds = 1000;

    private readonly Lock gate = new();
    // By hand, and kept prepared: a command of the provider's would cost many times what it asks.
    private sqlite3? connection;
    private sqlite3_stmt? statement;
    private int opened;
    private bool isDisposed;

    /// <summary>The stamp of this moment; null when there is no proof to be had, so that whoever asks must read.</summary>
    public ChangeStamp? Read()
    {
        if (options.Value.Provider != DatabaseProvider.Sqlite) return null;
        lock (gate)
        {
            if (isDisposed || (statement is null && !Open())) return null;
            if (Ask() is { } version) return new ChangeStamp(opened, version);
            log.LogWarning("SQLite can't say whether anything was changed: {Reason}", raw.sqlite3_errmsg(connection).utf8_to_string());
            Close();
            return null;
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            isDisposed = true;
            Close();
        }
    }

    /// <summary>Two connections' numbers have nothing to do with each other, which is why they are counted.</summary>
    private bool Open()
    {
        opened++;
        var isOpen = raw.sqlite3_open_v2(folder.File("resas.db"), out connection, raw.SQLITE_OPEN_READONLY, null) == raw.SQLITE_OK
            && raw.sqlite3_busy_timeout(connection, BusyMilliseconds) == raw.SQLITE_OK
            && raw.sqlite3_prepare_v2(connection, "PRAGMA data_version", out statement) == raw.SQLITE_OK;
        if (!isOpen) Close();
        return isOpen;
    }

    private long? Ask()
    {
        var version = raw.sqlite3_step(statement) == raw.SQLITE_ROW ? raw.sqlite3_column_int64(statement, 0) : (long?)null;
        // Ends the reading at once, so that the log can be written back.
        return raw.sqlite3_reset(statement) == raw.SQLITE_OK ? version : null;
    }

    private void Close()
    {
        statement?.Dispose();
        connection?.Dispose();
        (statement, connection) = (null, null);
    }
}

/// <summary>A moment in the life of the database.</summary>
/// <param name="Connection">Which connection said so; versions of different ones can't be compared.</param>
public readonly record struct ChangeStamp(int Connection, long Version);
