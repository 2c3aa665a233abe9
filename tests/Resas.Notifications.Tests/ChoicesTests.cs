using System.Net;
using Microsoft.EntityFrameworkCore;
using Resas.Contracts;
using Resas.Contracts.Accounts;
using Resas.Contracts.Blocks;
using Resas.Contracts.Notifications;
using Resas.Contracts.Sync;
using Resas.Notifications.Jobs;
using Resas.Notifications.Preferences;
using Resas.Testing;

namespace Resas.Notifications.Tests;

/// <summary>What owners choose to be told, and what comes by mail then.</summary>
public sealed class ChoicesTests : IAsyncLifetime
{
    private const string Page = "/notifications/settings";
    private const string Address = "odile@example.org";
    private static readonly string[] All = ["Stay", "Change", "Cancellation", "DoubleBooking", "StillSold", "Failure"];
    private static readonly string[] Alarms = ["DoubleBooking", "StillSold"];
    private static readonly Nights July = new(new(2027, 7, 12), new(2027, 7, 15));

    private readonly ResasHost host;
    private readonly Houses.Deeds houses;
    private readonly Guid airbnb = Guid.NewGuid();
    private Visitor owner = null!;
    private Guid tilleuls;

    public ChoicesTests() => host = new ResasHost().WithHouses(out houses).With("Site:PublicAddress", "https://resas.example.fr");

    public async Task InitializeAsync()
    {
        owner = await host.SignInAsync(Address);
        tilleuls = houses.Add(owner.OwnerId, "Les Tilleuls");
        await host.SettleAsync();
    }

    public Task DisposeAsync() => host.DisposeAsync().AsTask();

    [Theory]
    [InlineData("fr", "Toujours dans Resas : c’est une alerte.")]
    [InlineData("en", "Always in Resas: this is an alarm.")]
    public async Task At_first_all_is_shown_alarms_are_mailed_and_no_box_hides_an_alarm(string language, string always)
    {
        var page = await host.SignedInAs(owner.OwnerId, language).GetAsync(Page);

        Assert.Equal(["Stay", "Change", "Cancellation", "Failure"], Ticked(page, "InInbox"));
        Assert.Equal(Alarms, Ticked(page, "ByMail"));
        Assert.Equal(4, page.Document.QuerySelectorAll("[name=InInbox]").Length);
        Assert.Equal(2, page.Texts("main p").Count(t => t == always));
        Assert.Empty(page.Texts(".notice"));
    }

    [Fact]
    public async Task What_was_chosen_is_shown_again_and_an_alarm_without_mail_is_warned_of()
    {
        var page = await ChooseAsync(["Stay"], ["Stay", "StillSold"]);

        Assert.Equal(["Stay"], Ticked(page, "InInbox"));
        Assert.Equal(["Stay", "StillSold"], Ticked(page, "ByMail"));
        Assert.Contains("une nuit pourrait être vendue deux fois", Assert.Single(page.Texts("main .notice")), StringComparison.Ordinal);
        Assert.Contains("Vos choix sont enregistrés.", Assert.Single(page.Texts("#toasts .toast")), StringComparison.Ordinal);
        Assert.Equal([Page], (await owner.GetAsync("/notifications")).Document.QuerySelectorAll("main .page-header a").Select(a => a.GetAttribute("href")!));
    }

