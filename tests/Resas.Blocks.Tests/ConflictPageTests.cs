using System.Net;
using Resas.Contracts.Blocks;
using Resas.Testing;
using static Resas.Blocks.Tests.Given;

namespace Resas.Blocks.Tests;

/// <summary>What the conflicts page suggests, and what the alerts say of it.</summary>
public sealed class ConflictPageTests : IClassFixture<House>
{
    private readonly House house;

    public ConflictPageTests(House house)
    {
        this.house = house;
        house.MoveIn();
    }

    [Fact]
    public async Task A_double_booking_comes_with_who_is_easier_to_move_and_why()
    {
        await house.ReportAsync(Nights(1, 2), "Quelqu’un");
        await house.ReportAsync(Nights(20, 22), "Quelqu’un d’autre", platform: "booking");
        await house.EnterAsync(Nights(3, 8), ClaimKind.Reservation, "Ana Roux");
        house.Clock.Advance(TimeSpan.FromHours(5));
        await house.ReportAsync(Nights(5, 7), "Camille Dubois");

        var page = await house.Odile().GetAsync("/conflicts");

        Assert.Contains("Le plus simple est de déplacer la réservation directe (Ana Roux) : vous l’avez saisie vous-même, aucune plateforme n’a à donner son accord.", page.Text);
        Assert.Contains("Sans doute vendue en premier : la réservation directe (Ana Roux), que Resas connaissait 5 heures avant l’autre.", page.Text);
        Assert.Contains("The simplest is to move the direct booking (Ana Roux)", (await house.Odile("en").GetAsync("/conflicts")).Text);
    }

