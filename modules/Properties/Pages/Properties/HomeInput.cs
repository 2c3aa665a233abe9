using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Resas.Properties.Pages.Properties;

/// <summary>What an owner says of a home.</summary>
internal sealed class HomeInput : IValidatableObject
{
    [Required(ErrorMessage = "Home.Name.Missing")]
    [StringLength(Property.MaxName, ErrorMessage = "Home.Name.TooLong")]
    public string? Name { get; set; }

    [Required(ErrorMessage = "Home.TimeZone.Missing")]
    public string? TimeZone { get; set; } = TimeZones.Default;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        // Unlike those of attributes, these sentences are not looked up by the framework.
        if (!TimeZones.IsKnown(TimeZone))
            yield return new(validationContext.GetRequiredService<IStringLocalizer<Texts>>()["Home.TimeZone.Unknown"], [nameof(TimeZone)]);
    }
}
