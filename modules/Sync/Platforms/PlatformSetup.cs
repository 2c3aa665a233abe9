using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Resas.Sync.Platforms;

internal static class PlatformSetup
{
    /// <summary>Each platform class of an assembly is known by being there.</summary>
    public static IServiceCollection AddPlatformsOf(this IServiceCollection services, Assembly assembly) =>
        services.Scan(scan => scan.FromAssemblies(assembly).AddClasses(c => c.AssignableTo<Platform>(), publicOnly: false).As<Platform>().WithSingletonLifetime());
}
