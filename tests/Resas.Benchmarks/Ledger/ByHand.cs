using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Resas.Benchmarks.Ledger;

/// <summary>The least that could be done: the rows that the program has written, written once more by prepared statements into tables and indexes of the same making.</summary>
internal sealed class ByHand : IDisposable
{
    private readonly SqliteConnection source, target;
    private readonly Dictionary<string, long> seen = [];

    public ByHand(string file)
    {
        source = Open(file);
        target = Open(Path.ChangeExtension(file, "by-hand.db"));
        Execute(target, "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL");
        foreach (var sql in Texts(source, "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type = 'index'")) Execute(target, sql);
    }

    private List<string> Tables => Texts(source, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");

    /// <summary>What is written from now on is what will be written by hand.</summary>
    public void Begin()
    {
        foreach (var table in Tables) seen[table] = Newest(table);
    }

    /// <returns>How many rows there were, and the milliseconds that writing them took, in one transaction.</returns>
    public (int Rows, double Milliseconds) Write()
    {
        var rows = Tables.ToDictionary(t => t, RowsOf);
        var begin = Stopwatch.GetTimestamp();
        using (var transaction = target.BeginTransaction())
        {
            foreach (var (table, written) in rows.Where(r => r.Value.Count > 0)) Insert(table, written);
            transaction.Commit();
        }

        return (rows.Values.Sum(r => r.Count), Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
    }

    public void Dispose()
    {
        source.Dispose();
        target.Dispose();
    }

    private void Insert(string table, List<object[]> rows)
    {
        using var insert = Command(target, $"INSERT INTO \"{table}\" VALUES ({string.Join(", ", rows[0].Select((_, i) => $"$p{i}"))})");
        for (var i = 0; i < rows[0].Length; i++) insert.Parameters.Add(new SqliteParameter { ParameterName = $"$p{i}" });
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++) insert.Parameters[i].Value = row[i];
            insert.ExecuteNonQuery();
        }
    }

    private List<object[]> RowsOf(string table)
    {
        using var select = Command(source, $"SELECT * FROM \"{table}\" WHERE rowid > {seen[table]}");
        using var reader = select.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    private long Newest(string table)
    {
        using var select = Command(source, $"SELECT COALESCE(MAX(rowid), 0) FROM \"{table}\"");
        return (long)select.ExecuteScalar()!;
    }

    private static List<string> Texts(SqliteConnection connection, string sql)
    {
        using var select = Command(connection, sql);
        using var reader = select.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read()) texts.Add(reader.GetString(0));
        return texts;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = Command(connection, sql);
        command.ExecuteNonQuery();
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        return connection;
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of tables of our own.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
