using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Resas.Kernel.Database;

namespace Resas.Testing;

/// <summary>A database of a test's own, and the settings that lead to it: a folder under the temp folder, and on SQL Server a database with a name of its own.</summary>
public sealed class TestDatabase : IDisposable
{
    /// <summary>Holds a connection string when the tests shall run on SQL Server too. Its user must be allowed to create databases.</summary>
    public const string SqlServerVariable = "RESAS_TEST_SQLSERVER";

    private readonly string name = $"resas-test-{Guid.NewGuid():N}";

    public TestDatabase(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        Provider = provider;
        Folder = Directory.CreateTempSubdirectory(name).FullName;
    }

    public static string? SqlServer => Environment.GetEnvironmentVariable(SqlServerVariable) is { Length: > 0 } set ? set : null;

    public DatabaseProvider Provider { get; }

    /// <summary>The data folder.</summary>
    public string Folder { get; }

    /// <summary>The file on SQLite.</summary>
    public string File => Path.Combine(Folder, "resas.db");

    public IEnumerable<KeyValuePair<string, string>> Settings
    {
        get
        {
            yield return new("Data:Folder", Folder);
            yield return new("Database:Provider", Provider.ToString());
            if (Provider == DatabaseProvider.SqlServer) yield return new("Database:ConnectionString", SqlServerString(name));
        }
    }

    public void Dispose()
    {
        if (Provider == DatabaseProvider.SqlServer) DropOnServer();
        else SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    private void DropOnServer()
    {
        SqlConnection.ClearAllPools();
        using var server = new SqlConnection(SqlServerString("master"));
        server.Open();
        using var drop = server.CreateCommand();
#pragma warning disable CA2100 // The name is our own.
        drop.CommandText = $"IF DB_ID('{name}') IS NOT NULL BEGIN ALTER DATABASE [{name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE [{name}] END";
#pragma warning restore CA2100
        drop.ExecuteNonQuery();
    }

    private static string SqlServerString(string database) => new SqlConnectionStringBuilder(SqlServer) { InitialCatalog = database }.ConnectionString;
}
