using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Resas.Contracts;
using Resas.Contracts.Blocks;

namespace Resas.Blocks;

/// <summary>One change of a claim or of a conflict, kept as long as the claim. Known by the ledger's version that it belongs to and its place in it.</summary>
internal sealed class PastEvent
{
    public Guid PropertyId { get; init; }
    public long Version { get; init; }
    public int Place { get; init; }
    public Guid OwnerId { get; init; }
    public Guid ClaimId { get; init; }
    public Guid? OtherClaimId { get; init; }
    public DateTime At { get; init; }
    public ClaimEventKind What { get; init; }
    public ClaimKind Kind { get; init; }
    public ClaimStanding Standing { get; init; }
    public DateOnly From { get; init; }
    public DateOnly Until { get; init; }
    public DateOnly? FromBefore { get; init; }
    public DateOnly? UntilBefore { get; init; }
    public Guid? ListingId { get; init; }
    public string? Platform { get; init; }
    public ReleaseReason? Why { get; init; }

    public ClaimEvent ToEvent() => new(ClaimId, OtherClaimId, At, What, Kind, Standing, new Nights(From, Until),
        FromBefore is { } from && UntilBefore is { } until ? new Nights(from, until) : null, ListingId, Platform, Why, Version);

    internal sealed class Mapping : IEntityTypeConfiguration<PastEvent>
    {
        public void Configure(EntityTypeBuilder<PastEvent> row)
        {
            row.ToTable("Blocks_Event");
            row.HasKey(e => new { e.PropertyId, e.Version, e.Place });
            row.Property(e => e.Platform).HasMaxLength(40);
            row.HasIndex(e => new { e.PropertyId, e.From, e.Until });
            row.HasIndex(e => e.ClaimId);
            row.HasIndex(e => e.OtherClaimId);
            row.HasIndex(e => e.OwnerId);
        }
    }
}
