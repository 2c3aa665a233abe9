using System.Net;
using Resas.Testing;
using Xunit.Abstractions;

namespace Resas.EndToEnd.Tests;

/// <summary>Two processes on one database, and one owner who enters a stay for the same night in both at once.</summary>
public sealed class SameNightTests(ITestOutputHelper output) : IDisposable
{
    private const int Rounds = 1000;
    private readonly DataFolder data = new();

    [Fact]
    public async Task Of_two_simultaneous_stays_on_one_night_exactly_one_holds_it_and_the_other_is_told_by_whom()
    {
        await using var first = await new ResasProcess(data.Path).StartAsync();
        await using var second = await new ResasProcess(data.Path).StartAsync();
        var odile = await first.SignUpAsync();
        var home = await odile.AddHomeAsync("Le Mas des Oliviers");
        var entries = new[] { await Entry.OpenAsync(odile, home, "Anne"), await Entry.OpenAsync(await second.SignInAsync(), home, "Bruno") };

        var wins = new Dictionary<string, int> { ["Anne"] = 0, ["Bruno"] = 0 };
        for (var round = 0; round < Rounds; round++)
        {
            var night = ShiftedFeed.Today.AddDays(1 + round);
            // Each is sent first in half of the rounds.
            if (round > 0) Array.Reverse(entries);
            var answers = await Task.WhenAll(entries.Select(e => e.SendAsync(night)));

            var winner = Assert.Single(answers, a => a.Status == HttpStatusCode.NoContent).Guest;
            var refusal = Assert.Single(answers, a => a.Status == HttpStatusCode.UnprocessableEntity);
            Assert.Contains(winner, refusal.Notice, StringComparison.Ordinal);
            wins[winner]++;
        }

        output.WriteLine($"Anne {wins["Anne"]}, Bruno {wins["Bruno"]}");
        Assert.Equal(Rounds, await data.Database.CountAsync("Blocks_Night"));
        Assert.Equal(Rounds, await data.Database.CountAsync("Blocks_Claim", "ReleasedAt IS NULL"));
        foreach (var (guest, won) in wins)
        {
            Assert.Equal(won, await data.Database.CountAsync("Blocks_Claim", $"Guest = '{guest}'"));
            // Were one always the faster, there would have been no race.
            Assert.InRange(won, Rounds / 20, Rounds);
        }
    }

    public void Dispose() => data.Dispose();

    /// <summary>The form, opened once in one of the processes, and sent for night after night.</summary>
    private sealed record Entry(Visitor Owner, Answer Form, string Guest)
    {
        public static async Task<Entry> OpenAsync(Visitor owner, Guid home, string guest) => new(owner.Htmx(), await owner.GetAsync($"/blocks/create?propertyId={home}"), guest);

        public async Task<(string Guest, HttpStatusCode Status, string Notice)> SendAsync(DateOnly night)
        {
            var answer = await Owner.SubmitAsync(Form, new { Form_Kind = "Reservation", Form_From = night, Form_Until = night.AddDays(1), Form_Guest = Guest });
            return (Guest, answer.Status, string.Join(' ', answer.Texts(".notice")));
        }
    }
}
