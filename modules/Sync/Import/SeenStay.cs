using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Resas.Contracts;
using Resas.Contracts.Blocks;

namespace Resas.Sync.Import;

/// <summary>A stay with an identity, as a listing last showed it. Ended ones are kept until their nights are past, so that what reappears keeps its claim.</summary>
internal sealed class SeenStay
{
    public Guid ClaimId { get; init; }
    public Guid ListingId { get; init; }
    public ClaimKind Kind { get; init; }
    public string? Code { get; set; }
    public string? Uid { get; set; }
    public DateOnly From { get; private set; }
    public DateOnly Until { get; private set; }
    public bool HasEnded { get; private set; }
    public Absence Absence { get; private set; } = Absence.None;

    public Nights Nights => new(From, Until);

    public static SeenStay Of(Guid listingId, Guid claimId, ClaimKind kind, string? code, string? uid, Nights nights) =>
        new() { ClaimId = claimId, ListingId = listingId, Kind = kind, Code = code, Uid = uid, From = nights.From, Until = nights.Until };

    public bool HasCodeOf(ShownStay now) => now.Code is not null && Code == now.Code;

    public bool HasUidOf(ShownStay now) => now.Uid is not null && Uid == now.Uid && CodeAgrees(now);

    public bool HasNightsOf(ShownStay now) => !HasEnded && Nights == now.Nights && CodeAgrees(now);

    /// <summary>Whether it names itself the same (rule 7).</summary>
    public bool IsSame(ShownStay now) => HasCodeOf(now) || HasUidOf(now);

    public void Shown(Nights nights)
    {
        (From, Until) = (nights.From, nights.Until);
        HasEnded = false;
        Absence = Absence.None;
    }

    public void Missed(Absence absence) => Absence = absence;

    public void End() => HasEnded = true;

    private bool CodeAgrees(ShownStay now) => Code is null || now.Code is null || Code == now.Code;

    internal sealed class Mapping : IEntityTypeConfiguration<SeenStay>
    {
        public void Configure(EntityTypeBuilder<SeenStay> stay)
        {
            stay.ToTable("Sync_SeenStay");
            stay.HasKey(s => s.ClaimId);
            stay.Property(s => s.ClaimId).ValueGeneratedNever();
            stay.Property(s => s.Code).HasMaxLength(64);
            stay.Property(s => s.Uid).HasMaxLength(400);
            stay.Ignore(s => s.Nights);
            stay.ComplexProperty(s => s.Absence, Absence.Map);
            stay.HasIndex(s => s.ListingId);
        }
    }
}
