using System.Security.Claims;

namespace Resas.Kernel.Hosting;

public static class OwnerClaims
{
    /// <summary>The id of the signed-in owner. Pages that ask are never reached without one.</summary>
    public static Guid OwnerId(this ClaimsPrincipal user) => Guid.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)
        ?? throw new InvalidOperationException("Nobody is signed in."));
}
