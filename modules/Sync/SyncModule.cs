using Microsoft.Extensions.DependencyInjection;
using Resas.Kernel.Hosting;

namespace Resas.Sync;

/// <summary>The table of contents of the module.</summary>
public static class SyncModule
{
    public static IServiceCollection AddSync(this IServiceCollection services)
    {
        services.AddModule(typeof(SyncModule).Assembly);
        return services;
    }
}
