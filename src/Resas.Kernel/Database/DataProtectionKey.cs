using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;

namespace Resas.Kernel.Database;

/// <summary>A key that protects cookies and tokens. In the database, so that one file is the whole backup and instances share it.</summary>
internal sealed class DataProtectionKey
{
    public int Id { get; private set; }
    public string Xml { get; init; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<DataProtectionKey>
    {
        public void Configure(EntityTypeBuilder<DataProtectionKey> key)
        {
            key.ToTable("Kernel_DataProtectionKey");
            key.Property(k => k.Xml).HasMaxLength(8000);
        }
    }
}

internal sealed class DataProtectionKeys(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        return [.. Keys(scope).AsNoTracking().Select(k => k.Xml).AsEnumerable().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        Keys(scope).Add(new DataProtectionKey { Xml = element.ToString(SaveOptions.DisableFormatting) });
        scope.ServiceProvider.GetRequiredService<ResasDb>().SaveChanges();
    }

    private static DbSet<DataProtectionKey> Keys(IServiceScope scope) => scope.ServiceProvider.GetRequiredService<ResasDb>().Set<DataProtectionKey>();
}
