using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Resas.Contracts;

namespace Resas.Sync.Propagation;

/// <summary>A run of nights that the owner says to have closed by hand on a listing.</summary>
internal sealed class Todo
{
    public Guid Id { get; init; }
    public Guid ListingId { get; init; }
    public Guid OwnerId { get; init; }
    public DateOnly From { get; init; }
    public DateOnly Until { get; init; }
    public DateTime TickedAt { get; init; }
    /// <summary>When a healthy answer first showed them taken since.</summary>
    public DateTime? VerifiedAt { get; private set; }

    public Nights Nights => new(From, Until);

    public void Verify(DateTime now) => VerifiedAt ??= now;

    internal sealed class Mapping : IEntityTypeConfiguration<Todo>
    {
        public void Configure(EntityTypeBuilder<Todo> todo)
        {
            todo.ToTable("Sync_Todo");
            todo.Property(t => t.Id).ValueGeneratedNever();
            todo.Ignore(t => t.Nights);
            todo.HasIndex(t => new { t.ListingId, t.From, t.Until }).IsUnique();
            todo.HasIndex(t => t.OwnerId);
        }
    }
}
