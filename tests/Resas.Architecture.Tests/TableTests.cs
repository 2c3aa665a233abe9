using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Resas.Kernel.Database;

namespace Resas.Architecture.Tests;

public sealed class TableTests : IDisposable
{
    private static readonly string[] Owners = [.. Module.All.Select(m => m.Name), "Kernel"];
    private readonly ServiceProvider services = ComposedHost.Offline(DatabaseProvider.Sqlite);

    private IModel Model => services.GetRequiredService<ResasDb>().GetService<IDesignTimeModel>().Model;

    [Fact]
    public void Each_table_carries_the_name_of_the_module_that_owns_it()
    {
        var strays = Model.GetEntityTypes().Where(e => !Owners.Any(o => e.GetTableName()!.StartsWith($"{o}_", StringComparison.Ordinal))
            || (OwnerOf(e.ClrType) is { } owner && OwnerOf(e) != owner));

        Assert.Empty(strays.Select(e => $"{e.ClrType} in {e.GetTableName()}"));
    }

    [Fact]
    public void No_foreign_key_crosses_from_one_module_to_another()
    {
        var crossing = Model.GetEntityTypes().SelectMany(e => e.GetForeignKeys()).Where(k => OwnerOf(k.DeclaringEntityType) != OwnerOf(k.PrincipalEntityType));

        Assert.Empty(crossing.Select(k => $"{k.DeclaringEntityType.GetTableName()} -> {k.PrincipalEntityType.GetTableName()}"));
    }

    [Fact]
    public void No_column_is_of_a_kind_that_SQLite_can_not_compare()
    {
        Type[] refused = [typeof(DateTimeOffset), typeof(decimal), typeof(TimeSpan), typeof(TimeOnly)];
        var found = Columns().Where(p => refused.Contains(Nullable.GetUnderlyingType(Stored(p)) ?? Stored(p)));

        Assert.Empty(found.Select(Name));
    }

    [Fact]
    public void Each_text_column_says_how_long_it_may_be()
    {
        var endless = Columns().Where(p => Stored(p) == typeof(string) && p.GetMaxLength() is null);

        Assert.Empty(endless.Select(Name));
    }

    [Theory, InlineData(DatabaseProvider.Sqlite), InlineData(DatabaseProvider.SqlServer)]
    public void The_migrations_are_up_to_date_with_the_model(DatabaseProvider provider)
    {
        using var offline = ComposedHost.Offline(provider);

        Assert.False(offline.GetRequiredService<ResasDb>().Database.HasPendingModelChanges(), "Run build/migrate with the name of your change.");
    }

    [Fact]
    public void The_script_for_SQL_Server_is_made_without_a_server_and_holds_each_table()
    {
        using var offline = ComposedHost.Offline(DatabaseProvider.SqlServer);
        var db = offline.GetRequiredService<ResasDb>();
        var script = db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

        Assert.All(db.Model.GetEntityTypes(), e => Assert.Contains($"CREATE TABLE [{e.GetTableName()}]", script, StringComparison.Ordinal));
    }

    public void Dispose() => services.Dispose();

    private IEnumerable<IProperty> Columns() => Model.GetEntityTypes().SelectMany(e => e.GetProperties());

    private static string? OwnerOf(Type type) => type.Assembly.GetName().Name is { } name && name.StartsWith("Resas.", StringComparison.Ordinal) ? name["Resas.".Length..] : null;

    private static string OwnerOf(IEntityType entity) => entity.GetTableName()!.Split('_')[0];

    private static Type Stored(IProperty property) => property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;

    private static string Name(IProperty property) => $"{property.DeclaringType.DisplayName()}.{property.Name}";
}
