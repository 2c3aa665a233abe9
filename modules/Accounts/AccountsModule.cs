using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Resas.Accounts.Areas.Identity;
using Resas.Accounts.Sessions;
using Resas.Kernel.Database;
using Resas.Kernel.Hosting;
using Resas.Kernel.Scheduling;

namespace Resas.Accounts;

/// <summary>The table of contents of the module.</summary>
public static class AccountsModule
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddModule(typeof(AccountsModule).Assembly);
        services.AddCheckedOptions<AccountsOptions>("Accounts");
        services.AddDefaultIdentity<User>().AddRoles<Role>().AddEntityFrameworkStores<ResasDb>()
            .AddErrorDescriber<IdentityErrors>()
            .AddClaimsPrincipalFactory<OwnerPrincipal>();
        services.AddSingleton<IConfigureOptions<IdentityOptions>, SignInRules>();
        services.ConfigureApplicationCookie(SignInCookie.Configure);
        services.AddSingleton<IPostConfigureOptions<MvcOptions>, IdentityFields>();
        services.Configure<RazorPagesOptions>(pages =>
        {
            pages.Conventions.AddAreaFolderApplicationModelConvention("Identity", "/", page => page.Filters.Add(new IdentityAnswers()));
            pages.Conventions.AddAreaPageApplicationModelConvention("Identity", "/Account/Manage/EnableAuthenticator", page => page.Filters.Add(new SecondStepSession()));
        });
        services.AddScoped<Registration>();
        services.AddScoped<PasskeySignIn>();
        // In place of password and second step together: the device must know its owner, and offer the key by itself.
        services.Configure<IdentityPasskeyOptions>(passkeys => passkeys.UserVerificationRequirement = passkeys.ResidentKeyRequirement = "required");
        services.AddScoped<AccountMails>();
        services.AddSingleton<KnownSessions>();
        services.AddScoped<SignedInDevices>();
        services.AddScheduler(plan => plan.Schedule<ForgetDeadSessions>().EverySeconds(3600));
        return services;
    }
}