    [Fact]
    public async Task A_new_stay_is_mailed_once_in_the_owners_language_with_why_and_where_to_change_it()
    {
        await ChooseAsync(All, ["Stay"]);
        await host.InScopeAsync(db => db.Database.ExecuteSqlAsync($"UPDATE Accounts_User SET Language = {"en"}"));
        var claimed = Claimed();
        await host.AnnounceAsync(claimed, claimed);
        await host.SettleAsync();
        Assert.Empty(News());

        await WaitAsync(MailNews.Quiet);
        await WaitAsync(TimeSpan.FromHours(1));
        var mail = Assert.Single(News());
        Assert.Equal("New reservation on Airbnb: Les Tilleuls, 12 to 15 July, 3 nights, Camille", Answer.Flat(mail.Subject));
        Assert.Contains("lang=\"en\"", mail.Html, StringComparison.Ordinal);
        Assert.Equal($"https://resas.example.fr/calendar/{tilleuls}?month=2027-07", mail.Link!.AbsoluteUri);
        Assert.Contains("because you asked for such news by mail", mail.Text, StringComparison.Ordinal);
        Assert.Contains("https://resas.example.fr/notifications/settings", mail.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"https://resas.example.fr/notifications/settings\"", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_hundred_stays_in_one_go_are_one_mail()
    {
        await ChooseAsync(All, ["Stay"]);
        for (var batch = 0; batch < 5; batch++)
        {
            await host.AnnounceAsync([.. Enumerable.Range(40 * batch, 40).Select(i => Claimed(3 * i))]);
            await WaitAsync(TimeSpan.FromSeconds(90));
        }

        await WaitAsync(MailNews.Quiet);
        await WaitAsync(MailNews.Longest);
        Assert.StartsWith("200 séjours trouvés sur Airbnb : Les Tilleuls", Answer.Flat(Assert.Single(News()).Subject), StringComparison.Ordinal);
    }

    [Fact]
    public async Task News_that_never_ceases_is_mailed_after_a_quarter_of_an_hour_and_nothing_twice()
    {
        await ChooseAsync(All, ["Change"]);
        var claimed = Claimed();
        for (var minute = 0; minute < 20; minute++)
        {
            await host.AnnounceAsync(Changed(claimed, minute));
            await WaitAsync(TimeSpan.FromMinutes(1));
        }

        await WaitAsync(MailNews.Quiet);
        Assert.Equal(["15 nouvelles de vos logements", "5 nouvelles de vos logements"], News().Select(m => m.Subject));
    }

    [Fact]
    public async Task More_than_a_mail_should_hold_is_counted_and_led_to()
    {
        await ChooseAsync(All, ["Change"]);
        await host.AnnounceAsync([.. Enumerable.Range(0, 25).Select(i => Changed(Claimed(), i))]);
        await WaitAsync(MailNews.Quiet);

        var mail = Assert.Single(News());
        Assert.Contains("Et 5 autres, à lire dans Resas.", Answer.Flat(mail.Text), StringComparison.Ordinal);
        Assert.Equal("https://resas.example.fr/notifications", mail.Link!.AbsoluteUri);
    }

    [Theory]
    [InlineData("Failure", "Le calendrier Airbnb n’est plus lu")]
    [InlineData("Cancellation", "Réservation Airbnb annulée")]
    public async Task Other_kinds_are_mailed_when_asked_for(string kind, string subject)
    {
        await ChooseAsync(All, [kind]);
        await host.AnnounceAsync(
            Claimed(),
            new ListingModeChanged(airbnb, tilleuls, owner.OwnerId, "airbnb", ListingMode.Batch, ListingMode.Manual, FeedProblem.Gone),
            new ClaimReleased(Guid.NewGuid(), tilleuls, owner.OwnerId, airbnb, "airbnb", ClaimKind.Reservation, ClaimStanding.Held, July, ReleaseReason.Cancelled, null));
        await WaitAsync(MailNews.Quiet);

        Assert.StartsWith(subject, Assert.Single(News()).Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_wanted_in_the_inbox_is_neither_shown_nor_counted_and_still_told_once_by_mail()
    {
        await ChooseAsync([], ["Stay"]);
        var claimed = Claimed();
        await host.AnnounceAsync(claimed);
        await WaitAsync(MailNews.Quiet);
        await host.AnnounceAsync(claimed);
        await WaitAsync(MailNews.Quiet);

        Assert.Single(News());
        Assert.Empty((await owner.GetAsync("/notifications")).Texts("main .list-item"));
        Assert.Equal(0, await host.AskAsync(new CountUnreadMessages(owner.OwnerId)));
        Assert.Empty(await host.AskAsync(new CountUnreadByOwner([owner.OwnerId])));
        Assert.Empty(await host.AskAsync(new FindLatestNews(owner.OwnerId, 5, "Europe/Paris")));
    }

    [Fact]
    public async Task An_alarm_is_in_the_inbox_whatever_was_chosen_and_not_mailed_to_who_said_no()
    {
        await ChooseAsync([], []);
        await host.AnnounceAsync(Opened());
        await WaitAsync(MailNews.Quiet);

        Assert.Equal(["Double réservation : Airbnb et GreenGo"], (await owner.GetAsync("/notifications")).Texts("main .list-item strong"));
        Assert.Empty(News());
    }

    [Fact]
    public async Task An_alarm_is_mailed_at_once_and_says_where_to_change_that()
    {
        await host.AnnounceAsync(Opened());
        await host.SettleAsync();

        Assert.Contains("https://resas.example.fr/notifications/settings", Assert.Single(News()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_alarms_at_once_one_mail_speaks_for_all_beyond_three()
    {
        for (var i = 0; i < 6; i++) await host.AnnounceAsync(Opened());
        await host.SettleAsync();

        Assert.Equal(4, News().Count);
        var ofAll = Assert.Single(News(), mail => mail.Subject.StartsWith("D’autres doubles réservations", StringComparison.Ordinal));
        Assert.Contains("https://resas.example.fr/conflicts\n", ofAll.Text.ReplaceLineEndings("\n") + "\n", StringComparison.Ordinal);
        Assert.Equal(6, (await owner.GetAsync("/notifications")).Texts("main .list-item strong").Count);

        // The other way round it is the same pair of platforms; another pair, or another home, is another matter.
        await host.AnnounceAsync(Opened() with { FirstPlatform = "greengo", SecondPlatform = "airbnb" });
        await host.SettleAsync();
        Assert.Equal(4, News().Count);
        await host.AnnounceAsync(Opened() with { SecondPlatform = "booking" });
        await host.AnnounceAsync(Opened() with { PropertyId = houses.Add(owner.OwnerId, "Les Ormes") });
        await host.SettleAsync();
        Assert.Equal(6, News().Count);

        host.Clock.Advance(Inbox.Burst + TimeSpan.FromSeconds(1));
        await host.AnnounceAsync(Opened());
        await host.SettleAsync();
        Assert.Equal(7, News().Count);
    }

    [Fact]
    public async Task A_question_is_asked_whatever_was_chosen()
    {
        await ChooseAsync([], All);
        await host.AnnounceAsync(Opened() with { Kind = ConflictKind.SameStayQuestion });
        Assert.Single((await owner.GetAsync("/notifications")).Texts("main .list-item"));
    }

    [Fact]
    public async Task A_made_up_kind_is_refused_and_nothing_is_changed()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await ChooseAsync(["Gossip"], [])).Status);
        Assert.Empty(await host.InScopeAsync(db => db.Set<Preference>().ToListAsync()));
    }

    [Fact]
    public async Task Who_has_gone_is_written_nothing_and_leaves_no_choice_behind()
    {
        await ChooseAsync(All, ["Stay"]);
        await host.AnnounceAsync(Claimed());
        await host.AnnounceAsync(new OwnerDeleted(owner.OwnerId));
        await WaitAsync(MailNews.Quiet);

        Assert.Empty(News());
        Assert.Empty(await host.InScopeAsync(db => db.Set<Preference>().ToListAsync()));
    }

    private static IEnumerable<string> Ticked(Answer page, string name) => page.Document.QuerySelectorAll($"[name={name}][checked]").Select(b => b.GetAttribute("value")!);

    private async Task<Answer> ChooseAsync(string[] inInbox, string[] byMail)
    {
        var token = (await owner.GetAsync(Page)).Document.QuerySelector("main [name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await owner.PostRawAsync(Page, [("__RequestVerificationToken", token), .. inInbox.Select(k => ("InInbox", k)), .. byMail.Select(k => ("ByMail", k))]);
    }

    private async Task WaitAsync(TimeSpan time)
    {
        host.Clock.Advance(time);
        await host.SettleAsync();
    }

    /// <summary>All mails but that of signing up.</summary>
    private IReadOnlyList<Mailbox.Mail> News() => [.. host.MailsTo(Address).Where(m => !m.Subject.StartsWith("Confirm", StringComparison.Ordinal))];

    private NightsClaimed Claimed(int day = 0) => new(
        Guid.NewGuid(), tilleuls, owner.OwnerId, airbnb, "airbnb", ClaimKind.Reservation, ClaimStanding.Held,
        new(July.From.AddDays(day), July.Until.AddDays(day)), IsInferred: false, "Camille");

    private static ClaimChanged Changed(NightsClaimed c, int days) => new(
        c.ClaimId, c.PropertyId, c.OwnerId, c.ListingId, c.Platform, c.Kind, c.Standing,
        new(c.Nights.From, c.Nights.Until.AddDays(days)), new(c.Nights.From, c.Nights.Until.AddDays(days + 1)), null);

    private ConflictOpened Opened() => new(Guid.NewGuid(), tilleuls, owner.OwnerId, ConflictKind.DoubleBooking, July, "airbnb", "greengo");
}
