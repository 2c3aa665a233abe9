using System.Collections;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Resas.Kernel.Database;
using Resas.Kernel.Jobs;
using Resas.Testing;

namespace Resas.Kernel.Tests;

/// <summary>Whether many new rows are written by statements of our own, or few by EF's, nobody may see.</summary>
public class ManyRowsTests
{
    private const int Many = 25;
    private static readonly MethodInfo Clone = typeof(object).GetMethod(nameof(MemberwiseClone), BindingFlags.Instance | BindingFlags.NonPublic)!;

    [Fact]
    public async Task Rows_of_every_kind_are_stored_as_EF_stores_them()
    {
        await using var host = new ResasHost();
        var kinds = await host.InScopeAsync(db => Task.FromResult(db.Model.GetEntityTypes().Where(t => t.GetTableName() is not null && !t.GetForeignKeys().Any()).ToList()));
        var quick = new List<string>();
        foreach (var kind in kinds)
        {
            var (ours, composed) = await StoreAsync(host, kind, inTransaction: true);
            var (theirs, composedByEf) = await StoreAsync(host, kind, inTransaction: false);
            Assert.True(composedByEf > 0, kind.Name);
            if (composed > 0) continue;
            Assert.Equal(theirs, ours);
            quick.Add(kind.ShortName());
        }

        Assert.Empty(new[] { "Claim", "HeldNight", "PastEvent", "SeenStay", "SeenSpan", "ServedSpan", "Decision", "Delivery", "Job" }.Except(quick));
    }

