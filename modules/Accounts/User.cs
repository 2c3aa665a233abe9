using Microsoft.AspNetCore.Identity;

namespace Resas.Accounts;

/// <summary>A person who signs in: an owner, perhaps an administrator.</summary>
internal sealed class User : IdentityUser<Guid>
{
    public User() => Id = Guid.CreateVersion7();

    public string DisplayName { get; set; } = "";
    public string Language { get; set; } = "fr";
    public string TimeZone { get; set; } = "Europe/Paris";
}

internal sealed class Role : IdentityRole<Guid>
{
    public const string Administrator = "Administrator";

    public Role() => Id = Guid.CreateVersion7();
}
