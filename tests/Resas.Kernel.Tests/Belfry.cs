using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resas.Contracts;
using Resas.Kernel.Database;
using Resas.Kernel.Hosting;
using Resas.Kernel.Jobs;
using Resas.Kernel.Messaging;
using Resas.Testing;

namespace Resas.Kernel.Tests;

/// <summary>A little module for these tests: a bell that is announced, two who listen to it, a job for each stroke. What the listeners write are planned jobs.</summary>
internal sealed class Belfry
{
    /// <summary>How often each listener was called, by "listener word".</summary>
    public ConcurrentDictionary<string, int> Heard { get; } = new();

    /// <summary>How often each job was run, by key.</summary>
    public ConcurrentDictionary<string, int> Struck { get; } = new();

    /// <summary>What the porter does after having written.</summary>
    public Func<string, Task> Porter { get; set; } = _ => Task.CompletedTask;

    /// <summary>What a stroke does, and when it is next due.</summary>
    public Func<string, CancellationToken, Task<DateTime?>> Strike { get; set; } = (_, _) => Task.FromResult<DateTime?>(null);

    public static ResasHost Host(DatabaseProvider provider = DatabaseProvider.Sqlite) => Furnish(new ResasHost(provider), new Belfry());

    public static ResasHost Host(TestDatabase database, Belfry belfry) => Furnish(new ResasHost(database), belfry);

    private static ResasHost Furnish(ResasHost host, Belfry belfry) => host.With(services =>
    {
        services.AddModule(typeof(Belfry).Assembly);
        services.AddSingleton(belfry);
    });
}

internal static class BelfryHost
{
    public static Belfry Belfry(this ResasHost host) => host.Services.GetRequiredService<Belfry>();

    public static Task PlanAsync(this ResasHost host, DateTime dueAt, params string[] keys) => host.InScopeAsync(async services =>
    {
        await services.GetRequiredService<ResasDb>().RunAsync(async ct =>
        {
            foreach (var key in keys) await services.GetRequiredService<JobQueue>().PlanAsync<Stroke>(key, dueAt, ct);
        }, CancellationToken.None);
        return true;
    });

    public static Task<Job?> StrokeAsync(this ResasHost host, string key) => host.InScopeAsync(db => db.Set<Job>().AsNoTracking().SingleOrDefaultAsync(j => j.Kind == Stroke.Kind && j.Key == key));
}

internal sealed record BellRang(string Word) : IAnnouncement;

internal sealed record BellEchoed(string Word) : IAnnouncement;

internal sealed class Porter(JobQueue jobs, Belfry belfry, TimeProvider clock) : IAnnouncementHandler<BellRang>
{
    public async Task Handle(BellRang announcement, CancellationToken ct)
    {
        belfry.Heard.AddOrUpdate($"porter {announcement.Word}", 1, (_, n) => n + 1);
        await jobs.PlanAsync<Stroke>(announcement.Word, clock.GetUtcNow().UtcDateTime.AddYears(1), ct);
        await belfry.Porter(announcement.Word);
    }
}

/// <summary>Passes on what it hears; throws before there is a task when it hears nothing.</summary>
internal sealed class Butler(IMediator modules, Belfry belfry) : IAnnouncementHandler<BellRang>, IAnnouncementHandler<BellEchoed>
{
    public static bool Wants(BellRang announcement) => announcement.Word != "whisper";

    public Task Handle(BellRang announcement, CancellationToken ct)
    {
        if (announcement.Word.Length == 0) throw new FormatException("The butler heard nothing.");
        belfry.Heard.AddOrUpdate($"butler {announcement.Word}", 1, (_, n) => n + 1);
        modules.Announce(new BellEchoed(announcement.Word));
        return Task.CompletedTask;
    }

    public Task Handle(BellEchoed announcement, CancellationToken ct)
    {
        belfry.Heard.AddOrUpdate($"echo {announcement.Word}", 1, (_, n) => n + 1);
        return Task.CompletedTask;
    }
}

internal sealed class Stroke(Belfry belfry) : IJob
{
    public static string Kind => "belfry.stroke";

    public async Task<DateTime?> RunAsync(string key, CancellationToken ct)
    {
        belfry.Struck.AddOrUpdate(key, 1, (_, n) => n + 1);
        return await belfry.Strike(key, ct);
    }
}

internal sealed record WhichContext : IRequest<ResasDb>;

internal sealed class WhichContextHandler(ResasDb db) : IRequestHandler<WhichContext, ResasDb>
{
    public Task<ResasDb> Handle(WhichContext request, CancellationToken ct) => Task.FromResult(db);
}

internal sealed record Unanswered : IRequest<int>;