    [Fact]
    public async Task What_another_writer_had_first_is_a_lost_race_and_leaves_nothing_behind()
    {
        await using var host = new ResasHost();
        await host.PlanTestAsync("20");
        await host.InScopeAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.AddRange(Enumerable.Range(0, Many).Select(n => new Job { Kind = "test", Key = $"{n}" }));
            var refused = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
            Assert.True(UnitOfWork.IsLostRace(refused));
            return true;
        });

        Assert.Equal(1, await host.InScopeAsync(db => db.Set<Job>().CountAsync()));
    }

    [Fact]
    public async Task Many_rows_can_be_changed_after_they_were_saved_and_others_removed_in_the_same_unit()
    {
        await using var host = new ResasHost();
        await host.PlanTestAsync("old");
        await host.InScopeAsync(db => db.RunAsync(async ct =>
        {
            var jobs = Enumerable.Range(0, Many).Select(n => new Job { Kind = "test", Key = $"{n}" }).ToList();
            db.AddRange(jobs);
            await db.SaveChangesAsync(ct);
            db.RemoveRange(jobs.Skip(2));
            db.RemoveRange(await db.Set<Job>().Where(j => j.Key == "old").ToListAsync(ct));
            db.AddRange(Enumerable.Range(100, Many).Select(n => new Job { Kind = "test", Key = $"{n}" }));
            return true;
        }, default));

        Assert.Equal(["0", "1", .. Enumerable.Range(100, Many).Select(n => $"{n}")], await host.InScopeAsync(db => db.Set<Job>().OrderBy(j => j.Key.Length).ThenBy(j => j.Key).Select(j => j.Key).ToListAsync()));
    }

    /// <returns>The rows as SQLite has them, and how many batches EF composed for them.</returns>
    private static Task<(List<string> Rows, int Composed)> StoreAsync(ResasHost host, IEntityType kind, bool inTransaction) => host.InScopeAsync(async db =>
    {
        await ExecuteAsync(host, $"DELETE FROM \"{kind.GetTableName()}\"");
        var dice = new Random(7);
        for (var n = 0; n < Many; n++) Fill(db.Entry(Activator.CreateInstance(kind.ClrType, nonPublic: true)!), dice);
        using var batches = new Batches();
        if (inTransaction)
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        }
        else await db.SaveChangesAsync();

        var composed = batches.Count;
        var rows = await DumpAsync(host, kind.GetTableName()!);
        return (rows, composed);
    });

    /// <summary>Most of its values come after it was added, as they do in modules.</summary>
    private static void Fill(EntityEntry entry, Random dice)
    {
        var ours = entry.Metadata.GetFlattenedProperties().Where(p => p.ValueGenerated == ValueGenerated.Never || p.ClrType == typeof(Guid)).ToLookup(p => p.IsPrimaryKey());
        foreach (var key in ours[true]) entry.CurrentValues[key] = Value(key, dice);
        entry.State = EntityState.Added;
        // New ones may share an empty value, which is not to be written into.
        foreach (var part in entry.ComplexProperties.Where(p => p.CurrentValue is not null)) part.CurrentValue = Clone.Invoke(part.CurrentValue, null);
        foreach (var property in ours[false])
        {
            // As modules do: EF does not see it before it is asked to look.
            if (property.DeclaringType is IEntityType && property.PropertyInfo is { CanWrite: true } member) member.SetValue(entry.Entity, Value(property, dice));
            else entry.CurrentValues[property] = Value(property, dice);
        }
    }

    private static object? Value(IProperty property, Random dice)
    {
        if (property.IsNullable && dice.Next(3) == 0) return null;
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        var bytes = new byte[16];
        dice.NextBytes(bytes);
        if (type == typeof(Guid)) return new Guid(bytes);
        if (type == typeof(string)) return string.Concat($"é’{new Guid(bytes)}".Take(property.GetMaxLength() is { } most and >= 0 ? most : 40));
        if (type == typeof(DateOnly)) return new DateOnly(2027, 1, 1).AddDays(dice.Next(900));
        if (type == typeof(DateTime)) return new DateTime(2027, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddTicks(dice.NextInt64(1L << 50));
        if (type.IsEnum) return Enum.GetValues(type).GetValue(dice.Next(Enum.GetValues(type).Length));
        if (type == typeof(bool)) return dice.Next(2) == 0;
        if (type == typeof(byte[])) return bytes;
        if (type == typeof(DateTimeOffset)) return new DateTimeOffset(2027, 1, 1, 0, 0, dice.Next(60), TimeSpan.Zero);
        if (type.IsAssignableTo(typeof(IList)) && type.IsGenericType) return Listed(type, bytes);
        return Convert.ChangeType(dice.Next(1_000_000), type, CultureInfo.InvariantCulture);
    }

    private static IList Listed(Type type, byte[] bytes)
    {
        var list = (IList)Activator.CreateInstance(type)!;
        if (type.GenericTypeArguments[0] == typeof(Guid)) list.Add(new Guid(bytes));
        else throw new NotSupportedException($"How is a {type} filled?");
        return list;
    }

    /// <summary>Each row with the types that SQLite gave its values.</summary>
    private static async Task<List<string>> DumpAsync(ResasHost host, string table)
    {
        await using var connection = new SqliteConnection($"Data Source={host.Database.File}");
        await connection.OpenAsync();
        await using var select = connection.CreateCommand();
        select.CommandText = $"SELECT * FROM \"{table}\"";
        var rows = new List<string>();
        await using (var reader = await select.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
                rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => $"{reader.GetName(i)}={(reader.GetValue(i) is byte[] b ? Convert.ToHexString(b) : reader.GetValue(i))}:{reader.GetDataTypeName(i)}/{reader.GetFieldType(i).Name}")));
        }

        Assert.Equal(Many, rows.Count);
        return [.. rows.Order()];
    }

    private static async Task ExecuteAsync(ResasHost host, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={host.Database.File}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Counts the commands that EF runs for whoever made this.</summary>
    private sealed class Batches : IDisposable, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        private static readonly AsyncLocal<Batches?> Asking = new();
        private readonly IDisposable all;
        private IDisposable? one;
        private int count;

        public Batches()
        {
            Asking.Value = this;
            all = DiagnosticListener.AllListeners.Subscribe(this);
        }

        public int Count => count;

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name) one = value.Subscribe(this, name => name == "Microsoft.EntityFrameworkCore.Database.Command.CommandExecuted");
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (Asking.Value == this) count++;
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose()
        {
            one?.Dispose();
            all.Dispose();
        }
    }
}
