using Microsoft.Extensions.DependencyInjection;
using Resas.Kernel.Hosting;

namespace Resas.Properties;

/// <summary>The table of contents of the module.</summary>
public static class PropertiesModule
{
    public static IServiceCollection AddProperties(this IServiceCollection services)
    {
        services.AddModule(typeof(PropertiesModule).Assembly);
        services.AddScoped<AddressTrials>();
        services.AddScoped<AddressRules>();
        services.AddScoped<Houses>();
        return services;
    }
}
