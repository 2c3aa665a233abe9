namespace Resas.Notifications.Mail;

/// <summary>Takes a mail away.</summary>
internal interface IMailTransport
{
    /// <exception cref="MailRefusedException">It will never be taken: no such mailbox.</exception>
    /// <exception cref="IOException">It could not be taken now.</exception>
    Task SendAsync(OutgoingMail mail, CancellationToken ct);
}

internal sealed class MailRefusedException(string message, Exception inner) : Exception(message, inner);
