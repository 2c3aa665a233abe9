using System.Net.Mail;
using Microsoft.Extensions.Options;
using Resas.Kernel.Database;

namespace Resas.Notifications.Mail;

/// <summary>Without a mail server: one .eml file per mail, in a folder that only this account may read, for mails hold links that sign in.</summary>
internal sealed class PickUpFolder(DataFolder data, IOptions<MailOptions> options) : IMailTransport
{
    public async Task SendAsync(OutgoingMail mail, CancellationToken ct)
    {
        var folder = data.File("mail");
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        using var writer = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = folder };
        using var message = mail.ToMessage(new MailAddress(options.Value.From));
        await writer.SendMailAsync(message, ct);
    }
}
