namespace Resas.Kernel.Hosting;

/// <summary>Whom to sign in as, for the pages that say so. Registered only in the demonstration: absent everywhere else.</summary>
public sealed class DemonstrationSignIn(string email, string password)
{
    public string Email { get; } = email;

    public string Password { get; } = password;

    /// <summary>Where the simulated platforms are; null until they are served.</summary>
    public Uri? Platforms { get; set; }
}
