using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Resas.Kernel.Database;
using Resas.Kernel.Jobs;
using Resas.Kernel.Messaging;
using Resas.Kernel.Outbox;
using Resas.Kernel.Scheduling;
using Resas.Kernel.Time;

namespace Resas.Kernel.Hosting;

/// <summary>The plumbing, registered once by the host.</summary>
public static class KernelSetup
{
    public static void AddKernel(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        // Jitter and identities, nothing else: secrets come from RandomNumberGenerator. A simulation seeds it.
        services.TryAddSingleton(Random.Shared);
        services.AddSingleton<Ids>();
        services.AddCheckedOptions<DatabaseOptions>("Database");
        services.AddCheckedOptions<DataOptions>("Data");
        services.AddCheckedOptions<JobOptions>("Jobs");
        services.AddCheckedOptions<SiteOptions>("Site");
        services.AddResasDb();
        services.AddSingleton(new ModelPart(typeof(KernelSetup).Assembly));
        services.AddSingleton(_ => new AnnouncementCatalog(services));
        services.AddScoped<IMediator, Mediator>();
        services.AddScoped<JobQueue>();
        services.AddScoped<JobMonitor>();
        services.AddScoped<OutboxMonitor>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton<IPostConfigureOptions<MvcOptions>, LocalizedValidation>();
        // No script reads these attributes, and their sentences are English.
        services.Configure<MvcViewOptions>(views => views.HtmlHelperOptions.ClientValidationEnabled = false);
        // Before the scheduler, for services stop in the opposite order: first nothing new starts, then what runs ends.
        services.AddHostedService<LetJobsFinish>();
        // A name of its own: without it, only instances installed under the same path could read each other's cookies.
        services.AddDataProtection().SetApplicationName("Resas");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, KeysInDatabase>();
        services.AddScheduler(plan =>
        {
            plan.Schedule<DispatchOutbox>().EverySeconds(1);
            plan.Schedule<RunDueJobs>().EverySeconds(1);
        });
    }

    private sealed class KeysInDatabase(IServiceScopeFactory scopes) : IConfigureOptions<KeyManagementOptions>
    {
        public void Configure(KeyManagementOptions options) => options.XmlRepository = new DataProtectionKeys(scopes);
    }
}
