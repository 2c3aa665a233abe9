using Microsoft.Extensions.Localization;
using Resas.Contracts.Accounts;
using Resas.Contracts.Blocks;
using Resas.Contracts.Notifications;
using Resas.Contracts.Properties;
using Resas.Contracts.Sync;
using Resas.Kernel.Hosting;
using Resas.Kernel.Mail;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;
using Resas.Notifications.Preferences;

namespace Resas.Notifications.Mail;

/// <summary>What can't wait in the inbox, in the owner's language: a night sold twice, and nights that a platform sells although they are taken. Platforms that
/// were linked to each other before us bring dozens at once: one mail speaks for all of a home and its two platforms beyond a few.</summary>
internal sealed class AlarmMail(Inbox inbox, IMediator modules, OwnerChoices choices, MailLinks links, IStringLocalizer<Texts> texts)
{
    public async Task SendAsync(Message alarm, CancellationToken ct)
    {
        if (!(await choices.OfAsync(alarm.OwnerId, NewsKinds.Of(alarm.Kind)!.Value, ct)).ByMail) return;
        var before = await inbox.CountLikeAsync(alarm, ct);
        if (before > Inbox.Single || await modules.Send(new FindOwner(alarm.OwnerId), ct) is not { } owner) return;

        using var speaking = Languages.Speak(owner.Language);
        var home = await NameAsync(alarm.OwnerId, alarm.PropertyId, ct) ?? texts["Home.Unknown"];
        if (alarm.OtherPropertyId is { } id && await NameAsync(alarm.OwnerId, id, ct) is { } other) home = texts["Home.Two", home, other];
        var platforms = (await modules.Send(new FindPlatforms(), ct)).ToDictionary(p => p.Key, p => p.Name);
        object[] facts = [home, alarm.Nights!.Value.InWords(), Source(alarm.Platform), Source(alarm.OtherPlatform)];
        var kind = alarm.Kind == MessageKind.StillSold ? "StillSoldMail" : "ConflictMail";
        var isOfAll = before == Inbox.Single;
        var letter = new Letter(owner.Language, texts[isOfAll ? $"{kind}.Many.Subject" : $"{kind}.Subject", facts],
            [
                owner.DisplayName.Length > 0 ? texts["Mail.HelloName", owner.DisplayName] : texts["Mail.Hello"],
                .. isOfAll ? [texts[$"{kind}.Many.What", facts]] : await OneAsync(alarm, kind, facts, ct),
            ],
            texts[isOfAll ? $"{kind}.Many.Action" : $"{kind}.Action"],
            links.To(isOfAll && alarm.Kind == MessageKind.DoubleBooking ? "/conflicts" : MessageWords.Target(alarm)), texts[$"{kind}.Footnote"])
        { ChangeLabel = texts["Mail.Change"], ChangeAddress = links.To("/notifications/settings") };
        modules.Announce(new MailRequested(owner.Email, letter.Subject, letter.Html(), letter.Text()));

        string Source(string? platform) => platform is null ? texts["Source.Manual"] : platforms.GetValueOrDefault(platform, platform);
    }

    private async Task<IEnumerable<string>> OneAsync(Message alarm, string kind, object[] facts, CancellationToken ct) =>
    [
        texts[alarm.OtherPropertyId is null ? $"{kind}.What" : "ConflictMail.WhatOfTwo", facts],
        .. await AdviceAsync(alarm, ct),
        texts[$"{kind}.Todo", facts],
    ];

    private async Task<string?> NameAsync(Guid owner, Guid home, CancellationToken ct) => (await modules.Send(new FindProperty(home, owner), ct))?.Name;

    /// <summary>The suggestion's first sentence; nothing when the conflict is over already.</summary>
    private async Task<IEnumerable<string>> AdviceAsync(Message alarm, CancellationToken ct) => alarm.Kind == MessageKind.DoubleBooking
        ? (await modules.Send(new FindConflictAdvice(alarm.OwnerId, [alarm.SubjectId]), ct)).Values
        : [];
}
