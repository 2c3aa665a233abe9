using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Resas.Accounts;

/// <summary>Who may sign in, with which password. Long beats varied: no rules about kinds of characters.</summary>
internal sealed class SignInRules(IOptions<AccountsOptions> accounts, IConfiguration settings) : IConfigureOptions<IdentityOptions>
{
    public const int PasswordLength = 8;

    public void Configure(IdentityOptions options)
    {
        // Without SMTP the mail lies in a folder on the server, where an owner can't read it.
        options.SignIn.RequireConfirmedAccount = accounts.Value.RequireConfirmedEmail ?? !string.IsNullOrEmpty(settings["Mail:Smtp:Host"]);
        options.User.RequireUniqueEmail = true;
        options.Password.RequiredLength = PasswordLength;
        options.Password.RequiredUniqueChars = 4;
        options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
        options.Lockout.MaxFailedAccessAttempts = accounts.Value.LockoutAfter;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(accounts.Value.LockoutMinutes);
    }
}
