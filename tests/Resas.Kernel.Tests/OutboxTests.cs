using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;
using Resas.Kernel.Outbox;
using Resas.Testing;

namespace Resas.Kernel.Tests;

public class OutboxTests
{
    [Fact]
    public async Task There_is_one_row_for_each_listener()
    {
        await using var host = Belfry.Host();
        await TellAsync(host, "angelus");

        Assert.Equal(["Butler", "Porter"], (await RowsAsync(host)).Select(d => d.Handler.Split('.')[^1]).Order());
    }

    [Fact]
    public async Task What_a_listener_does_not_want_is_not_written_down_for_it_and_not_delivered_where_it_was()
    {
        await using var host = Belfry.Host();
        await TellAsync(host, "whisper", "angelus");
        Assert.Single(await RowsAsync(host), d => d.Handler.EndsWith("Butler", StringComparison.Ordinal));

        await host.InScopeAsync(db => db.Set<Delivery>().Where(d => d.Handler.EndsWith("Butler"))
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.Payload, d => d.Payload.Replace("angelus", "whisper"))));
        await host.DeliverAsync();
        Assert.DoesNotContain("butler whisper", host.Belfry().Heard.Keys);
        Assert.Empty(await RowsAsync(host));
    }

    [Fact]
    public async Task What_is_announced_in_a_transaction_that_fails_is_never_told()
    {
        await using var host = Belfry.Host();
        await Assert.ThrowsAsync<FormatException>(() => host.InScopeAsync<bool>(async services =>
        {
            await services.GetRequiredService<ResasDb>().RunAsync(async ct =>
            {
                services.GetRequiredService<IMediator>().Announce(new BellRang("tocsin"));
                await services.GetRequiredService<ResasDb>().SaveChangesAsync(ct);
                throw new FormatException();
            }, default);
            return true;
        }));

        Assert.Empty(await RowsAsync(host));
    }

    [Theory, RunOnEveryDatabase]
    public async Task Each_listener_hears_once_and_what_it_announces_is_told_too(DatabaseProvider provider)
    {
        await using var host = Belfry.Host(provider);
        await TellAsync(host, "angelus");
        await host.DeliverAsync();

        Assert.Equal(["butler angelus 1", "echo angelus 1", "porter angelus 1"], host.Belfry().Heard.Select(h => $"{h.Key} {h.Value}").Order());
        Assert.Empty(await RowsAsync(host));
        Assert.NotNull(await host.StrokeAsync("angelus"));
    }

    [Theory, RunOnEveryDatabase]
    public async Task What_a_listener_wrote_before_it_failed_is_undone_and_it_is_told_again_later(DatabaseProvider provider)
    {
        await using var host = Belfry.Host(provider);
        host.Belfry().Porter = _ => throw new FormatException("The rope broke.");
        await TellAsync(host, "vespers");
        await host.DeliverAsync(failuresToo: true);
        await host.DeliverAsync(failuresToo: true);

        Assert.Null(await host.StrokeAsync("vespers"));
        var row = Assert.Single(await RowsAsync(host));
        Assert.Equal((1, false, "FormatException: The rope broke."), (row.Attempts, row.IsSetAside, row.LastError));

        host.Belfry().Porter = _ => Task.CompletedTask;
        host.Clock.Advance(TimeSpan.FromSeconds(2));
        await host.DeliverAsync();
        Assert.NotNull(await host.StrokeAsync("vespers"));
        Assert.Empty(await RowsAsync(host));
    }

    [Fact]
    public async Task A_listener_that_throws_at_once_is_noted_with_its_own_words()
    {
        await using var host = Belfry.Host();
        await TellAsync(host, "");
        await host.DeliverAsync(failuresToo: true);

        Assert.Equal("FormatException: The butler heard nothing.", Assert.Single(await RowsAsync(host)).LastError);
    }

    [Fact]
    public async Task A_poisoned_message_is_tried_ever_more_slowly_then_set_aside_and_holds_up_no_other()
    {
        await using var host = Belfry.Host();
        host.Belfry().Porter = word => word == "poison" ? throw new FormatException() : Task.CompletedTask;
        await TellAsync(host, "poison", "wine");
        await host.DeliverAsync(failuresToo: true);
        Assert.NotNull(await host.StrokeAsync("wine"));

        var waits = new List<double>();
        for (var tries = 1; (await RowsAsync(host)).Single() is { IsSetAside: false } row; tries++)
        {
            Assert.InRange(tries, 1, Delivery.MaxAttempts);
            Assert.Equal(tries, row.Attempts);
            waits.Add((row.NextTryAt - host.Clock.Now).TotalSeconds);
            host.Clock.Now = row.NextTryAt;
            await host.DeliverAsync(failuresToo: true);
        }

        Assert.Equal([2, 4, 8, 16], waits.Take(4));
        Assert.All(waits, w => Assert.InRange(w, 2, 12 * 3600));
        Assert.InRange(waits.Sum() / 3600, 24, 48);
        Assert.Equal(Delivery.MaxAttempts, host.Belfry().Heard["porter poison"]);

        host.Clock.Advance(TimeSpan.FromDays(30));
        await host.DeliverAsync(failuresToo: true);
        Assert.Equal(Delivery.MaxAttempts, host.Belfry().Heard["porter poison"]);
    }

    [Fact]
    public async Task A_message_set_aside_is_shown_and_told_again_when_an_administrator_says_so()
    {
        await using var host = Belfry.Host();
        await TellAsync(host, "poison");
        await host.InScopeAsync(db => db.Set<Delivery>().Where(d => d.Handler.EndsWith("Porter")).ExecuteUpdateAsync(set => set
            .SetProperty(d => d.IsSetAside, true).SetProperty(d => d.Attempts, Delivery.MaxAttempts)));
        await host.DeliverAsync(failuresToo: true);
        Assert.False(host.Belfry().Heard.ContainsKey("porter poison"));

        var trouble = Assert.Single(await host.InScopeAsync(services => services.GetRequiredService<OutboxMonitor>().TroublesAsync(default)));
        Assert.Equal((0, 1), await host.InScopeAsync(services => services.GetRequiredService<OutboxMonitor>().CountAsync(default)));
        Assert.True(await host.InScopeAsync(services => services.GetRequiredService<OutboxMonitor>().RetryAsync(trouble.Id, default)));
        await host.DeliverAsync();

        Assert.Equal(1, host.Belfry().Heard["porter poison"]);
        Assert.False(await host.InScopeAsync(services => services.GetRequiredService<OutboxMonitor>().RetryAsync(trouble.Id, default)));
    }

    [Fact]
    public async Task A_message_for_a_listener_that_this_version_no_longer_has_is_kept_and_says_so()
    {
        await using var host = Belfry.Host();
        await host.InScopeAsync(db =>
        {
            db.Add(Delivery.Of(Guid.NewGuid(), new BellRang("angelus"), typeof(Belfry), host.Clock.Now));
            return db.SaveChangesAsync();
        });
        await host.DeliverAsync(failuresToo: true);

        Assert.Contains("no such message or handler", Assert.Single(await RowsAsync(host)).LastError, StringComparison.Ordinal);
    }

    [Theory, RunOnEveryDatabase]
    public async Task Two_instances_on_one_database_tell_each_message_once(DatabaseProvider provider)
    {
        using var database = new TestDatabase(provider);
        var belfry = new Belfry();
        await using var one = Belfry.Host(database, belfry);
        await using var two = Belfry.Host(database, belfry);
        var words = Enumerable.Range(0, 120).Select(n => $"stroke {n}").ToArray();
        await TellAsync(one, words);
        _ = two.Services;

        await Task.WhenAll(Task.Run(() => one.DeliverAsync()), Task.Run(() => two.DeliverAsync()));

        Assert.Empty(await RowsAsync(one));
        Assert.Equal(3 * words.Length, belfry.Heard.Count);
        Assert.All(belfry.Heard, h => Assert.Equal(1, h.Value));
    }

    private static Task<int> TellAsync(ResasHost host, params string[] words) => host.InScopeAsync(services =>
    {
        foreach (var word in words) services.GetRequiredService<IMediator>().Announce(new BellRang(word));
        return services.GetRequiredService<ResasDb>().SaveChangesAsync();
    });

    private static Task<List<Delivery>> RowsAsync(ResasHost host) => host.InScopeAsync(db => db.Set<Delivery>().AsNoTracking().ToListAsync());
}
