using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Resas.Kernel.Database;
using Resas.Kernel.Jobs;
using Resas.Testing;

namespace Resas.Kernel.Tests;

public class JobTests
{
    [Theory, RunOnEveryDatabase]
    public async Task Work_is_run_when_due_and_planned_for_when_it_says(DatabaseProvider provider)
    {
        await using var host = Belfry.Host(provider);
        host.Belfry().Strike = (_, _) => Task.FromResult<DateTime?>(host.Clock.Now.AddMinutes(15));
        await host.PlanAsync(host.Clock.Now.AddMinutes(1), "noon");
        Assert.Equal(0, await host.RunDueJobsAsync());

        host.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await host.RunDueJobsAsync());

        var job = await host.StrokeAsync("noon");
        Assert.Equal((host.Clock.Now.AddMinutes(15), host.Clock.Now, null, null), (job!.DueAt, job.LastRunAt, job.LeasedBy, job.LastError));
    }

    [Fact]
    public async Task Work_that_says_it_is_over_is_forgotten()
    {
        await using var host = Belfry.Host();
        await host.PlanAsync(host.Clock.Now, "once");
        await host.RunDueJobsAsync();

        Assert.Null(await host.StrokeAsync("once"));
        Assert.Equal(1, host.Belfry().Struck["once"]);
    }

    [Fact]
    public async Task Work_that_fails_is_tried_ever_more_slowly_and_forgives_after_a_success()
    {
        await using var host = Belfry.Host();
        host.Belfry().Strike = (_, _) => throw new FormatException("The clapper fell.");
        await host.PlanAsync(host.Clock.Now, "noon");
        var waits = new List<double>();
        for (var round = 0; round < 9; round++)
        {
            await host.RunDueJobsAsync(failuresToo: true);
            var failed = (await host.StrokeAsync("noon"))!;
            Assert.Equal((round + 1, "FormatException: The clapper fell."), (failed.Failures, failed.LastError));
            waits.Add((failed.DueAt - host.Clock.Now).TotalSeconds);
            host.Clock.Now = failed.DueAt;
        }

        Assert.Equal([60, 120, 240, 480, 960, 1920, 3600, 3600, 3600], waits);

        host.Belfry().Strike = (_, _) => Task.FromResult<DateTime?>(host.Clock.Now.AddHours(1));
        await host.RunDueJobsAsync();
        var mended = (await host.StrokeAsync("noon"))!;
        Assert.Equal((0, null), (mended.Failures, mended.LastError));
    }

    [Theory, RunOnEveryDatabase]
    public async Task Two_instances_on_one_database_run_each_row_once(DatabaseProvider provider)
    {
        using var database = new TestDatabase(provider);
        var belfry = new Belfry();
        await using var one = Belfry.Host(database, belfry);
        await using var two = Belfry.Host(database, belfry);
        var keys = Enumerable.Range(0, 60).Select(n => $"stroke {n}").ToArray();
        await one.PlanAsync(one.Clock.Now, keys);
        belfry.Strike = (_, _) => Task.FromResult<DateTime?>(one.Clock.Now.AddHours(1));
        _ = two.Services;

        await Task.WhenAll(Task.Run(() => one.RunDueJobsAsync()), Task.Run(() => two.RunDueJobsAsync()));

        Assert.Equal(keys.Length, belfry.Struck.Count);
        Assert.All(belfry.Struck, s => Assert.Equal(1, s.Value));
    }

    [Fact]
    public async Task The_work_of_an_instance_that_died_is_taken_over_when_its_lease_has_run_out()
    {
        await using var host = Belfry.Host();
        await host.PlanAsync(host.Clock.Now, "noon");
        var deadUntil = host.Clock.Now.AddMinutes(2);
        await host.InScopeAsync(db => db.Set<Job>().ExecuteUpdateAsync(set => set.SetProperty(j => j.LeasedBy, "dead").SetProperty(j => j.LeasedUntil, deadUntil)));
        Assert.Equal(0, await host.RunDueJobsAsync());

        host.Clock.Now = deadUntil.AddSeconds(1);
        await host.RunDueJobsAsync();
        Assert.Equal(1, host.Belfry().Struck["noon"]);
    }

    [Fact]
    public async Task Work_can_be_run_now_unless_somebody_is_at_it()
    {
        await using var host = Belfry.Host();
        var runner = host.Services.GetRequiredService<JobRunner>();
        var (started, gate) = Gate(host);
        await host.PlanAsync(host.Clock.Now.AddYears(1), "noon");

        var run = runner.RunNowAsync<Stroke>("noon", default);
        await started.WaitAsync();
        Assert.False(await runner.RunNowAsync<Stroke>("noon", default));
        gate.SetResult();

        Assert.True(await run);
        Assert.False(await runner.RunNowAsync<Stroke>("midnight", default));
    }

    [Fact]
    public async Task What_is_planned_anew_during_a_run_stays_planned_whatever_the_run_answers()
    {
        await using var host = Belfry.Host();
        var runner = host.Services.GetRequiredService<JobRunner>();
        foreach (var answer in new DateTime?[] { null, host.Clock.Now.AddHours(1) })
        {
            var (started, gate) = Gate(host, answer);
            await host.PlanAsync(host.Clock.Now, "noon");
            var run = runner.RunNowAsync<Stroke>("noon", default);
            await started.WaitAsync();
            await host.PlanAsync(host.Clock.Now, "noon");
            gate.SetResult();
            await run;

            var job = await host.StrokeAsync("noon");
            Assert.Equal((host.Clock.Now, null), (job!.DueAt, job.LeasedBy));
        }
    }

    [Fact]
    public async Task Work_that_is_dropped_during_a_run_does_not_come_back()
    {
        await using var host = Belfry.Host();
        var (started, gate) = Gate(host, host.Clock.Now.AddHours(1));
        await host.PlanAsync(host.Clock.Now, "noon");
        var run = host.Services.GetRequiredService<JobRunner>().RunNowAsync<Stroke>("noon", default);
        await started.WaitAsync();
        await host.InScopeAsync(services => services.GetRequiredService<ResasDb>().RunAsync(
            async ct => { await services.GetRequiredService<JobQueue>().DropAsync<Stroke>("noon", ct); return true; }, default));
        gate.SetResult();
        await run;

        Assert.Null(await host.StrokeAsync("noon"));
    }

    [Fact]
    public async Task No_more_run_at_once_than_there_is_room_for()
    {
        const int width = 7;
        await using var host = Belfry.Host().With("Jobs:Width", $"{width}");
        var runner = host.Services.GetRequiredService<JobRunner>();
        var (started, gate) = Gate(host);
        await host.PlanAsync(host.Clock.Now, [.. Enumerable.Range(0, width + 5).Select(n => $"{n}")]);

        Assert.True(await runner.StartDueAsync(default));
        for (var n = 0; n < width; n++) Assert.True(await started.WaitAsync(TimeSpan.FromSeconds(10)));
        await runner.StartDueAsync(default);
        Assert.Equal(width, host.Belfry().Struck.Count);

        gate.SetResult();
        await runner.SettleAsync();
        await host.RunDueJobsAsync();
        Assert.Equal(width + 5, host.Belfry().Struck.Count);
    }

    [Fact]
    public async Task A_backlog_larger_than_the_room_is_worked_off_in_one_go()
    {
        await using var host = Belfry.Host().With("Jobs:Width", "3");
        host.Belfry().Strike = (_, _) => Task.FromResult<DateTime?>(host.Clock.Now.AddHours(1));
        await host.PlanAsync(host.Clock.Now, [.. Enumerable.Range(0, 20).Select(n => $"{n}")]);

        await host.InScopeAsync(async services => { await services.GetRequiredService<RunDueJobs>().Invoke(default); return true; });
        await host.Services.GetRequiredService<JobRunner>().SettleAsync();
        Assert.Equal(20, host.Belfry().Struck.Count);
    }

    [Fact]
    public async Task A_long_run_keeps_its_lease()
    {
        await using var host = Belfry.Host();
        var runner = QuickRunner(host);
        var (started, gate) = Gate(host);
        await host.PlanAsync(host.Clock.Now, "noon");
        var run = runner.RunNowAsync<Stroke>("noon", default);
        await started.WaitAsync();

        host.Clock.Advance(TimeSpan.FromHours(1));
        await Eventually.TrueAsync(async () => (await host.StrokeAsync("noon"))!.LeasedUntil > host.Clock.Now, "a renewed lease");
        Assert.False(await runner.RunNowAsync<Stroke>("noon", default));
        gate.SetResult();
        Assert.True(await run);
    }

    [Fact]
    public async Task A_run_that_has_lost_its_lease_ends_and_leaves_the_row_to_its_new_holder()
    {
        await using var host = Belfry.Host();
        var (started, _) = Gate(host);
        await host.PlanAsync(host.Clock.Now, "noon");
        var run = QuickRunner(host).RunNowAsync<Stroke>("noon", default);
        await started.WaitAsync();
        await host.InScopeAsync(db => db.Set<Job>().ExecuteUpdateAsync(set => set.SetProperty(j => j.LeasedBy, "another")));

        Assert.True(await run.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal("another", (await host.StrokeAsync("noon"))!.LeasedBy);
    }

    [Fact]
    public async Task When_the_program_stops_its_runs_end_and_are_due_at_the_next_start()
    {
        using var database = new TestDatabase();
        var belfry = new Belfry();
        await using (var host = Belfry.Host(database, belfry))
        {
            var (started, _) = Gate(host);
            await host.PlanAsync(host.Clock.Now, "noon");
            await host.Services.GetRequiredService<JobRunner>().StartDueAsync(default);
            await started.WaitAsync();
        }

        await using var next = Belfry.Host(database, new Belfry());
        await next.RunDueJobsAsync();
        Assert.Equal(1, next.Belfry().Struck["noon"]);
    }

    [Fact]
    public async Task Planning_from_two_places_at_once_loses_neither()
    {
        await using var host = Belfry.Host();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => host.PlanAsync(host.Clock.Now, "noon"))));

        Assert.Equal(40, (await host.StrokeAsync("noon"))!.Plans);
    }

    [Fact]
    public async Task The_schedule_delivers_and_runs_by_itself()
    {
        await using var host = Belfry.Host().With("Scheduler:Enabled", "true");
        await host.PlanAsync(host.Clock.Now, "noon");
        await host.InScopeAsync(services =>
        {
            services.GetRequiredService<Messaging.IMediator>().Announce(new BellRang("angelus"));
            return services.GetRequiredService<ResasDb>().SaveChangesAsync();
        });

        // The schedule goes by the program's clock, which stands still here: let it go on.
        await Eventually.TrueAsync(() =>
        {
            host.Clock.Advance(TimeSpan.FromMilliseconds(500));
            return host.Belfry().Struck.ContainsKey("noon") && host.Belfry().Heard.ContainsKey("echo angelus");
        }, "the schedule's work");
    }

    /// <summary>Strokes that say that they have begun, and end when the gate opens or they are cancelled.</summary>
    private static (SemaphoreSlim Started, TaskCompletionSource Gate) Gate(ResasHost host, DateTime? answer = null)
    {
        var (started, gate) = (new SemaphoreSlim(0), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        host.Belfry().Strike = async (_, ct) =>
        {
            started.Release();
            await gate.Task.WaitAsync(ct);
            return answer;
        };
        return (started, gate);
    }

    private static JobRunner QuickRunner(ResasHost host) => new(
        host.Services.GetRequiredService<IServiceScopeFactory>(), host.Services.GetServices<JobKind>(),
        Options.Create(new JobOptions { Lease = TimeSpan.FromMilliseconds(300) }), host.Clock,
        host.Services.GetRequiredService<IHostApplicationLifetime>(), NullLogger<JobRunner>.Instance);
}
