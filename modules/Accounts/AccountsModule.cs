using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Resas.Kernel.Database;
using Resas.Kernel.Hosting;

namespace Resas.Accounts;

/// <summary>The table of contents of the module.</summary>
public static class AccountsModule
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddModule(typeof(AccountsModule).Assembly);
        services.AddDefaultIdentity<User>().AddRoles<Role>().AddEntityFrameworkStores<ResasDb>();
        return services;
    }
}
