using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Resas.Kernel.Database;

/// <summary>Writes new rows that come in great number to SQLite by one prepared statement for each table, before EF writes the rest: composing a
/// batch's text for them took EF longer than SQLite needs to store them (docs/decisions/0020).</summary>
internal sealed class ManyRows : SaveChangesInterceptor
{
    public static readonly ManyRows Instance = new();

    /// <summary>Fewer are not worth a statement of their own.</summary>
    private const int Many = 20;

    private static readonly ConditionalWeakTable<IEntityType, Table?> Tables = [];

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        // Without a transaction they would stand although the rest fails.
        if (eventData.Context is { } db && db.Database.CurrentTransaction?.GetDbTransaction() is SqliteTransaction transaction) Write(db, transaction);
        return new(result);
    }

    private static void Write(DbContext db, DbTransaction transaction)
    {
        foreach (var rows in AddedIn(db.ChangeTracker))
        {
            if (Tables.GetValue(rows.Key, Table.Of) is not { } table) continue;
            try
            {
                table.Insert(transaction, rows);
            }
            catch (DbException refused)
            {
                throw new DbUpdateException(refused.Message, refused);
            }

            foreach (var row in rows) Settle(row);
        }
    }

    /// <summary>What it was given since it was added is no change either.</summary>
    private static void Settle(EntityEntry row)
    {
        row.OriginalValues.SetValues(row.CurrentValues);
        row.State = EntityState.Unchanged;
    }

    /// <summary>By their type. One of which others are changed or removed in the same breath is left to EF, which knows in what order.</summary>
    private static List<IGrouping<IEntityType, EntityEntry>> AddedIn(ChangeTracker tracker)
    {
        var detects = tracker.AutoDetectChangesEnabled;
        try
        {
            // What was added has no earlier state that it could be compared with.
            tracker.AutoDetectChangesEnabled = false;
            return [.. tracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).GroupBy(e => e.Metadata)
                .Where(rows => rows.Skip(Many - 1).Any() && rows.All(e => e.State == EntityState.Added))];
        }
        finally
        {
            tracker.AutoDetectChangesEnabled = detects;
        }
    }

    private sealed class Table(string insert, IReadOnlyList<(IProperty Property, RelationalTypeMapping Mapping)> columns)
    {
        /// <summary>Null for what is more than rows of one table whose values are all known beforehand.</summary>
        public static Table? Of(IEntityType type)
        {
            var properties = type.GetFlattenedProperties().ToList();
            if (type.GetForeignKeys().Any() || type.BaseType is not null || type.GetDirectlyDerivedTypes().Any() || type.GetTableMappings().Take(2).Count() != 1
                || type.GetTableMappings().Single().Table is not { } table || table.EntityTypeMappings.Count() != 1 || properties.Exists(IsMadeByTheDatabase)) return null;

            var columns = properties.Select(p => (Property: p, p.GetTableColumnMappings().Single(m => m.Column.Table == table).Column.Name)).ToList();
            var names = string.Join(", ", columns.Select(c => $"\"{c.Name}\""));
            return new($"INSERT INTO \"{table.Name}\" ({names}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})",
                [.. columns.Select(c => (c.Property, c.Property.GetRelationalTypeMapping()))]);
        }

        public void Insert(DbTransaction transaction, IEnumerable<EntityEntry> rows)
        {
            using var command = transaction.Connection!.CreateCommand();
            (command.CommandText, command.Transaction) = (insert, transaction);
            for (var i = 0; i < columns.Count; i++) command.Parameters.Add(columns[i].Mapping.CreateParameter(command, $"@p{i}", null, nullable: true));
            command.Prepare();
            foreach (var row in rows)
            {
                var values = row.CurrentValues;
                for (var i = 0; i < columns.Count; i++)
                {
                    var (property, mapping) = columns[i];
                    var value = values[property];
                    command.Parameters[i].Value = (value is not null && mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value;
                }

                command.ExecuteNonQuery();
            }
        }

        private static bool IsMadeByTheDatabase(IProperty property) =>
            (property.ValueGenerated != ValueGenerated.Never && property.ClrType != typeof(Guid)) || property.GetDefaultValueSql() is not null || property.GetComputedColumnSql() is not null;
    }
}
