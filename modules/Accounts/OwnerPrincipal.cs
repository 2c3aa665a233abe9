using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Resas.Kernel.Hosting;

namespace Resas.Accounts;

/// <summary>Writes the profile into the sign-in cookie. The administrator's role follows the setting and is never stored:
/// taking an address out of the list takes the role away when the cookie is next renewed.</summary>
internal sealed class OwnerPrincipal(UserManager<User> users, RoleManager<Role> roles, IOptions<IdentityOptions> identity, IOptions<AccountsOptions> accounts)
    : UserClaimsPrincipalFactory<User, Role>(users, roles, identity)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(User user)
    {
        var claims = await base.GenerateClaimsAsync(user);
        claims.AddClaim(new(OwnerClaims.Language, user.Language));
        claims.AddClaim(new(OwnerClaims.Zone, user.TimeZone));
        if (user.DisplayName.Length > 0) claims.AddClaim(new(OwnerClaims.Name, user.DisplayName));
        if (accounts.Value.IsAdministrator(user) && !claims.HasClaim(claims.RoleClaimType, OwnerClaims.Administrator))
            claims.AddClaim(new(claims.RoleClaimType, OwnerClaims.Administrator));
        return claims;
    }
}
