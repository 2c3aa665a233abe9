using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Resas.Properties.FirstSteps;

namespace Resas.Properties;

internal sealed class PropertyMapping :
    IEntityTypeConfiguration<Property>, IEntityTypeConfiguration<Listing>, IEntityTypeConfiguration<RetiredExportKey>, IEntityTypeConfiguration<ClosureQuestion>,
    IEntityTypeConfiguration<StepsDismissal>
{
    public void Configure(EntityTypeBuilder<Property> property)
    {
        property.ToTable("Properties_Property");
        property.Property(p => p.Id).ValueGeneratedNever();
        property.Property(p => p.Name).HasMaxLength(Property.MaxName);
        property.Property(p => p.TimeZone).HasMaxLength(64);
        property.Ignore(p => p.IsArchived);
        property.ComplexProperty(p => p.Export, export =>
        {
            export.Property(e => e.Word).HasMaxLength(ExportChoice.MaxWord);
            // Two changes at once must not share a version: it stands for the bytes.
            export.Property(e => e.Version).IsConcurrencyToken();
        });
        property.HasIndex(p => p.OwnerId);
    }

    public void Configure(EntityTypeBuilder<Listing> listing)
    {
        listing.ToTable("Properties_Listing");
        listing.Property(l => l.Id).ValueGeneratedNever();
        listing.Property(l => l.Platform).HasMaxLength(32);
        listing.Property(l => l.Name).HasMaxLength(Listing.MaxName);
        listing.Property(l => l.ImportAddress).HasMaxLength(FeedAddress.MaxLength);
        listing.Property(l => l.AddressHash).HasMaxLength(64);
        listing.Property(l => l.ExportKey).HasMaxLength(64);
        listing.HasOne<Property>().WithMany().HasForeignKey(l => l.PropertyId);
        listing.HasIndex(l => l.OwnerId);
        listing.HasIndex(l => l.AddressHash).IsUnique();
        listing.HasIndex(l => l.ExportKey).IsUnique();
    }

    public void Configure(EntityTypeBuilder<RetiredExportKey> retired)
    {
        retired.ToTable("Properties_RetiredExportKey");
        retired.HasKey(r => r.Key);
        retired.Property(r => r.Key).HasMaxLength(64);
        retired.HasIndex(r => r.OwnerId);
    }

    public void Configure(EntityTypeBuilder<ClosureQuestion> question)
    {
        question.ToTable("Properties_ClosureQuestion");
        question.Property(q => q.Id).ValueGeneratedNever();
        question.Ignore(q => q.Nights);
        question.HasOne<Listing>().WithMany().HasForeignKey(q => q.ListingId).OnDelete(DeleteBehavior.Cascade);
        question.HasIndex(q => q.ListingId);
    }

    public void Configure(EntityTypeBuilder<StepsDismissal> dismissal)
    {
        dismissal.ToTable("Properties_StepsDismissal");
        dismissal.HasKey(d => d.OwnerId);
        dismissal.Property(d => d.OwnerId).ValueGeneratedNever();
    }
}
