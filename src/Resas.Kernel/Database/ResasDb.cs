using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Resas.Kernel.Database;

/// <summary>The one context. Each module brings its entities by the <see cref="IEntityTypeConfiguration{T}"/> classes of its assembly.</summary>
public sealed class ResasDb(DbContextOptions<ResasDb> options, IEnumerable<ModelPart> parts) : DbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<string>().HaveMaxLength(256);
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<DateTime>().HaveConversion<Utc>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var part in parts.OrderBy(p => p.Assembly.FullName, StringComparer.Ordinal))
            modelBuilder.ApplyConfigurationsFromAssembly(part.Assembly);
    }

    /// <summary>Instants are UTC, on both databases.</summary>
    private sealed class Utc() : ValueConverter<DateTime, DateTime>(
        v => v.Kind == DateTimeKind.Local ? v.ToUniversalTime() : v,
        v => DateTime.SpecifyKind(v, DateTimeKind.Utc));
}

/// <summary>An assembly whose entities belong to the model.</summary>
public sealed record ModelPart(Assembly Assembly);
