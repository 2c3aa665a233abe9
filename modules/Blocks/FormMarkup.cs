using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Resas.Blocks;

internal static class FormMarkup
{
    /// <summary>The value of aria-invalid; null leaves the attribute out.</summary>
    public static string? Invalid(this IHtmlHelper html, string field) =>
        html.ViewData.ModelState.GetFieldValidationState(html.Name(field)) == ModelValidationState.Invalid ? "true" : null;

    /// <summary>The calendar of a home at a month: where each change by hand leads back.</summary>
    public static string Calendar(Guid propertyId, DateOnly night) => $"/calendar/{propertyId}?month={night:yyyy-MM}";
}
