using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Resas.Contracts.Accounts;
using Resas.Contracts.Notifications;
using Resas.Contracts.Properties;
using Resas.Contracts.Sync;
using Resas.Kernel.Hosting;
using Resas.Kernel.Mail;
using Resas.Kernel.Messaging;

namespace Resas.Notifications.Mail;

/// <summary>The alarm of a double booking, in the owner's language.</summary>
internal sealed class ConflictMail(IMediator modules, IStringLocalizer<Texts> texts, IOptions<SiteOptions> site)
{
    public async Task SendAsync(Message conflict, CancellationToken ct)
    {
        if (await modules.Send(new FindOwner(conflict.OwnerId), ct) is not { } owner) return;

        using var speaking = Languages.Speak(owner.Language);
        var home = await NameAsync(conflict, conflict.PropertyId, ct) ?? texts["Home.Unknown"];
        if (conflict.OtherPropertyId is { } id && await NameAsync(conflict, id, ct) is { } other) home = texts["Home.Two", home, other];
        var platforms = (await modules.Send(new FindPlatforms(), ct)).ToDictionary(p => p.Key, p => p.Name);
        var nights = new NightsInWords(texts).Range(conflict.Nights!.Value);
        var letter = new Letter(owner.Language, texts["ConflictMail.Subject", home, nights],
            [
                owner.DisplayName.Length > 0 ? texts["Mail.HelloName", owner.DisplayName] : texts["Mail.Hello"],
                texts[conflict.OtherPropertyId is null ? "ConflictMail.What" : "ConflictMail.WhatOfTwo", home, nights, Source(conflict.Platform), Source(conflict.OtherPlatform)],
                texts["ConflictMail.Todo"],
            ],
            texts["ConflictMail.Action"], Link(site.Value), texts["ConflictMail.Footnote"]);
        modules.Announce(new MailRequested(owner.Email, letter.Subject, letter.Html(), letter.Text()));

        string Source(string? platform) => platform is null ? texts["Source.Manual"] : platforms.GetValueOrDefault(platform, platform);
    }

    private async Task<string?> NameAsync(Message conflict, Guid home, CancellationToken ct) =>
        (await modules.Send(new FindProperty(home, conflict.OwnerId), ct))?.Name;

    /// <summary>There is no request here whose address could stand in.</summary>
    private static string? Link(SiteOptions site) => site.PublicAddress is { Length: > 0 } address ? $"{address.TrimEnd('/')}/conflicts" : null;
}
