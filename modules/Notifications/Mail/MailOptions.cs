using System.ComponentModel.DataAnnotations;
using System.Net.Mail;

namespace Resas.Notifications.Mail;

/// <summary>Section Mail. Without Mail:Smtp:Host, mails are written into the folder mail of the data folder.</summary>
internal sealed class MailOptions : IValidatableObject
{
    /// <summary>The sender: an address, or a name and an address.</summary>
    [Required(ErrorMessage = "Mail:From must name the sender, like Resas <resas@example.fr>.")]
    public string From { get; set; } = "Resas <resas@localhost>";

    public SmtpOptions Smtp { get; set; } = new();

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!MailAddress.TryCreate(From, out _)) yield return new($"Mail:From is “{From}”, which is not an address.");
        var wrong = new List<ValidationResult>();
        Validator.TryValidateObject(Smtp, new ValidationContext(Smtp), wrong, validateAllProperties: true);
        foreach (var result in wrong) yield return result;
    }
}

/// <summary>Section Mail:Smtp.</summary>
internal sealed class SmtpOptions : IValidatableObject
{
    public string? Host { get; set; }

    [Range(1, 65535, ErrorMessage = "Mail:Smtp:Port must be between 1 and 65535.")]
    public int Port { get; set; } = 587;

    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>STARTTLS. There is no falling back to plain text.</summary>
    public bool UseTls { get; set; } = true;

    [Range(1, 90, ErrorMessage = "Mail:Smtp:TimeoutSeconds must be between 1 and 90.")]
    public int TimeoutSeconds { get; set; } = 30;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Port == 465) yield return new("Mail:Smtp:Port 465 (TLS from the first byte) can't be used: take 587, with STARTTLS.");
        if (!string.IsNullOrEmpty(User) && string.IsNullOrEmpty(Password)) yield return new("Mail:Smtp:User is set, so Mail:Smtp:Password must be set too.");
        if (!string.IsNullOrEmpty(Password) && !UseTls && Host is not ("localhost" or "127.0.0.1" or "::1"))
            yield return new("Mail:Smtp:Password would travel in the clear: set Mail:Smtp:UseTls to true.");
    }
}
