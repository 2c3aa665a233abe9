using System.Net;
using System.Net.Mail;
using Microsoft.Extensions.Options;

namespace Resas.Notifications.Mail;

/// <summary>By SMTP. One connection and one recipient a mail: of two recipients with one bad, SmtpClient serves one and then throws.</summary>
internal sealed class SmtpTransport(IOptions<MailOptions> options, TimeProvider clock) : IMailTransport
{
    public async Task SendAsync(OutgoingMail mail, CancellationToken ct)
    {
        var smtp = options.Value.Smtp;
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(smtp.TimeoutSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, ct);
        using var client = new SmtpClient(smtp.Host, smtp.Port) { EnableSsl = smtp.UseTls };
        if (!string.IsNullOrEmpty(smtp.User)) client.Credentials = new NetworkCredential(smtp.User, smtp.Password);
        using var message = mail.ToMessage(new MailAddress(options.Value.From));
        try
        {
            await client.SendMailAsync(message, either.Token);
        }
        catch (OperationCanceledException late) when (!ct.IsCancellationRequested)
        {
            throw new IOException($"{smtp.Host} did not take the mail within {smtp.TimeoutSeconds} seconds.", late);
        }
        catch (SmtpFailedRecipientException refused) when (refused.StatusCode is SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.MailboxNameNotAllowed)
        {
            throw new MailRefusedException($"{smtp.Host} refused the recipient: {(int)refused.StatusCode}.", refused);
        }
        catch (SmtpException failed)
        {
            // The whole chain: "Failure sending mail." alone tells an operator nothing. Servers like to repeat the address.
            var why = $"{failed.StatusCode}, {failed.Message} {failed.InnerException?.Message}".Trim();
            throw new IOException($"{smtp.Host}: {why.Replace(mail.To, "…", StringComparison.OrdinalIgnoreCase)}", failed);
        }
    }
}
