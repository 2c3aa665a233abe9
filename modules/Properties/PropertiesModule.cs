using Microsoft.Extensions.DependencyInjection;
using Resas.Kernel.Hosting;
using Resas.Properties.FirstSteps;
using Resas.Properties.Pages.Listings;

namespace Resas.Properties;

/// <summary>The table of contents of the module.</summary>
public static class PropertiesModule
{
    public static IServiceCollection AddProperties(this IServiceCollection services)
    {
        services.AddModule(typeof(PropertiesModule).Assembly);
        services.AddScoped<AddressTrials>();
        services.AddScoped<AddressRules>();
        services.AddScoped<ExportAddresses>();
        services.AddScoped<Houses>();
        services.AddScoped<Trails>();
        services.AddScoped<Choosing>();
        return services;
    }
}
