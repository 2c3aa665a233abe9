using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Resas.Sync.Propagation;

/// <summary>A listing that takes over another one's calendar beside us, as far as can be seen from here (rule 5). Two ways for one night keep each other
/// alive: only its owner can end that, on the platform.</summary>
internal sealed class DirectLink
{
    /// <summary>Once may be chance.</summary>
    public const int Enough = 2;

    /// <summary>What was on its way when the owner removed the link is no new one: platforms fetch once a day at the least.</summary>
    public static readonly TimeSpan Aftermath = TimeSpan.FromDays(2);

    public Guid Id { get; init; }
    public Guid PropertyId { get; init; }
    public Guid OwnerId { get; init; }
    /// <summary>The one that takes over.</summary>
    public Guid ListingId { get; init; }
    /// <summary>The one whose nights it closes.</summary>
    public Guid OtherListingId { get; init; }
    /// <summary>How many stays or preparations were seen handed on.</summary>
    public int Seen { get; private set; }
    /// <summary>The claim that was seen last: one that is read again counts once.</summary>
    public Guid LastClaimId { get; private set; }
    public DateTime LastSeenAt { get; private set; }
    public DateTime? ToldAt { get; private set; }
    /// <summary>What the owner was told last; another one when it comes back.</summary>
    public Guid? AlarmId { get; private set; }
    /// <summary>When the owner said to have removed it.</summary>
    public DateTime? RemovedAt { get; private set; }
    /// <summary>The owner says that there is none: not asked again.</summary>
    public bool IsRefuted { get; private set; }

    /// <summary>Whether what the one shows may still be the other's.</summary>
    public bool MayHandOn(DateTime now) => !IsRefuted && (RemovedAt is not { } removed || now - removed < Aftermath);

    public bool IsOpen => ToldAt is not null && RemovedAt is null && !IsRefuted;

    /// <returns>Whether the owner is to be told now.</returns>
    public bool Saw(Guid claimId, DateTime now)
    {
        if (claimId == LastClaimId || IsRefuted || now - RemovedAt < Aftermath) return false;
        // Once told, that it is still there is noted once a day.
        if (IsOpen && now - LastSeenAt < TimeSpan.FromDays(1)) return false;
        if (RemovedAt is not null) (Seen, ToldAt, RemovedAt) = (0, null, null);
        (LastClaimId, LastSeenAt) = (claimId, now);
        return ++Seen >= Enough && ToldAt is null;
    }

    public void Tell(Guid alarmId, DateTime now) => (AlarmId, ToldAt) = (alarmId, now);

    public void Remove(DateTime now) => RemovedAt ??= now;

    /// <summary>The owner found it on the platform and removed it, whatever was seen of it from here.</summary>
    public void Admit(DateTime now) => (Seen, ToldAt, IsRefuted, RemovedAt) = (Math.Max(Seen, Enough), ToldAt ?? now, false, now);

    public void Refute() => IsRefuted = true;

    public void Reopen() => (RemovedAt, IsRefuted) = (null, false);

    internal sealed class Mapping : IEntityTypeConfiguration<DirectLink>
    {
        public void Configure(EntityTypeBuilder<DirectLink> link)
        {
            link.ToTable("Sync_DirectLink");
            link.Property(l => l.Id).ValueGeneratedNever();
            link.HasIndex(l => new { l.ListingId, l.OtherListingId }).IsUnique();
            link.HasIndex(l => l.OtherListingId);
            link.HasIndex(l => new { l.OwnerId, l.PropertyId });
        }
    }
}
