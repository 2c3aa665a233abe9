using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Resas.Kernel.Database;
using Resas.Kernel.Jobs;
using Resas.Kernel.Messaging;

namespace Resas.Kernel.Hosting;

/// <summary>What every module does alike.</summary>
public static class ModuleSetup
{
    /// <summary>Registers the module's answers, reactions, jobs and entities, found by Scrutor.</summary>
    public static void AddModule(this IServiceCollection services, Assembly module)
    {
        services.AddSingleton(new ModelPart(module));
        services.Scan(scan => scan.FromAssemblies(module)
            .AddClasses(c => c.AssignableTo(typeof(IRequestHandler<,>)), publicOnly: false).AsImplementedInterfaces().WithScopedLifetime()
            .AddClasses(c => c.AssignableTo(typeof(IAnnouncementHandler<>)), publicOnly: false).AsSelf().AsImplementedInterfaces().WithScopedLifetime()
            .AddClasses(c => c.AssignableTo(typeof(IJob)), publicOnly: false).AsSelf().WithScopedLifetime());
        foreach (var job in module.GetTypes().Where(t => t is { IsAbstract: false, IsInterface: false } && t.IsAssignableTo(typeof(IJob))))
            services.AddSingleton(new JobKind((string)job.GetProperty(nameof(IJob.Kind), BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!, job));
    }

    /// <summary>Options from a section, checked when the program starts: a wrong setting stops it with a sentence.</summary>
    public static void AddCheckedOptions<TOptions>(this IServiceCollection services, string section) where TOptions : class
    {
        services.AddSingleton(new OptionsSection(section, provider => provider.GetRequiredService<IOptions<TOptions>>().Value));
        services.AddOptions<TOptions>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();
    }
}

/// <summary>A section of the settings, for the page that shows those in force.</summary>
/// <param name="Read">The options as they were read at the start.</param>
public sealed record OptionsSection(string Name, Func<IServiceProvider, object> Read);
