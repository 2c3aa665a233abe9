using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace Resas.Accounts.Areas.Identity;

/// <summary>Keeps who sets up an authenticator signed in. The package's page gives the account a new security stamp, which ends every session, when it makes
/// the key and again when the second step is turned on. A key that nothing asks for yet ends none; turning it on ends the others alone.</summary>
internal sealed class SecondStepSession : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var services = context.HttpContext.RequestServices;
        var users = services.GetRequiredService<UserManager<User>>();
        if (await users.GetUserAsync(context.HttpContext.User) is not { } user)
        {
            await next();
            return;
        }

        await MakeKeyAsync(users, (IUserAuthenticatorKeyStore<User>)services.GetRequiredService<IUserStore<User>>(), user, context.HttpContext.RequestAborted);
        var stamp = user.SecurityStamp;
        await next();
        if (user.SecurityStamp != stamp) await services.GetRequiredService<SignInManager<User>>().RefreshSignInAsync(user);
    }

    private static async Task MakeKeyAsync(UserManager<User> users, IUserAuthenticatorKeyStore<User> keys, User user, CancellationToken ct)
    {
        if (!string.IsNullOrEmpty(await users.GetAuthenticatorKeyAsync(user))) return;
        await keys.SetAuthenticatorKeyAsync(user, users.GenerateNewAuthenticatorKey(), ct);
        await users.UpdateAsync(user);
    }
}
