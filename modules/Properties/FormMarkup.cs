using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Resas.Properties;

internal static class FormMarkup
{
    /// <summary>For aria-invalid: "true" when the field has an error, else null so that the attribute is left out.</summary>
    public static string? Invalid(this IHtmlHelper html, string field) =>
        html.ViewData.ModelState.GetFieldValidationState(html.ViewData.TemplateInfo.GetFullHtmlFieldName(field)) == ModelValidationState.Invalid ? "true" : null;
}
