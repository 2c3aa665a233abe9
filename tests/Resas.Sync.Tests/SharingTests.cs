using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resas.Kernel.Database;
using Resas.Kernel.Jobs;
using Resas.Testing;

namespace Resas.Sync.Tests;

/// <summary>Several instances on one database share the polls.</summary>
public class SharingTests
{
    [Theory, RunOnEveryDatabase]
    public async Task Two_instances_share_the_polls_and_none_is_made_twice(DatabaseProvider provider)
    {
        const int listings = 300;
        using var database = new TestDatabase(provider);
        var (clock, first, second) = (new TestClock(), new StubbedNetwork(), new StubbedNetwork());
        await using var one = Crowd.Host(database, clock, first);
        await using var two = Crowd.Host(database, clock, second);
        await Crowd.LinkAsync(one, listings);
        _ = two.Services;
        MakeEachWaitForTheOther(first, second);

        for (var round = 1; round <= 2; round++)
        {
            await Task.WhenAll(Task.Run(() => one.RunDueJobsAsync()), Task.Run(() => two.RunDueJobsAsync()));

            var fetches = first.Fetches.Concat(second.Fetches).GroupBy(f => f.Key, f => f.Value).ToDictionary(g => g.Key, g => g.Sum());
            Assert.Equal(listings, fetches.Count);
            Assert.All(fetches, f => Assert.Equal(round, f.Value));
            Assert.NotEmpty(first.Fetches);
            Assert.NotEmpty(second.Fetches);
            clock.Advance(TimeSpan.FromMinutes(16));
        }
    }

    [Fact]
    public async Task A_feed_that_never_answers_delays_no_other()
    {
        using var database = new TestDatabase();
        var network = new StubbedNetwork { Delay = (address, ct) => address.Host == "feed-0.example" ? new TaskCompletionSource().Task.WaitAsync(ct) : Task.CompletedTask };
        await using var host = Crowd.Host(database, new TestClock(), network);
        await Crowd.LinkAsync(host, 100);
        var runner = host.Services.GetRequiredService<JobRunner>();

        while (await runner.StartDueAsync(default)) await runner.RoomAsync(default);
        await Eventually.TrueAsync(async () => await host.InScopeAsync(db => db.Set<ListingState>().CountAsync(s => s.LastReadAt != null)) == 99, "the 99 others");
        Assert.Equal(100, network.Fetches.Count);
    }

    [Fact]
    public async Task The_polls_of_an_instance_that_died_are_made_by_the_other_when_its_leases_have_run_out()
    {
        using var database = new TestDatabase();
        var (clock, network) = (new TestClock(), new StubbedNetwork());
        await using var host = Crowd.Host(database, clock, network);
        await Crowd.LinkAsync(host, 10);
        var until = clock.Now.AddMinutes(2);
        await host.InScopeAsync(db => db.Database.ExecuteSqlAsync($"UPDATE Kernel_Job SET LeasedBy = 'dead', LeasedUntil = {until}"));
        await host.RunDueJobsAsync();
        Assert.Empty(network.Fetches);

        clock.Now = until.AddSeconds(1);
        await host.RunDueJobsAsync();
        Assert.Equal(10, network.Fetches.Count);
        Assert.All(network.Fetches, f => Assert.Equal(1, f.Value));
    }

    [Fact]
    public async Task A_host_is_asked_no_more_often_than_its_limit_and_who_must_wait_has_not_failed()
    {
        using var database = new TestDatabase();
        var (clock, network) = (new TestClock(), new StubbedNetwork());
        await using var host = Crowd.Host(database, clock, network).With("Sync:HostRequestsPerMinute", "60").With("Sync:HostBurst", "4");
        await Crowd.LinkAsync(host, 20);
        await host.InScopeAsync(db => db.Database.ExecuteSqlAsync($"UPDATE Properties_Listing SET ImportAddress = 'https://one.example/' || Id"));
        await host.RunDueJobsAsync();
        Assert.Equal(4, network.Fetches["one.example"]);

        clock.Advance(TimeSpan.FromSeconds(10));
        await host.RunDueJobsAsync();
        Assert.Equal(14, network.Fetches["one.example"]);
        clock.Advance(TimeSpan.FromSeconds(10));
        await host.RunDueJobsAsync();
        Assert.Equal(20, network.Fetches["one.example"]);
        Assert.Equal(0, await host.InScopeAsync(db => db.Set<SyncRun>().CountAsync(r => r.Outcome == RunOutcome.Failed)));
    }

    private static void MakeEachWaitForTheOther(StubbedNetwork first, StubbedNetwork second)
    {
        var (one, two) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        first.Delay = (_, ct) => { one.TrySetResult(); return two.Task.WaitAsync(ct); };
        second.Delay = (_, ct) => { two.TrySetResult(); return one.Task.WaitAsync(ct); };
    }
}
