using Microsoft.Extensions.Localization;
using Resas.Contracts.Accounts;
using Resas.Contracts.Notifications;
using Resas.Kernel.Mail;
using Resas.Kernel.Messaging;

namespace Resas.Notifications.Mail;

/// <summary>The mail of what is no alarm, in the owner's language: one piece of news as a letter, several as a list.</summary>
internal sealed class NewsMail(IMediator modules, MessageWords words, MailLinks links, IStringLocalizer<Texts> texts)
{
    /// <summary>Beyond this many, a mail says how many more there are.</summary>
    public const int Most = 20;

    /// <param name="due">At least one; those that were gathered in one message are told as one here too.</param>
    public async Task SendAsync(Owner owner, IReadOnlyList<Message> due, CancellationToken ct)
    {
        var told = Gathered(due);
        var none = Array.Empty<Message>().ToLookup(m => m.Id);
        var news = await words.OfAsync(owner.Id, told, none, owner.TimeZone, ct);
        var letter = new Letter(owner.Language, news is [var only] ? texts["NewsMail.One", only.Title, only.Details] : texts["NewsMail.Many", news.Count],
            [
                owner.DisplayName.Length > 0 ? texts["Mail.HelloName", owner.DisplayName] : texts["Mail.Hello"],
                .. news.Take(Most).Select(n => texts["NewsMail.News", n.Title, n.Details].Value),
                .. news.Count > Most ? [texts["NewsMail.More", news.Count - Most].Value] : Array.Empty<string>(),
            ],
            texts[news.Count == 1 ? "NewsMail.Look" : "NewsMail.LookAll"], links.To(news.Count == 1 ? MessageWords.Target(told[0]) : "/notifications"), texts["NewsMail.Footnote"])
        { ChangeLabel = texts["Mail.Change"], ChangeAddress = links.To("/notifications/settings") };
        modules.Announce(new MailRequested(owner.Email, letter.Subject.Length > 200 ? letter.Subject[..200] : letter.Subject, letter.Html(), letter.Text()));
    }

    /// <summary>Stays of one burst as one message, which counts only those that no mail has told yet.</summary>
    private static List<Message> Gathered(IReadOnlyList<Message> due)
    {
        var told = due.Where(m => m.PartOfId is null).ToList();
        foreach (var parts in due.Where(m => m.PartOfId is not null).GroupBy(m => m.PartOfId))
        {
            var gathering = Message.Gathering(parts.First(), parts.First().At);
            foreach (var part in parts) gathering.Gather(part);
            told.Add(parts.Count() == 1 ? parts.First() : gathering);
        }

        return [.. told.OrderBy(m => m.At)];
    }
}
