using Resas.Contracts;
using Resas.Contracts.Blocks;

namespace Resas.Blocks.Tests;

public sealed class SearchTests : IAsyncLifetime
{
    private LedgerHost host = null!;

    public async Task InitializeAsync() => host = await LedgerHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Theory]
    [InlineData("lefevre", true)]
    [InlineData("LEFÈVRE", true)]
    [InlineData("lefevre anne", true)]
    [InlineData("fevr", true)]
    [InlineData("l'ete", true)]
    [InlineData("anne soeur", true)]
    [InlineData("anne dubois", false)]
    [InlineData("a", false)]
    [InlineData("  ", false)]
    [InlineData("%", false)]
    public async Task Words_are_found_whatever_their_case_accents_and_order(string text, bool isFound)
    {
        await EnterAsync(1, "Anne Lefèvre", "revient l’été avec sa sœur");

        Assert.Equal(isFound, (await FindAsync(text)).Claims.Count == 1);
    }

    [Fact]
    public async Task The_latest_nights_come_first_and_more_is_said_not_shown()
    {
        foreach (var day in new[] { 1, 7, 4 }) await EnterAsync(day, "Dubois", null);

        var found = await FindAsync("dubois", most: 2);

        Assert.Equal([7, 4], found.Claims.Select(c => c.Nights.From.Day));
        Assert.True(found.HasMore);
        Assert.False((await FindAsync("dubois", most: 3)).HasMore);
    }

    [Fact]
    public async Task What_was_removed_is_not_found()
    {
        var entered = (Outcome.Held)await EnterAsync(1, "Dubois", null);
        await host.HandAsync(h => h.RemoveAsync(host.Owner, entered.ClaimId, default));

        Assert.Empty((await FindAsync("dubois")).Claims);
    }

    [Fact]
    public async Task Another_owner_finds_nothing()
    {
        await EnterAsync(1, "Dubois", null);

        Assert.Empty((await host.AskAsync(new FindClaimsByText(Guid.NewGuid(), "dubois", 10))).Claims);
    }

    private Task<Outcome> EnterAsync(int day, string guest, string? note) => host.HandAsync(h => h.EnterAsync(
        new(host.Home, host.Owner, ClaimKind.Reservation, new Nights(new(2026, 12, day), new(2026, 12, day + 1)), Guest: guest, Note: note), merge: false, default));

    private Task<FoundClaims> FindAsync(string text, int most = 10) => host.AskAsync(new FindClaimsByText(host.Owner, text, most));
}
