using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Resas.Sync.Export;

/// <summary>One of a listing's newest pulls, which show its platform's habits.</summary>
internal sealed class Pull
{
    public const int MaxBy = 256;
    /// <summary>For each listing; older ones go.</summary>
    public const int Kept = 50;
    /// <summary>Requests so near to each other are one pull.</summary>
    public static readonly TimeSpan OneGo = TimeSpan.FromMinutes(1);

    private const int RecentGaps = 20, FewestGaps = 2, LongestGap = 7 * 86_400;

    public Guid Id { get; private set; }
    public Guid ListingId { get; private set; }
    public DateTime At { get; private set; }
    /// <summary>The ledger's.</summary>
    public long Version { get; private set; }
    /// <summary>The user agent.</summary>
    public string? By { get; private set; }

    public PullMoment Moment => new(At, Version, By);

    public static Pull Of(Guid listingId, PullMoment moment) => new()
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(moment.At, TimeSpan.Zero)), ListingId = listingId, At = moment.At, Version = moment.Version, By = moment.By,
    };

    /// <summary>Seconds between pulls, as the median of the newest gaps: one outage or one curious owner changes nothing. Null before the third pull,
    /// because the first two often come when the address is pasted.</summary>
    public static int? UsualSeconds(IEnumerable<DateTime> inOrder)
    {
        var gaps = new List<int>();
        DateTime? before = null;
        foreach (var at in inOrder)
        {
            if (before is { } earlier && at - earlier < OneGo) continue;
            if (before is { } last) gaps.Add((int)Math.Min((at - last).TotalSeconds, LongestGap));
            before = at;
        }

        var recent = gaps.TakeLast(RecentGaps).Order().ToList();
        return recent.Count < FewestGaps ? null : recent[recent.Count / 2];
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Pull>
    {
        public void Configure(EntityTypeBuilder<Pull> pull)
        {
            pull.ToTable("Sync_Pull");
            pull.Property(p => p.Id).ValueGeneratedNever();
            pull.Property(p => p.By).HasMaxLength(MaxBy);
            pull.Ignore(p => p.Moment);
            pull.HasIndex(p => new { p.ListingId, p.At });
        }
    }
}
