using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Resas.Contracts;

namespace Resas.Sync.Propagation;

/// <summary>A run of taken nights that a listing still sells, and that its owner was told of.</summary>
internal sealed class StillSold
{
    public Guid Id { get; init; }
    public Guid ListingId { get; init; }
    public Guid PropertyId { get; init; }
    public Guid OwnerId { get; init; }
    public DateOnly From { get; private set; }
    public DateOnly Until { get; private set; }
    public DateTime ToldAt { get; private set; }

    public Nights Nights => new(From, Until);

    public static StillSold Of(Guid id, Place place, Nights nights, DateTime now)
    {
        var sold = new StillSold { Id = id, ListingId = place.Listing, PropertyId = place.Home, OwnerId = place.Owner };
        sold.Told(nights, now);
        return sold;
    }

    public void Told(Nights nights, DateTime now) => (From, Until, ToldAt) = (nights.From, nights.Until, now);

    /// <summary>Fewer nights of what was told are no news.</summary>
    public void Shrink(Nights nights) => (From, Until) = (nights.From, nights.Until);

    internal sealed class Mapping : IEntityTypeConfiguration<StillSold>
    {
        public void Configure(EntityTypeBuilder<StillSold> sold)
        {
            sold.ToTable("Sync_StillSold");
            sold.Property(s => s.Id).ValueGeneratedNever();
            sold.Ignore(s => s.Nights);
            // One word for each listing and run, whichever instance looks first.
            sold.HasIndex(s => new { s.ListingId, s.From }).IsUnique();
            sold.HasIndex(s => s.OwnerId);
        }
    }
}
