using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Resas.Testing;

namespace Resas.EndToEnd.Tests;

/// <summary>From the alarm on the home page to a conflict that is settled, and back.</summary>
[Collection(PathsCollection.Name)]
public sealed class ConflictPathTests(Browser browser, PathSite site)
{
    [Theory]
    [Walked]
    public async Task A_conflict_is_settled_in_its_room_and_taken_back(Manner manner)
    {
        var owner = await site.MoveInAsync(manner.Language());
        // A platform sells a night that is taken.
        await owner.LinkAsync("airbnb", site.Feed("airbnb", (owner.First.AddDays(1), owner.First.AddDays(4))));
        await Eventually.TrueAsync(async () => await owner.OpenConflictsAsync() == 1, "the conflict");
        await using var walker = await Walker.ComeAsync(browser, site, manner, owner);
        await walker.GoAsync("/");
        await walker.SeeAsync("alarm");
        await walker.Hand.PressAsync("#board .notice a[href^='/conflicts/']");
        await Assertions.Expect(walker["#room .sides > *"]).ToHaveCountAsync(2);
        await walker.SeeAsync("room");

        await walker.Hand.TickAsync("#room [name=givesWay]");
        await walker.Hand.TypeAsync("#room textarea[name=note]", "Appelé, d’accord pour mars");
        await walker.Hand.PressAsync("#room form[action*=Resolve] button[type=submit]");
        await Assertions.Expect(walker["#room"]).ToContainTextAsync("Appelé, d’accord pour mars");
        Assert.Equal(0, await owner.OpenConflictsAsync());
        await walker.SeeAsync("settled");

        await walker.Hand.PressAsync("#room form[action*=Reopen] button");
        await Assertions.Expect(walker["#room form[action*=Resolve]"]).ToBeVisibleAsync();
        Assert.Equal(1, await owner.OpenConflictsAsync());
    }

    [Theory]
    [Walked]
    public async Task What_a_platform_only_copied_is_said_to_be_and_taken_back(Manner manner)
    {
        var owner = await site.MoveInAsync(manner.Language());
        (DateOnly, DateOnly)[] stays = [(owner.First.AddDays(30), owner.First.AddDays(33)), (owner.First.AddDays(40), owner.First.AddDays(44))];
        await owner.LinkAsync("booking", site.Feed("booking", stays));
        await owner.LinkAsync("airbnb", site.Feed("airbnb", stays));
        await Eventually.TrueAsync(async () => await owner.OpenConflictsAsync() == 2, "the conflicts");
        await using var walker = await Walker.ComeAsync(browser, site, manner, owner);
        await walker.GoAsync("/conflicts");
        await walker.SeeAsync("alike");
        await walker.Hand.PressAsync("#conflicts article h2 a");
        await Assertions.Expect(walker["#room .sides > *"]).ToHaveCountAsync(2);
        await walker.SeeAsync("copy");

        await walker.Hand.TickAsync("#room [name=givesWay][value^=copy]");
        await walker.Hand.PressAsync("#room form[action*=Resolve] button[type=submit]");
        await Assertions.Expect(walker["#room form[action*=Reopen]"]).ToBeVisibleAsync();
        Assert.Equal(1, await owner.OpenConflictsAsync());
        await walker.SeeAsync("copied");

        await walker.Hand.PressAsync("#room form[action*=Reopen] button");
        await Assertions.Expect(walker["#room form[action*=Resolve]"]).ToBeVisibleAsync();
        Assert.Equal(2, await owner.OpenConflictsAsync());

        await walker.GoAsync("/conflicts");
        await walker.Hand.PressAsync("form[action*=Alike] button");
        await Assertions.Expect(walker["#conflicts .empty"]).ToBeVisibleAsync();
        Assert.Equal(0, await owner.OpenConflictsAsync());
        await walker.SeeAsync("answered-at-once");
        await walker.Hand.PressAsync("#toasts form button");
        await Assertions.Expect(walker["#conflicts article"]).ToHaveCountAsync(2);
        Assert.Equal(2, await owner.OpenConflictsAsync());
    }

    [Theory]
    [Walked]
    public async Task A_reservation_is_found_among_others_and_opened(Manner manner)
    {
        await using var walker = await Walker.ComeAsync(browser, site, manner);
        await walker.Owner.BlockAsync(walker.Owner.First.AddDays(7), walker.Owner.First.AddDays(9));
        await walker.GoAsync("/");
        await walker.Hand.PressAsync(".nav a[href='/reservations']");
        await Assertions.Expect(walker[".claims tbody tr"]).ToHaveCountAsync(2);
        await walker.Hand.TypeAsync("#q", "lefevre");
        await walker.Hand.PressAsync("#filter button[type=submit]");
        await Assertions.Expect(walker[".claims tbody tr"]).ToHaveCountAsync(1);
        await Assertions.Expect(walker.Page).ToHaveURLAsync(new Regex("q=lefevre"));
        await walker.SeeAsync("one-reservation");
        await walker.Hand.PressAsync(".claims tbody th a");
        await Assertions.Expect(walker["h1"]).ToHaveTextAsync("Anne Lefèvre");
    }
}
