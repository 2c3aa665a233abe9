using Microsoft.Extensions.DependencyInjection;
using Resas.Kernel.Hosting;

namespace Resas.Notifications;

/// <summary>The table of contents of the module.</summary>
public static class NotificationsModule
{
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.AddModule(typeof(NotificationsModule).Assembly);
        return services;
    }
}
