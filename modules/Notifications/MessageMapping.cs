using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Resas.Notifications;

internal sealed class MessageMapping : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> message)
    {
        message.ToTable("Notifications_Message");
        message.Property(m => m.Id).ValueGeneratedNever();
        message.Property(m => m.Platform).HasMaxLength(40);
        message.Property(m => m.OtherPlatform).HasMaxLength(40);
        message.Property(m => m.Guest).HasMaxLength(Message.GuestLength);
        message.Ignore(m => m.Nights).Ignore(m => m.NightsBefore);
        message.HasIndex(m => new { m.OwnerId, m.PartOfId, m.At });
        message.HasIndex(m => new { m.OwnerId, m.SubjectId });
    }
}
