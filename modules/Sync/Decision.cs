using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Resas.Contracts;
using Resas.Contracts.Sync;

namespace Resas.Sync;

/// <summary>What a run decided about nights of a listing, and by which rule: the details of a line of the log. Written when it is decided otherwise
/// than at the run before.</summary>
internal sealed class Decision
{
    /// <summary>In <see cref="Other"/>: entered by the owner.</summary>
    public const string ByHand = "manual";

    public Guid RunId { get; init; }
    public int Place { get; init; }
    public Guid ListingId { get; init; }
    public Guid PropertyId { get; init; }
    public Guid OwnerId { get; init; }
    public string Platform { get; init; } = "";
    public DateTime At { get; init; }
    public Guid? ClaimId { get; init; }
    public Decided What { get; init; }
    /// <summary>Of design section 4, 1 to 7.</summary>
    public int Rule { get; init; }
    public DateOnly From { get; init; }
    public DateOnly Until { get; init; }
    public DateOnly? FromBefore { get; init; }
    public DateOnly? UntilBefore { get; init; }
    /// <summary>Whose nights they are that came back: a platform's key, or <see cref="ByHand"/>; null when nobody's any more.</summary>
    public string? Other { get; init; }
    /// <summary>When the platform first had these nights from us.</summary>
    public DateTime? ServedAt { get; init; }

    public Nights Nights => new(From, Until);
    public Nights? Before => FromBefore is { } from && UntilBefore is { } until ? new Nights(from, until) : null;

    public static int RuleOf(Decided what) => what switch
    {
        Decided.KeptPast => 2,
        Decided.TakenAsMirror or Decided.IgnoredAsEcho or Decided.IgnoredAsPadding or Decided.EchoEnded => 5,
        Decided.TakenAsInferredStay or Decided.TakenAsClosure or Decided.TakenAsWindow or Decided.WindowOpened => 6,
        Decided.MovedTo or Decided.Restored => 7,
        _ => 1,
    };

    internal sealed class Mapping : IEntityTypeConfiguration<Decision>
    {
        public void Configure(EntityTypeBuilder<Decision> row)
        {
            row.ToTable("Sync_Decision");
            row.HasKey(d => new { d.RunId, d.Place });
            row.Property(d => d.Platform).HasMaxLength(32);
            row.Property(d => d.Other).HasMaxLength(32);
            row.Ignore(d => d.Nights);
            row.Ignore(d => d.Before);
            row.HasIndex(d => new { d.PropertyId, d.From, d.Until });
            row.HasIndex(d => new { d.ClaimId, d.At });
            row.HasIndex(d => d.At);
            row.HasIndex(d => d.OwnerId);
        }
    }
}
