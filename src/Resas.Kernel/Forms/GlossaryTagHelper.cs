using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Resas.Kernel.Forms;

/// <summary>A word of the trade leads to its entry of the glossary, the first time that a page uses it: &lt;h2 glossary="exposure"&gt;.</summary>
[HtmlTargetElement(Attributes = Word)]
public sealed class GlossaryTagHelper : TagHelper
{
    private const string Word = "glossary";

    /// <summary>The entry's anchor: its key in lower case. Null for none.</summary>
    [HtmlAttributeName(Word)]
    public string? Entry { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (string.IsNullOrEmpty(Entry) || !ViewContext.HttpContext.Items.TryAdd((typeof(GlossaryTagHelper), Entry), true)) return;
        var label = Texts.Say("Glossary.See");
        output.PostContent.AppendHtml(
            $"""<a class="explain" href="/glossary#{Entry}" aria-label="{label}"><svg class="icon" aria-hidden="true"><use href="/icons/icons.svg#info" /></svg></a>""");
    }
}
