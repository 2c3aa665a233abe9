using System.ComponentModel.DataAnnotations;

namespace Resas.Demonstration;

/// <summary>Section Demonstration.</summary>
internal sealed class DemonstrationOptions : IValidatableObject
{
    public const string DefaultFolder = "data/demo";

    /// <summary>Of the simulated platforms, on this machine alone; another free one when it is taken.</summary>
    [Range(0, 65535, ErrorMessage = "Demonstration:Port must lie between 0 (any that is free) and 65535.")]
    public int Port { get; set; } = 5081;

    /// <summary>How often each simulated platform pulls our calendars.</summary>
    public TimeSpan PullInterval { get; set; } = TimeSpan.FromSeconds(20);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PullInterval < TimeSpan.FromSeconds(1) || PullInterval > TimeSpan.FromHours(24))
            yield return new("Demonstration:PullInterval must lie between 00:00:01 and 1.00:00:00.");
    }
}
