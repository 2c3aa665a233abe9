using Microsoft.Extensions.DependencyInjection;
using Resas.Blocks.Pages.Conflicts;
using Resas.Kernel.Hosting;

namespace Resas.Blocks;

/// <summary>The table of contents of the module.</summary>
public static class BlocksModule
{
    public static IServiceCollection AddBlocks(this IServiceCollection services)
    {
        services.AddModule(typeof(BlocksModule).Assembly);
        services.AddScoped<Ledgers>();
        services.AddScoped<OwnersHand>();
        services.AddScoped<OwnersWord>();
        services.AddScoped<Suggestions>();
        services.AddScoped<ConflictLists>();
        return services;
    }
}
