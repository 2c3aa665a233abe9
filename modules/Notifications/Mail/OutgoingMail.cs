using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Resas.Contracts.Notifications;

namespace Resas.Notifications.Mail;

/// <summary>A mail that has not left yet. The row goes when it has, and its text with it.</summary>
internal sealed class OutgoingMail
{
    /// <summary>About a day and a half with the back-off below; then a person must look.</summary>
    public const int MaxAttempts = 12;

    private OutgoingMail()
    {
    }

    public Guid Id { get; private set; }
    public string To { get; private set; } = "";
    public string Subject { get; private set; } = "";
    public string Html { get; private set; } = "";
    public string Text { get; private set; } = "";
    public DateTime RequestedAt { get; private set; }
    public int Attempts { get; private set; }
    public string? LastError { get; private set; }
    public bool IsGivenUp { get; private set; }

    public static OutgoingMail Of(MailRequested request, DateTime now) => new()
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(now, TimeSpan.Zero)),
        To = request.To,
        Subject = request.Subject,
        Html = request.Html,
        Text = request.Text,
        RequestedAt = now,
    };

    /// <returns>When to try again; null when it is given up.</returns>
    public DateTime? Failed(string error, bool forGood, DateTime now)
    {
        Attempts++;
        LastError = error.Length > 500 ? error[..500] : error;
        IsGivenUp = forGood || Attempts >= MaxAttempts;
        // 20 s, 40 s, 80 s … at most 12 hours.
        return IsGivenUp ? null : now + TimeSpan.FromSeconds(Math.Min(10 * Math.Pow(2, Attempts), 43_200));
    }

    public void TryAgain() => (Attempts, IsGivenUp) = (0, false);

    public MailMessage ToMessage(MailAddress from)
    {
        var message = new MailMessage(from, new MailAddress(To))
        {
            Subject = Subject,
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
            // A bare line feed would be encoded as a character of the line.
            Body = Text.ReplaceLineEndings("\r\n"),
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.QuotedPrintable,
        };
        message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(Html, Encoding.UTF8, MediaTypeNames.Text.Html));
        // Sent twice after a crash, it is still one mail to whoever compares.
        message.Headers.Add("Message-ID", $"<{Id:N}@{from.Host}>");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<OutgoingMail>
    {
        public void Configure(EntityTypeBuilder<OutgoingMail> mail)
        {
            mail.ToTable("Notifications_Mail");
            mail.Property(m => m.Id).ValueGeneratedNever();
            mail.Property(m => m.To).HasMaxLength(320);
            mail.Property(m => m.Html).HasMaxLength(-1);
            mail.Property(m => m.Text).HasMaxLength(-1);
            mail.Property(m => m.LastError).HasMaxLength(500);
            mail.HasIndex(m => m.RequestedAt);
        }
    }
}
