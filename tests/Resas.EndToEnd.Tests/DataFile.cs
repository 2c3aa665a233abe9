using Microsoft.Data.Sqlite;
using Resas.Kernel.Database;

namespace Resas.EndToEnd.Tests;

/// <summary>Looks into the database file of a program, running or not.</summary>
internal sealed class DataFile(string folder)
{
    /// <summary>The rows of a query, each column as text.</summary>
    public async Task<List<string?[]>> RowsAsync(string query)
    {
        SqliteNative.Bind();
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "resas.db")};Pooling=False;Default Timeout=30");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Queries of these tests, no input.
        command.CommandText = query;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string?[]>();
        while (await reader.ReadAsync()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(n => reader.IsDBNull(n) ? null : reader.GetString(n))]);
        return rows;
    }

    public async Task<int> CountAsync(string table, string where = "1") =>
        int.Parse((await RowsAsync($"SELECT COUNT(*) FROM {table} WHERE {where}"))[0][0]!, System.Globalization.CultureInfo.InvariantCulture);
}
