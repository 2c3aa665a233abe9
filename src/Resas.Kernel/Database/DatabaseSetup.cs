using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Resas.Kernel.Database;

/// <summary>Chooses the database and readies it at start.</summary>
public static class DatabaseSetup
{
    public static void AddResasDb(this IServiceCollection services)
    {
        services.AddSingleton<DataFolder>();
        services.AddSingleton<DatabaseChanges>();
        services.AddSingleton<SqliteKept>();
        // Used again: a context made anew for each scope, and its options with it, took a tenth of what a poll costs.
        services.AddDbContextPool<ResasDb>(static (provider, db) => Configure(db, provider));
    }

    /// <summary>Brings the schema up to date. On SQL Server, EF holds a lock so that instances starting together take turns.</summary>
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ResasDb>();
        if (db.Database.IsSqlite()) Directory.CreateDirectory(services.GetRequiredService<DataFolder>().Path);
        await db.Database.MigrateAsync(ct);
    }

    private static void Configure(DbContextOptionsBuilder db, IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        if (options.Provider == DatabaseProvider.SqlServer)
        {
            db.UseSqlServer(options.ConnectionString, s => s.MigrationsAssembly("Resas.Migrations.SqlServer").MigrationsHistoryTable("Kernel_Migration"));
            return;
        }

        SqliteNative.Bind();
        var file = services.GetRequiredService<DataFolder>().File("resas.db");
        db.UseSqlite(new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 30, ForeignKeys = true }.ToString(),
            s => s.MigrationsAssembly("Resas.Migrations.Sqlite").MigrationsHistoryTable("Kernel_Migration"));
        db.AddInterceptors([SqlitePragmas.Instance, ManyRows.Instance, .. services.GetRequiredService<SqliteKept>().Interceptors]);
    }

    /// <summary>Write-ahead log, waiting for a writer instead of failing, one fsync less per commit. Set once for each file handle: the pool hands
    /// them out again with their settings, and EF opens its connection anew for each command.</summary>
    private sealed class SqlitePragmas : DbConnectionInterceptor
    {
        public static readonly SqlitePragmas Instance = new();
        private const string Pragmas = "PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;";
        private static readonly ConditionalWeakTable<object, object> Set = [];

        // Not by its name: its type is of a newer SQLitePCLRaw than can be restored here (docs/decisions/0003).
        private static readonly Func<SqliteConnection, object?> HandleOf =
            typeof(SqliteConnection).GetProperty("Handle")!.GetMethod!.CreateDelegate<Func<SqliteConnection, object?>>();

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData data)
        {
            if (IsSet(connection)) return;
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
        }

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData data, CancellationToken ct = default)
        {
            // SQLite's commands are synchronous anyway.
            ConnectionOpened(connection, data);
            return Task.CompletedTask;
        }

        private static bool IsSet(DbConnection connection) => HandleOf((SqliteConnection)connection) is { } handle && !Set.TryAdd(handle, Set);
    }
}

/// <summary>The folder that holds what must be kept.</summary>
public sealed class DataFolder(IOptions<DataOptions> options, IHostEnvironment host)
{
    public string Path { get; } = System.IO.Path.GetFullPath(options.Value.Folder, host.ContentRootPath);

    public string File(string name) => System.IO.Path.Combine(Path, name);
}
