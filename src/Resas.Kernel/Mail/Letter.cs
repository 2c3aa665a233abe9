using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Resas.Kernel.Mail;

/// <summary>A mail as modules write it: paragraphs and at most one thing to do. Gives the HTML and the plain text of the same words.</summary>
/// <param name="Language">Two letters: the language of the words.</param>
public sealed record Letter(string Language, string Subject, IReadOnlyList<string> Paragraphs, string? ActionLabel = null, string? ActionAddress = null, string? Footnote = null)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>What the last line leads to, where the reader can say what they want to be sent.</summary>
    public string? ChangeLabel { get; init; }

    /// <summary>Null when the site's address is not known: there is no such line then.</summary>
    public string? ChangeAddress { get; init; }

    /// <summary>A whole document. Styles are inline: mail readers drop the rest.</summary>
    public string Html()
    {
        var html = new StringBuilder().Append(null, $"""
            <!DOCTYPE html>
            <html lang="{Language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{Safe(Subject)}</title></head>
            <body style="margin:0;background:#f6f3ec;font:16px/1.5 system-ui,sans-serif;color:#1c2424"><div style="max-width:34rem;margin:0 auto;padding:24px">
            <p style="font-weight:700">Resas</p>

            """);
        foreach (var paragraph in Paragraphs) html.Append("<p>").Append(Safe(paragraph)).Append("</p>\n");
        if (ActionAddress is not null)
        {
            html.Append(null, $"""
                <p><a href="{Safe(ActionAddress)}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:#0b5c56;color:#fff;text-decoration:none">{Safe(ActionLabel!)}</a></p>
                <p style="font-size:13px;color:#566;word-break:break-all">{Safe(ActionAddress)}</p>

                """);
        }

        if (Footnote is not null) html.Append("<p style=\"font-size:13px;color:#566\">").Append(Safe(Footnote)).Append("</p>\n");
        if (ChangeAddress is not null)
            html.Append(null, $"<p style=\"font-size:13px\"><a href=\"{Safe(ChangeAddress)}\" style=\"color:#0b5c56\">{Safe(ChangeLabel!)}</a></p>\n");
        return html.Append("</div></body></html>\n").ToString();
    }

    public string Text()
    {
        var text = new StringBuilder();
        foreach (var paragraph in Paragraphs) text.Append(paragraph).Append("\n\n");
        if (ActionAddress is not null) text.Append(ActionLabel).Append('\n').Append(ActionAddress).Append("\n\n");
        if (Footnote is not null) text.Append("-- \n").Append(Footnote).Append('\n');
        if (ChangeAddress is not null) text.Append(ChangeLabel).Append('\n').Append(ChangeAddress).Append('\n');
        return text.ToString();
    }

    private static string Safe(string text) => Encoder.Encode(text);
}
