using Microsoft.Extensions.DependencyInjection;
using Resas.Blocks.Pages.Conflicts;
using Resas.Kernel.Hosting;
using Resas.Kernel.Scheduling;

namespace Resas.Blocks;

/// <summary>The table of contents of the module.</summary>
public static class BlocksModule
{
    public static IServiceCollection AddBlocks(this IServiceCollection services)
    {
        services.AddModule(typeof(BlocksModule).Assembly);
        services.AddScoped<Ledgers>();
        services.AddScoped<OwnersHand>();
        services.AddScoped<BulkRemoval>();
        services.AddScoped<Copies>();
        services.AddScoped<OwnersWord>();
        services.AddScoped<Suggestions>();
        services.AddScoped<ConflictLists>();
        services.AddScoped<RoomSides>();
        services.AddScheduler(plan => plan.Schedule<EndOrigins>().EverySeconds(3600));
        return services;
    }
}
