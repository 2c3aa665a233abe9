using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Resas.Kernel.Forms;

/// <summary>Tells assistive technology that a field was refused, and where its sentence stands: in the element whose id is the field's with "-error".</summary>
[HtmlTargetElement("input", Attributes = ForName)]
[HtmlTargetElement("select", Attributes = ForName)]
[HtmlTargetElement("textarea", Attributes = ForName)]
public sealed class FieldErrorTagHelper : TagHelper
{
    private const string ForName = "asp-for";

    /// <summary>After the framework's own, which writes the id.</summary>
    public override int Order => 100;

    [HtmlAttributeName(ForName)]
    public ModelExpression For { get; set; } = null!;

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        if (!ViewContext.ModelState.TryGetValue(name, out var field) || field.Errors.Count == 0) return;

        var place = $"{output.Attributes["id"]?.Value}-error";
        output.Attributes.SetAttribute("aria-invalid", "true");
        output.Attributes.SetAttribute("aria-describedby", output.Attributes["aria-describedby"]?.Value is { } hint ? $"{hint} {place}" : place);
    }
}

/// <summary>An empty place for a field's sentence takes no room.</summary>
[HtmlTargetElement("span", Attributes = "asp-validation-for")]
public sealed class EmptyFieldSentenceTagHelper : TagHelper
{
    public override int Order => 100;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!output.IsContentModified) output.SuppressOutput();
    }
}
