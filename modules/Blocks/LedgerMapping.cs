using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Resas.Blocks;

internal sealed class LedgerMapping :
    IEntityTypeConfiguration<Ledger>, IEntityTypeConfiguration<Claim>, IEntityTypeConfiguration<HeldNight>, IEntityTypeConfiguration<Conflict>
{
    public void Configure(EntityTypeBuilder<Ledger> ledger)
    {
        ledger.ToTable("Blocks_Ledger");
        ledger.HasKey(l => l.PropertyId);
        ledger.Property(l => l.PropertyId).ValueGeneratedNever();
        ledger.Property(l => l.Version).IsConcurrencyToken();
        ledger.HasIndex(l => l.OwnerId);
        ledger.HasIndex(l => l.WholeId);
    }

    public void Configure(EntityTypeBuilder<Claim> claim)
    {
        claim.ToTable("Blocks_Claim");
        claim.Property(c => c.Id).ValueGeneratedNever();
        claim.Property(c => c.Platform).HasMaxLength(40);
        claim.Property(c => c.Guest).HasMaxLength(Claim.MaxGuest);
        claim.Property(c => c.Code).HasMaxLength(Claim.MaxCode);
        claim.Property(c => c.Note).HasMaxLength(Claim.MaxNote);
        claim.Property(c => c.SearchText).HasMaxLength(Claim.MaxSearchText);
        claim.PrimitiveCollection(c => c.Origins).HasMaxLength(-1);
        claim.HasIndex(c => new { c.PropertyId, c.From, c.Until });
        claim.HasIndex(c => new { c.OwnerId, c.From, c.Until });
        claim.HasIndex(c => c.ListingId);
        claim.HasIndex(c => c.OriginsUntil).HasFilter("OriginsUntil IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<HeldNight> night)
    {
        night.ToTable("Blocks_Night");
        night.HasKey(n => new { n.PropertyId, n.Night });
    }

    public void Configure(EntityTypeBuilder<Conflict> conflict)
    {
        conflict.ToTable("Blocks_Conflict");
        conflict.Property(c => c.Id).ValueGeneratedNever();
        conflict.Property(c => c.Note).HasMaxLength(Conflict.MaxNote);
        conflict.HasIndex(c => c.PropertyId);
        conflict.HasIndex(c => new { c.OwnerId, c.ClosedAt });
        conflict.HasIndex(c => c.SecondClaimId, "IX_Blocks_Conflict_OpenSecond").HasFilter("ClosedAt IS NULL");
        conflict.HasIndex(c => new { c.FirstClaimId, c.SecondClaimId, c.Kind }, "IX_Blocks_Conflict_OneOpenPerPair").IsUnique().HasFilter("ClosedAt IS NULL");
    }
}
