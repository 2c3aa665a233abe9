using Microsoft.Extensions.Localization;
using Resas.Contracts.Notifications;
using Resas.Kernel.Database;
using Resas.Kernel.Hosting;
using Resas.Kernel.Mail;
using Resas.Kernel.Messaging;

namespace Resas.Accounts;

/// <summary>The mails of the sign-in pages, in the owner's language.</summary>
internal sealed class AccountMails(ResasDb db, IMediator modules, IStringLocalizer<Texts> texts)
{
    public Task ConfirmAsync(User user, string link, CancellationToken ct) => SendAsync(user, user.Email!, "Confirm", link, ct);

    /// <summary>To the new address: whoever reads it there proves that it is theirs.</summary>
    public Task ChangeAsync(User user, string newAddress, string link, CancellationToken ct) => SendAsync(user, newAddress, "Change", link, ct);

    public Task ResetAsync(User user, string link, CancellationToken ct) => SendAsync(user, user.Email!, "Reset", link, ct);

    private async Task SendAsync(User user, string to, string kind, string link, CancellationToken ct)
    {
        using var speaking = Languages.Speak(user.Language);
        var letter = new Letter(user.Language, texts[$"Mail.{kind}.Subject"],
            [user.DisplayName.Length > 0 ? texts["Mail.HelloName", user.DisplayName] : texts["Mail.Hello"], texts[$"Mail.{kind}.Body"]],
            texts[$"Mail.{kind}.Action"], link, texts[$"Mail.{kind}.Footnote"]);
        await db.RunAsync(_ =>
        {
            modules.Announce(new MailRequested(to, letter.Subject, letter.Html(), letter.Text()));
            return Task.CompletedTask;
        }, ct);
    }
}
