using System.Net;
using Microsoft.EntityFrameworkCore;
using Resas.Contracts;
using Resas.Contracts.Accounts;
using Resas.Contracts.Blocks;
using Resas.Contracts.Notifications;
using Resas.Contracts.Sync;
using Resas.Testing;

namespace Resas.Notifications.Tests;

public sealed class InboxTests : IAsyncLifetime
{
    private static readonly Nights July = new(new(2027, 7, 12), new(2027, 7, 15));
    private readonly Guid owner = Guid.NewGuid();
    private readonly Guid airbnb = Guid.NewGuid();
    private readonly ResasHost host;
    private readonly Guid tilleuls;

    public InboxTests()
    {
        host = new ResasHost().WithHouses(out var houses);
        tilleuls = houses.Add(owner, "Les Tilleuls");
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => host.DisposeAsync().AsTask();

    [Theory]
    [InlineData("fr", "Nouvelle réservation Airbnb", "Les Tilleuls, du 12 au 15 juillet, 3 nuits, Camille")]
    [InlineData("en", "New reservation on Airbnb", "Les Tilleuls, 12 to 15 July, 3 nights, Camille")]
    public async Task A_reservation_is_told_in_the_readers_language(string language, string title, string details)
    {
        await host.AnnounceAsync(Claimed());
        var page = await host.SignedInAs(owner, language).GetAsync("/notifications");

        Assert.Equal([title], page.Texts("main .list-text strong"));
        Assert.Equal(details, page.Texts("main .list-text small")[0]);
        Assert.Equal(1, await UnreadAsync());
    }

    [Theory]
    [InlineData("fr", "le 1er décembre à 01:05")]
    [InlineData("en", "on 1 December at 01:05")]
    public async Task When_it_was_told_is_said_in_one_form(string language, string time)
    {
        host.Clock.Now = new DateTime(2026, 12, 1, 0, 5, 0, DateTimeKind.Utc);
        await host.AnnounceAsync(Claimed());
        Assert.Equal([time], (await host.SignedInAs(owner, language).GetAsync("/notifications")).Texts("main time"));
    }

    [Fact]
    public async Task Told_twice_it_is_kept_once()
    {
        var claimed = Claimed();
        var changed = Changed(claimed, new(July.From, July.Until.AddDays(1)));
        var back = new ClaimChanged(changed.ClaimId, changed.PropertyId, owner, airbnb, "airbnb", ClaimKind.Reservation, ClaimStanding.Held, changed.After, changed.Before, null);
        foreach (var announcement in new IAnnouncement[] { claimed, changed, back, changed })
        {
            await host.AnnounceAsync(announcement, announcement);
            host.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(["Réservation Airbnb modifiée", "Réservation Airbnb modifiée", "Réservation Airbnb modifiée", "Nouvelle réservation Airbnb"], await TitlesAsync());
    }

    [Fact]
    public async Task A_change_says_what_was_before_and_an_end_that_it_is_over()
    {
        var claimed = Claimed();
        await host.AnnounceAsync(claimed);
        host.Clock.Advance(TimeSpan.FromMinutes(15));
        await host.AnnounceAsync(Changed(claimed, new(July.From, new(2027, 8, 1))));
        host.Clock.Advance(TimeSpan.FromMinutes(15));
        await host.AnnounceAsync(Released(claimed, ReleaseReason.Cancelled));

        Assert.Equal(["Réservation Airbnb annulée", "Réservation Airbnb modifiée", "Nouvelle réservation Airbnb"], await TitlesAsync());
        Assert.Contains("Les Tilleuls, du 12 juillet au 1er août, au lieu de : du 12 au 15 juillet", (await PageAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_owner_did_and_what_platforms_merely_close_is_no_news()
    {
        var claimed = Claimed();
        await host.AnnounceAsync(
            claimed with { ClaimId = Guid.NewGuid(), ListingId = null, Platform = null },
            claimed with { ClaimId = Guid.NewGuid(), Kind = ClaimKind.Closure },
            claimed with { ClaimId = Guid.NewGuid(), Kind = ClaimKind.Block, ListingId = null },
            claimed with { ClaimId = Guid.NewGuid(), Standing = ClaimStanding.Window },
            claimed with { ClaimId = Guid.NewGuid(), Standing = ClaimStanding.Mirror },
            Released(claimed, ReleaseReason.SameStay), Released(claimed, ReleaseReason.Echo),
            Released(claimed, ReleaseReason.ListingRemoved), Released(claimed, ReleaseReason.RemovedByOwner));

        Assert.Equal(0, await UnreadAsync());
        Assert.Equal("Rien de nouveau", (await PageAsync()).One("main .empty h2").TextContent);
    }

    [Fact]
    public async Task A_first_import_is_one_message_that_lists_the_stays()
    {
        await host.AnnounceAsync([.. Enumerable.Range(0, 12).Select(i => Claimed(day: 3 * i))]);

        Assert.Equal(["12 séjours trouvés sur Airbnb"], await TitlesAsync());
        Assert.Equal(1, await UnreadAsync());
        var page = await PageAsync();
        Assert.Equal(12, page.Texts("main details li").Count);
        Assert.Equal("Les Tilleuls, du 12 juillet au 17 août", page.Texts("main .list-text small")[0]);
    }

    [Fact]
    public async Task Told_twice_a_first_import_counts_each_stay_once()
    {
        IAnnouncement[] all = [.. Enumerable.Range(0, 5).Select(i => Claimed(day: 3 * i))];
        await host.AnnounceAsync(all);
        await host.AnnounceAsync(all);
        Assert.Equal(["5 séjours trouvés sur Airbnb"], await TitlesAsync());
    }

    [Fact]
    public async Task A_few_reservations_and_those_of_another_listing_or_hour_stand_alone()
    {
        await host.AnnounceAsync([.. Enumerable.Range(0, 3).Select(i => Claimed(day: 3 * i))]);
        await host.AnnounceAsync(Claimed(day: 20) with { ListingId = Guid.NewGuid(), Platform = "booking" });
        host.Clock.Advance(Inbox.Burst + TimeSpan.FromSeconds(1));
        await host.AnnounceAsync(Claimed(day: 30));
        Assert.Equal(5, (await TitlesAsync()).Count);
    }

    [Fact]
    public async Task A_double_booking_is_an_alarm_here_and_by_mail_in_the_owners_language()
    {
        await using var whole = new ResasHost().WithHouses(out var deeds).With("Site:PublicAddress", "https://resas.example.fr");
        var odile = await whole.SignInAsync("odile@example.org", "en");
        var home = deeds.Add(odile.OwnerId, "Les Tilleuls");
        var opened = new ConflictOpened(Guid.NewGuid(), home, odile.OwnerId, ConflictKind.DoubleBooking, July, "airbnb", null);
        await whole.AnnounceAsync(opened, opened);
        await whole.SettleAsync();

        var mail = Assert.Single(whole.MailsTo("odile@example.org"), m => m.Subject.StartsWith("Double", StringComparison.Ordinal));
        Assert.Equal("Double booking: Les Tilleuls, 12 to 15 July", mail.Subject);
        Assert.Contains("Les Tilleuls is taken twice, 12 to 15 July: Airbnb and entered by hand.", mail.Text, StringComparison.Ordinal);
        Assert.Equal($"https://resas.example.fr/conflicts/{opened.ConflictId}", mail.Link!.AbsoluteUri);
        var page = await odile.GetAsync("/notifications");
        Assert.Equal(["Double booking: Airbnb and entered by hand"], page.Texts("main .list-text strong"));
        Assert.NotNull(page.One("main .badge[data-state=error]"));
    }

    [Fact]
    public async Task A_double_booking_of_a_house_and_its_room_names_both()
    {
        await using var whole = new ResasHost().WithHouses(out var deeds);
        var odile = await whole.SignInAsync("odile@example.org");
        var (house, room) = (deeds.Add(odile.OwnerId, "La Grange"), deeds.Add(odile.OwnerId, "Chambre bleue"));
        await whole.AnnounceAsync(new ConflictOpened(Guid.NewGuid(), house, odile.OwnerId, ConflictKind.DoubleBooking, July, "airbnb", "booking", room));
        await whole.SettleAsync();

        var mail = Assert.Single(whole.MailsTo("odile@example.org"), m => m.Subject.StartsWith("Double", StringComparison.Ordinal));
        Assert.StartsWith("Double réservation : La Grange et Chambre bleue, ", Answer.Flat(mail.Subject), StringComparison.Ordinal);
        Assert.Contains("Les mêmes nuits sont prises dans La Grange et Chambre bleue, ", mail.Text, StringComparison.Ordinal);
        Assert.Contains("La Grange et Chambre bleue", (await odile.GetAsync("/notifications")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nights_still_sold_leave_by_mail_once_however_often_the_run_grows()
    {
        await using var whole = new ResasHost().WithHouses(out var deeds).With("Site:PublicAddress", "https://resas.example.fr");
        var odile = await whole.SignInAsync("odile@example.org");
        var sold = new NightsStillSold(Guid.NewGuid(), airbnb, deeds.Add(odile.OwnerId, "Les Tilleuls"), odile.OwnerId, "airbnb", July);
        await whole.AnnounceAsync(sold, sold);
        await whole.AnnounceAsync(sold with { Nights = July with { Until = July.Until.AddDays(2) } });
        await whole.SettleAsync();

        var mail = Assert.Single(whole.MailsTo("odile@example.org"), m => m.Subject.StartsWith("Airbnb", StringComparison.Ordinal));
        Assert.Equal("Airbnb vend encore des nuits déjà prises : Les Tilleuls, du 12 au 15 juillet", Answer.Flat(mail.Subject));
        Assert.Contains("Airbnb montre encore Les Tilleuls libre du 12 au 15 juillet", mail.Text, StringComparison.Ordinal);
        Assert.StartsWith("https://resas.example.fr/sync/mirror/", mail.Link!.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal(2, (await odile.GetAsync("/notifications")).Texts("main .list-text strong").Count);
    }

    [Fact]
    public async Task A_question_waits_here_without_a_mail()
    {
        await using var whole = new ResasHost().WithHouses(out var deeds);
        var odile = await whole.SignInAsync("odile@example.org");
        await whole.AnnounceAsync(new ConflictOpened(
            Guid.NewGuid(), deeds.Add(odile.OwnerId, "Les Tilleuls"), odile.OwnerId, ConflictKind.SameStayQuestion, July, "airbnb", "booking"));
        await whole.SettleAsync();

        Assert.Equal(["Même séjour sur Airbnb et Booking.com ?"], (await odile.GetAsync("/notifications")).Texts("main .list-text strong"));
        Assert.DoesNotContain(whole.MailsTo("odile@example.org"), m => m.Subject.StartsWith("Double", StringComparison.Ordinal));
    }

    /// <summary>Platforms that are linked to each other bring one with each stay, for weeks.</summary>
    [Fact]
    public async Task Beyond_three_questions_of_two_platforms_one_message_asks_them_all_until_none_is_left()
    {
        var questions = Enumerable.Range(0, 5).Select(i => new ConflictOpened(Guid.NewGuid(), tilleuls, owner, ConflictKind.SameStayQuestion,
            new(July.From.AddDays(10 * i), July.Until.AddDays(10 * i)), i % 2 == 0 ? "airbnb" : "booking", i % 2 == 0 ? "booking" : "airbnb")).ToList();
        foreach (var question in questions)
        {
            await host.AnnounceAsync(question);
            host.Clock.Advance(TimeSpan.FromHours(9));
        }

        await host.AnnounceAsync(new ConflictOpened(Guid.NewGuid(), tilleuls, owner, ConflictKind.SameStayQuestion, July, "airbnb", "greengo"));
        Assert.Equal(["Même séjour sur Airbnb et GreenGo ?", "Mêmes séjours sur Booking.com et Airbnb ?"], await TitlesAsync());
        Assert.Equal(2, await UnreadAsync());
        Assert.Equal(5, (await PageAsync()).Texts("main details li").Count);
        Assert.Contains("Les Tilleuls : vous pouvez répondre pour tous à la fois.", (await PageAsync()).Text, StringComparison.Ordinal);

        foreach (var question in questions)
        {
            Assert.Equal(2, await UnreadAsync());
            await host.AnnounceAsync(new ConflictClosed(question.ConflictId, tilleuls, owner, question.Nights, ByOwner: true));
        }

        Assert.Empty((await PageAsync()).Texts("main details li"));
        Assert.Equal(1, await UnreadAsync());
        var asked = (await PageAsync()).One("main a:contains('Mêmes séjours')").GetAttribute("href")!;
        Assert.Equal("/conflicts", (await host.SignedInAs(owner).GetAsync(asked)).Path);
    }

    [Theory]
    [InlineData(ConflictKind.DoubleBooking, false, true)]
    [InlineData(ConflictKind.DoubleBooking, true, false)]
    [InlineData(ConflictKind.SameStayQuestion, false, false)]
    public async Task A_conflict_that_ends_is_no_alarm_any_more_and_told_only_to_who_did_not_end_it(ConflictKind kind, bool byOwner, bool told)
    {
        var id = Guid.NewGuid();
        await host.AnnounceAsync(new ConflictOpened(id, tilleuls, owner, kind, July, "airbnb", "booking"));
        await host.AnnounceAsync(new ConflictClosed(id, tilleuls, owner, July, byOwner));

        Assert.Equal(told ? 1 : 0, await UnreadAsync());
        Assert.Equal(told, (await TitlesAsync()).Contains("Conflit terminé"));
    }

    [Fact]
    public async Task A_listing_that_fails_and_is_read_again_is_told_with_the_reason()
    {
        var failed = new ListingModeChanged(airbnb, tilleuls, owner, "airbnb", ListingMode.Batch, ListingMode.Manual, FeedProblem.WebPage);
        await host.AnnounceAsync(failed, failed);
        Assert.Contains("Les Tilleuls : la plateforme a répondu par une page web au lieu d’un calendrier", (await PageAsync()).Text, StringComparison.Ordinal);

        host.Clock.Advance(TimeSpan.FromMinutes(15));
        await host.AnnounceAsync(new ListingModeChanged(airbnb, tilleuls, owner, "airbnb", ListingMode.Manual, ListingMode.Batch, null));
        Assert.Equal(["Le calendrier Airbnb est de nouveau lu", "Le calendrier Airbnb n’est plus lu"], await TitlesAsync());
        Assert.Equal(1, await UnreadAsync());
    }

    [Fact]
    public async Task Every_kind_of_failure_has_its_sentence_in_both_languages()
    {
        foreach (var problem in Enum.GetValues<FeedProblem>())
            await host.AnnounceAsync(new ListingModeChanged(Guid.NewGuid(), tilleuls, owner, "greengo", ListingMode.Batch, ListingMode.Manual, problem));
        foreach (var language in new[] { "fr", "en" })
            Assert.DoesNotContain("Problem.", (await host.SignedInAs(owner, language).GetAsync("/notifications")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Going_to_what_a_message_is_about_reads_it()
    {
        var conflict = Guid.NewGuid();
        await host.AnnounceAsync(Claimed(), new ConflictOpened(conflict, tilleuls, owner, ConflictKind.DoubleBooking, July, null, null), new ListingModeChanged(airbnb, tilleuls, owner, "airbnb", ListingMode.Batch, ListingMode.Manual, FeedProblem.Gone));
        var links = (await PageAsync()).Document.QuerySelectorAll("main a.list-item").ToDictionary(a => a.QuerySelector("strong")!.TextContent[..8], a => a.GetAttribute("href")!);
        var visitor = host.SignedInAs(owner).Htmx();

        Assert.Equal($"/calendar/{tilleuls}?month=2027-07", await TargetAsync(links["Nouvelle"]));
        Assert.StartsWith("/conflicts/", await TargetAsync(links["Double r"]));
        Assert.Equal("/sync/log", await TargetAsync(links["Le calen"]));
        Assert.Equal(0, await UnreadAsync());

        async Task<string> TargetAsync(string link) => (await visitor.GetAsync(link)).Response.Headers.GetValues("HX-Redirect").Single();
    }

    [Fact]
    public async Task One_is_marked_as_read_or_all_with_script_and_without()
    {
        await host.AnnounceAsync(Claimed(), Claimed(day: 10), Claimed(day: 20));
        var visitor = host.SignedInAs(owner);
        var page = await visitor.GetAsync("/notifications");
        var one = page.Document.QuerySelectorAll("main li form input[name=id]")[0].GetAttribute("value")!;

        var after = await visitor.SubmitAsync(page, new { id = one }, $"#message-{one} form");
        Assert.Equal("/notifications", after.Path);
        Assert.Equal(2, await UnreadAsync());

        var fragment = await visitor.Htmx().SubmitAsync(after, new { }, "form[hx-post$=ReadAll]");
        Assert.Equal(HttpStatusCode.OK, fragment.Status);
        Assert.NotNull(fragment.One("#messages"));
        Assert.True(fragment.One("#unread-count[hx-swap-oob]").HasAttribute("hidden"));
        Assert.Equal(0, await UnreadAsync());
    }

    [Fact]
    public async Task The_oldest_are_on_later_pages()
    {
        for (var i = 0; i < 25; i++)
        {
            await host.AnnounceAsync(Claimed(day: 2 * i));
            host.Clock.Advance(TimeSpan.FromMinutes(3));
        }

        var first = await PageAsync();
        var second = await host.SignedInAs(owner).GetAsync(first.One("a[rel=next]").GetAttribute("href")!);
        Assert.Equal(20, first.Texts("main .list-text strong").Count);
        Assert.Equal(5, second.Texts("main .list-text strong").Count);
        Assert.Empty(second.Texts("a[rel=next]"));
        Assert.Equal(HttpStatusCode.OK, (await host.SignedInAs(owner).GetAsync("/notifications?p=-3")).Status);
    }

    [Fact]
    public async Task Another_owner_sees_opens_and_reads_none_of_them()
    {
        await host.AnnounceAsync(Claimed());
        var id = await host.InScopeAsync(db => db.Set<Message>().Select(m => m.Id).SingleAsync());
        var other = host.SignedInAs(Guid.NewGuid());

        var page = await other.GetAsync("/notifications");
        Assert.Empty(page.Texts("main .list-text"));
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/notifications/{id}")).Status);
        var mine = await PageAsync();
        await other.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/notifications?handler=Read")
        {
            Content = new FormUrlEncodedContent([new("id", id.ToString()), new("__RequestVerificationToken", mine.Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value"))]),
        });
        Assert.Equal(1, await UnreadAsync());
    }

    [Fact]
    public async Task A_deleted_owners_messages_are_forgotten_and_nobody_elses()
    {
        var other = Guid.NewGuid();
        await host.AnnounceAsync(Claimed(), Claimed() with { OwnerId = other });
        await host.AnnounceAsync(new OwnerDeleted(owner));
        Assert.Equal([other], await host.InScopeAsync(db => db.Set<Message>().Select(m => m.OwnerId).ToListAsync()));
    }

    private NightsClaimed Claimed(int day = 0) => new(
        Guid.NewGuid(), tilleuls, owner, airbnb, "airbnb", ClaimKind.Reservation, ClaimStanding.Held,
        new(July.From.AddDays(day), July.Until.AddDays(day)), IsInferred: false, "Camille");

    private static ClaimChanged Changed(NightsClaimed c, Nights after) =>
        new(c.ClaimId, c.PropertyId, c.OwnerId, c.ListingId, c.Platform, c.Kind, c.Standing, c.Nights, after, null);

    private static ClaimReleased Released(NightsClaimed c, ReleaseReason why) =>
        new(c.ClaimId, c.PropertyId, c.OwnerId, c.ListingId, c.Platform, c.Kind, c.Standing, c.Nights, why, null);

    private Task<Answer> PageAsync() => host.SignedInAs(owner).GetAsync("/notifications");

    private async Task<IReadOnlyList<string>> TitlesAsync() => (await PageAsync()).Texts("main .list-text strong");

    private Task<int> UnreadAsync() => host.AskAsync(new CountUnreadMessages(owner));
}
