using System.Security.Claims;

namespace Resas.Kernel.Hosting;

/// <summary>What the sign-in cookie says of the owner, so that no page asks the database for it.</summary>
public static class OwnerClaims
{
    /// <summary>Claim: two letters, fr or en.</summary>
    public const string Language = "language";

    /// <summary>Claim: what the owner is called.</summary>
    public const string Name = "display-name";

    /// <summary>Claim: IANA name.</summary>
    public const string Zone = "time-zone";

    /// <summary>Role: runs the server.</summary>
    public const string Administrator = "Administrator";

    /// <summary>The id of the signed-in owner. Pages that ask are never reached without one.</summary>
    public static Guid OwnerId(this ClaimsPrincipal user) => Guid.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)
        ?? throw new InvalidOperationException("Nobody is signed in."));

    /// <summary>What the signed-in owner is called: the name given, else the address.</summary>
    public static string DisplayName(this ClaimsPrincipal user) => user.FindFirstValue(Name) ?? user.Identity?.Name ?? "";

    /// <summary>The signed-in owner's time zone, for instants that belong to no home.</summary>
    public static string TimeZone(this ClaimsPrincipal user) => user.FindFirstValue(Zone) ?? "Europe/Paris";
}