    [Fact]
    public async Task Questions_that_one_link_raised_are_answered_at_once_and_that_is_taken_back_at_once()
    {
        await house.ReportAsync(Nights(1, 3), "Ana Roux");
        await house.ReportAsync(Nights(1, 3), null, ClaimStanding.Mirror, "booking");
        await house.ReportAsync(Nights(5, 8), platform: "booking", isInferred: true);
        await house.ReportAsync(Nights(5, 8), "Camille Dubois");
        await house.ReportAsync(Nights(10, 14), "Luc Petit");
        await house.ReportAsync(Nights(12, 16), "Zoé Blanc", platform: "abritel");
        var odile = house.Odile();
        var page = await odile.GetAsync("/conflicts");
        Assert.Contains("Booking.com montre fermées les nuits de 2 séjours pris sur Airbnb", page.Text);

        var stranger = house.SomebodyElse();
        var token = (await stranger.GetAsync("/conflicts")).One("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        await stranger.PostRawAsync("/conflicts?handler=Alike", ("alike", page.One("input[name=alike]").GetAttribute("value")!), ("__RequestVerificationToken", token));
        Assert.Equal(3, (await house.ConflictsAsync()).Count(c => c.IsOpen));

        var answered = await odile.SubmitAsync(page, new { }, "form[action*=Alike]");
        Assert.Contains("2 séjours, chacun une seule fois", Assert.Single(answered.Texts(".toast p")), StringComparison.Ordinal);
        Assert.Equal(Nights(12, 14), Assert.Single(await house.ConflictsAsync(), c => c.IsOpen).Nights);

        var reopened = await odile.SubmitAsync(answered, new { }, "#toasts form");
        Assert.Contains("Les questions sont rouvertes.", reopened.Texts(".toast p"));
        Assert.Equal(3, (await house.ConflictsAsync()).Count(c => c.IsOpen));
    }

    [Fact]
    public async Task Questions_of_different_platforms_are_answered_one_by_one()
    {
        await house.ReportAsync(Nights(1, 3), "Ana Roux");
        await house.ReportAsync(Nights(1, 3), null, ClaimStanding.Mirror, "booking");
        await house.ReportAsync(Nights(5, 8), "Camille Dubois");
        await house.ReportAsync(Nights(5, 8), null, ClaimStanding.Mirror, "abritel");
        Assert.Empty((await house.Odile().GetAsync("/conflicts")).Document.QuerySelectorAll("form[action*=Alike]"));
    }

    [Fact]
    public async Task Where_either_side_may_be_the_copy_no_answer_is_given_for_several_at_once()
    {
        foreach (var nights in new[] { Nights(1, 3), Nights(5, 8) })
        {
            await house.ReportAsync(nights, platform: "booking", isInferred: true);
            await house.ReportAsync(nights, platform: "abritel", isInferred: true);
        }

        var odile = house.Odile();
        var page = await odile.GetAsync("/conflicts");
        Assert.Empty(page.Document.QuerySelectorAll("form[action*=Alike]"));
        Assert.Equal(4, page.Document.QuerySelectorAll("[value^='copy:']").Length);

        var token = page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await odile.PostRawAsync("/conflicts?handler=Alike", ("alike", IdList.Write((await house.ConflictsAsync()).Select(c => c.Id))), ("__RequestVerificationToken", token));
        Assert.Equal(2, (await house.ConflictsAsync()).Count(c => c.IsOpen));
    }

    [Fact]
    public async Task Each_side_says_how_it_is_moved_and_which_other_homes_are_free_on_all_of_its_nights()
    {
        await house.ReportAsync(Nights(3, 6), "Camille Dubois");
        await house.ReportAsync(Nights(5, 9), "Luc Petit", platform: "booking");
        await house.EnterAtStudioAsync(Nights(8, 9));

        var page = await house.Odile().GetAsync("/conflicts");

        var (dubois, petit) = (page.Texts("article details")[0], page.Texts("article details")[1]);
        Assert.Contains("Réserver Studio Canal", dubois);
        Assert.Contains("Aucun autre de vos logements n’est libre à ces dates.", petit);
        Assert.Contains("Modifier la réservation sur Airbnb", dubois);
        var form = await house.Odile().GetAsync(page.One("article details a").GetAttribute("href")!);
        Assert.Equal(("2026-12-03", "2026-12-06"), (form.One("#Form_From").GetAttribute("value"), form.One("#Form_Until").GetAttribute("value")));
        Assert.Equal($"{house.Studio}", form.One("#HomeId option[selected]").GetAttribute("value"));
    }

    [Fact]
    public async Task Of_two_that_came_up_together_it_says_that_nobody_can_know_which_was_first()
    {
        await house.ReportAsync(Nights(1, 2));
        await house.ReportAsync(Nights(3, 6), "Camille Dubois");
        await house.ReportAsync(Nights(5, 9), "Luc Petit");

        Assert.Contains("Resas les a vues à moins de trois heures l’une de l’autre", (await house.Odile().GetAsync("/conflicts")).Text);
    }

    [Fact]
    public async Task A_conflict_is_settled_only_with_a_word_on_who_gives_way()
    {
        await house.ReportAsync(Nights(3, 6), "Camille Dubois");
        await house.ReportAsync(Nights(5, 9), "Luc Petit", platform: "booking");
        var conflict = Assert.Single(await house.ConflictsAsync());
        var odile = house.Odile();
        var page = await odile.GetAsync("/conflicts");

        var refused = await odile.SubmitAsync(page, new { note = "Camille reviendra" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Dites laquelle cède la place, ou qu’aucune n’a à le faire.", refused.Texts(".field-validation-error"));
        Assert.Equal("Camille reviendra", refused.One("textarea[name=note]").TextContent);
        var token = page.One("article input[name=__RequestVerificationToken]").GetAttribute("value")!;
        var foreign = await odile.PostRawAsync($"/conflicts?handler=Resolve&id={conflict.Id}", ("__RequestVerificationToken", token), ("givesWay", $"{Guid.NewGuid()}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, foreign.Status);
        Assert.True(Assert.Single(await house.ConflictsAsync()).IsOpen);

        var settled = await odile.Htmx().SubmitAsync(refused, new { givesWay = "neither" });
        Assert.DoesNotContain("A cédé la place", settled.Text);
        Assert.Null(Assert.Single(await house.ConflictsAsync()).GivesWayId);
    }

    [Fact]
    public async Task The_alert_carries_the_first_sentence_by_mail_and_in_the_inbox()
    {
        using var odile = await house.SignInAsync("alarm@example.org");
        house.MoveIn(odile.OwnerId);
        await house.EnterAsync(Nights(3, 8));
        await house.ReportAsync(Nights(5, 7), "Camille Dubois");
        await house.SettleAsync();

        const string First = "Le plus simple est de libérer vos nuits bloquées (Autre) : personne n’a à être déplacé.";
        Assert.Contains(First, Answer.Flat(Assert.Single(house.MailsTo("alarm@example.org"), m => m.Subject.StartsWith("Double", StringComparison.Ordinal)).Text), StringComparison.Ordinal);
        Assert.Contains((await odile.GetAsync("/notifications")).Texts("main .list-text small"), t => t.EndsWith(First, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_of_a_stay_tells_all_that_has_happened_to_it()
    {
        var dubois = await house.ReportAsync(Nights(3, 6), "Camille Dubois");
        await house.ReportAsync(Nights(5, 9), "Luc Petit", platform: "booking");
        await house.Odile().PostFormAsync("/conflicts", new { givesWay = "neither" });

        var page = await house.Odile().GetAsync($"/blocks/details/{dubois}");
        Assert.Equal(
            [
                "Vue pour la première fois : du 3 au 6 décembre 2026.",
                "Conflit avec la réservation Booking.com (Luc Petit), du 5 au 6 décembre 2026.",
                "Conflit réglé par vous : la réservation Booking.com (Luc Petit).",
            ],
            page.Texts(".log-entry p"));
    }

    [Fact]
    public async Task The_first_sentence_is_told_of_open_double_bookings_to_their_owner_alone()
    {
        await house.EnterAsync(Nights(3, 8));
        await house.ReportAsync(Nights(5, 7), "Camille Dubois");
        var id = Assert.Single(await house.ConflictsAsync()).Id;

        var told = await house.AskAsync(new FindConflictAdvice(house.Owner, [id, Guid.NewGuid()]));
        Assert.Equal("Le plus simple est de libérer vos nuits bloquées (Autre) : personne n’a à être déplacé.", Answer.Flat(Assert.Single(told).Value));
        Assert.Empty(await house.AskAsync(new FindConflictAdvice(Guid.NewGuid(), [id])));

        await house.Odile().PostFormAsync("/conflicts", new { givesWay = "neither" });
        Assert.Empty(await house.AskAsync(new FindConflictAdvice(house.Owner, [id])));
    }
}
