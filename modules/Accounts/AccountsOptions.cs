using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;

namespace Resas.Accounts;

/// <summary>Section Accounts.</summary>
internal sealed class AccountsOptions : IValidatableObject
{
    /// <summary>Whether an address must be confirmed before the first sign-in. When not set: only if mails leave by SMTP.</summary>
    public bool? RequireConfirmedEmail { get; set; }

    /// <summary>Whether anyone may sign up.</summary>
    public bool AllowRegistration { get; set; } = true;

    /// <summary>Who runs the server. The role is given at sign-in, once the address is confirmed.</summary>
    public IList<string> AdministratorEmails { get; set; } = [];

    /// <summary>Failed sign-ins in a row after which an account is locked.</summary>
    [Range(3, 100, ErrorMessage = "Accounts:LockoutAfter must be between 3 and 100.")]
    public int LockoutAfter { get; set; } = 6;

    [Range(1, 1440, ErrorMessage = "Accounts:LockoutMinutes must be between 1 and 1440.")]
    public int LockoutMinutes { get; set; } = 10;

    [SuppressMessage("Globalization", "CA1303", Justification = "Settings are spoken of in English.")]
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => AdministratorEmails
        .Where(address => !new EmailAddressAttribute().IsValid(address))
        .Select(address => new ValidationResult($"Accounts:AdministratorEmails holds “{address}”, which is not an e-mail address."));

    public bool IsAdministrator(User user) =>
        user is { EmailConfirmed: true, Email: { } email } && AdministratorEmails.Contains(email, StringComparer.OrdinalIgnoreCase);
}
