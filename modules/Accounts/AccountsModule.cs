using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Resas.Accounts.Areas.Identity;
using Resas.Kernel.Database;
using Resas.Kernel.Hosting;

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
            pages.Conventions.AddAreaFolderApplicationModelConvention("Identity", "/", page => page.Filters.Add(new IdentityAnswers())));
        services.AddScoped<Registration>();
        services.AddScoped<AccountMails>();
        return services;
    }
}
