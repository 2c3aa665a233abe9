using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Resas.Kernel.Hosting;
using Resas.Notifications.Mail;
using Resas.Notifications.Preferences;

namespace Resas.Notifications;

/// <summary>The table of contents of the module.</summary>
public static class NotificationsModule
{
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.AddModule(typeof(NotificationsModule).Assembly);
        services.AddCheckedOptions<MailOptions>("Mail");
        services.AddScoped<Inbox>();
        services.AddScoped<OwnerChoices>();
        services.AddScoped<AlarmMail>();
        services.AddScoped<NewsMail>();
        services.AddSingleton<MailLinks>();
        services.AddScoped<MessageWords>();
        services.AddSingleton<PickUpFolder>();
        services.AddSingleton<SmtpTransport>();
        services.AddSingleton<IMailTransport>(provider => string.IsNullOrEmpty(provider.GetRequiredService<IOptions<MailOptions>>().Value.Smtp.Host)
            ? provider.GetRequiredService<PickUpFolder>()
            : provider.GetRequiredService<SmtpTransport>());
        return services;
    }
}
