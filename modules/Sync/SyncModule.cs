using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Resas.Kernel.Hosting;
using Resas.Kernel.Scheduling;
using Resas.Sync.Export;
using Resas.Sync.Import;
using Resas.Sync.Jobs;
using Resas.Sync.Modes;
using Resas.Sync.Platforms;
using Resas.Sync.Propagation;
using Resas.Sync.Reading;

namespace Resas.Sync;

/// <summary>The table of contents of the module.</summary>
public static class SyncModule
{
    public static IServiceCollection AddSync(this IServiceCollection services)
    {
        services.AddModule(typeof(SyncModule).Assembly);
        services.AddReading();
        services.AddSingleton<HostTurns>();
        services.AddSingleton<PollSchedule>();
        services.AddScoped<Importer>();
        services.AddScoped<DocumentImport>();
        services.AddScoped<Bookkeeping>();
        services.AddScoped<Slivers>();
        services.AddScoped<ListingFollower>();
        services.AddSingleton<FeedCache>();
        services.AddScoped<FeedReader>();
        services.AddSingleton<PullBook>();
        services.AddScoped<PullRecorder>();
        services.AddScoped<ServedNights>();
        services.AddScoped<LookFirst>();
        services.AddSingleton<WritePulls>();
        services.AddScoped<Siblings>();
        services.AddScoped<Mirrors>();
        services.AddScoped<Unreads>();
        services.AddScoped<Lapses>();
        services.AddScoped<Alarms>();
        services.AddScoped<Checklists>();
        services.AddScoped<DirectLinks>();
        services.AddScoped<LinkChecks>();
        services.AddHostedService(provider => provider.GetRequiredService<WritePulls>());
        services.AddScheduler(plan =>
        {
            plan.Schedule<ForgetOldRuns>().EverySeconds(3600);
            plan.Schedule<WatchPlatforms>().EverySeconds(120);
        });
        return services;
    }

    /// <summary>Answers the export feeds. To be called first of all: they need nothing of what pages need, and must not be redirected.</summary>
    public static void UseSyncFeeds(this IApplicationBuilder app) => app.UseMiddleware<FeedEndpoint>();

    /// <summary>The verb "feed" of the command line, which needs neither server nor database. Speaks the current language.</summary>
    public static Command FeedVerb(IConfiguration settings) => Inspection.FeedVerb.Create(settings, AddReading);

    private static void AddReading(this IServiceCollection services)
    {
        services.AddCheckedOptions<SyncOptions>("Sync");
        services.AddPlatformsOf(typeof(SyncModule).Assembly);
        services.AddSingleton<PlatformCatalog>();
        services.TryAddSingleton(Random.Shared);
        services.TryAddSingleton<FeedTransport>();
        services.AddSingleton<FeedClient>();
    }
}
