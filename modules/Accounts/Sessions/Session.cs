using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Resas.Accounts.Sessions;

/// <summary>One sign-in on one device, until it is ended, replaced, or unused for as long as its cookie lives.</summary>
internal sealed class Session
{
    private Session()
    {
    }

    public Guid Id { get; private set; }
    public Guid OwnerId { get; private set; }
    public DateTime StartedAt { get; private set; }
    public DateTime LastSeenAt { get; private set; }

    /// <summary>Name of the browser; empty when it does not say.</summary>
    public string Browser { get; private set; } = "";

    /// <summary>Name of the system or kind of device; empty when it does not say.</summary>
    public string System { get; private set; } = "";

    /// <summary>The account's security stamp when this device last proved who it is. A changed password changes the account's: all others are dead then.</summary>
    public string Stamp { get; private set; } = "";

    public static Session Of(Guid ownerId, string stamp, Device device, DateTime now) => new()
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(now, TimeSpan.Zero)),
        OwnerId = ownerId,
        StartedAt = now,
        LastSeenAt = now,
        Browser = device.Browser,
        System = device.System,
        Stamp = stamp,
    };

    internal sealed class Mapping : IEntityTypeConfiguration<Session>
    {
        public void Configure(EntityTypeBuilder<Session> session)
        {
            session.ToTable("Accounts_Session");
            session.Property(s => s.Id).ValueGeneratedNever();
            session.Property(s => s.Browser).HasMaxLength(Device.NameLength);
            session.Property(s => s.System).HasMaxLength(Device.NameLength);
            session.HasOne<User>().WithMany().HasForeignKey(s => s.OwnerId);
            session.HasIndex(s => s.LastSeenAt);
        }
    }
}
