using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Resas.Notifications.Preferences;

/// <summary>What an owner chose for one kind of news. No row stands for the usual.</summary>
internal sealed class Preference
{
    private Preference()
    {
    }

    public Guid OwnerId { get; private set; }
    public NewsKind Kind { get; private set; }
    public bool InInbox { get; private set; }
    public bool ByMail { get; private set; }

    public static Preference Usual(Guid ownerId, NewsKind kind) => new() { OwnerId = ownerId, Kind = kind, InInbox = true, ByMail = kind.IsAlarm() };

    /// <summary>An alarm is in the inbox whatever is said.</summary>
    public void Choose(bool inInbox, bool byMail) => (InInbox, ByMail) = (inInbox || Kind.IsAlarm(), byMail);

    internal sealed class Mapping : IEntityTypeConfiguration<Preference>
    {
        public void Configure(EntityTypeBuilder<Preference> preference)
        {
            preference.ToTable("Notifications_Preference");
            preference.HasKey(p => new { p.OwnerId, p.Kind });
        }
    }
}
