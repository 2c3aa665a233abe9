using Resas.Contracts.Blocks;
using static Resas.Blocks.Tests.Given;

namespace Resas.Blocks.Tests;

public sealed class RaceTests
{
    [Fact]
    public async Task Of_two_instances_that_claim_one_night_at_once_exactly_one_holds_it()
    {
        await using var here = await LedgerHost.StartAsync();
        await using var there = here.Beside();

        for (var round = 1; round <= 200; round++)
        {
            using var start = new Barrier(2);
            var outcomes = await Task.WhenAll(ClaimAsync(here, "ici", start, round), ClaimAsync(there, "là", start, round));

            var held = Assert.Single(outcomes.OfType<Outcome.Held>());
            var holder = Assert.Single(Assert.Single(outcomes.OfType<Outcome.Taken>()).Holders);
            Assert.Equal(held.ClaimId, holder.ClaimId);
        }

        Assert.Equal(200, await here.VersionAsync());
        Assert.Equal(200, (await here.HoldersAsync()).Count);

        Task<Outcome> ClaimAsync(LedgerHost instance, string guest, Barrier start, int night) => Task.Run(() =>
        {
            start.SignalAndWait();
            return instance.HandAsync(h => h.EnterAsync(
                new Entry(here.Home, here.Owner, ClaimKind.Reservation, Nights(night, night + 1), Guest: guest), merge: false, default));
        });
    }
}
