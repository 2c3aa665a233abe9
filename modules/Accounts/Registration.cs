using Microsoft.AspNetCore.Identity;
using Resas.Contracts.Accounts;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Accounts;

/// <summary>Accounts begin and end here, each in one unit of work with its announcement.</summary>
internal sealed class Registration(ResasDb db, UserManager<User> users, IMediator modules)
{
    /// <param name="person">Makes the account's row; called again when another writer was first.</param>
    /// <param name="password">Null when a login elsewhere stands for it.</param>
    /// <returns>The account, or why there is none.</returns>
    public Task<(User? User, IdentityResult Result)> OpenAsync(Func<User> person, string? password, UserLoginInfo? login, CancellationToken ct) =>
        db.RunAsync<(User?, IdentityResult)>(async _ =>
        {
            var user = person();
            user.UserName = user.Email;
            var result = password is null ? await users.CreateAsync(user) : await users.CreateAsync(user, password);
            if (!result.Succeeded) return (null, Once(result));

            if (login is not null && !(await users.AddLoginAsync(user, login)).Succeeded)
                throw new InvalidOperationException($"The {login.LoginProvider} login was given to another account a moment ago.");

            modules.Announce(new OwnerRegistered(user.Id));
            return (user, result);
        }, ct);

    public Task CloseAsync(Guid id, CancellationToken ct) => db.RunAsync(async _ =>
    {
        if (await users.FindByIdAsync(id.ToString()) is not { } user) return;
        var result = await users.DeleteAsync(user);
        if (!result.Succeeded) throw new InvalidOperationException($"Account {id} could not be deleted: {result}");
        modules.Announce(new OwnerDeleted(id));
    }, ct);

    /// <summary>The name is the address: what is wrong with both is said once.</summary>
    private static IdentityResult Once(IdentityResult result) => IdentityResult.Failed([.. result.Errors.DistinctBy(e => e.Description)]);
}
