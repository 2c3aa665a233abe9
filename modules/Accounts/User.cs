using Microsoft.AspNetCore.Identity;
using Resas.Kernel.Hosting;

namespace Resas.Accounts;

/// <summary>A person who signs in: an owner, perhaps an administrator.</summary>
internal sealed class User : IdentityUser<Guid>
{
    public const int DisplayNameLength = 100;

    public User() => Id = Guid.CreateVersion7();

    [PersonalData] public string DisplayName { get; private set; } = "";
    [PersonalData] public string Language { get; private set; } = Languages.Default;
    [PersonalData] public string TimeZone { get; private set; } = "Europe/Paris";

    /// <summary>Null until the first one. Sessions come and go; this stays.</summary>
    [PersonalData] public DateTime? LastSignInAt { get; private set; }

    /// <param name="timeZone">IANA name that this machine knows.</param>
    public User Describe(string displayName, string language, string timeZone)
    {
        var name = displayName.Trim();
        DisplayName = name.Length > DisplayNameLength ? name[..DisplayNameLength] : name;
        TimeZone = timeZone;
        return Speak(language);
    }

    public User Speak(string language)
    {
        Language = Languages.All.Contains(language) ? language : Languages.Default;
        return this;
    }
}

internal sealed class Role : IdentityRole<Guid>
{
    public const string Administrator = OwnerClaims.Administrator;

    public Role() => Id = Guid.CreateVersion7();
}
