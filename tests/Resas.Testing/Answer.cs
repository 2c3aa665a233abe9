using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Resas.Testing;

/// <summary>What the program answered, after redirects.</summary>
public sealed partial class Answer
{
    private Answer(Uri address, HttpResponseMessage response, string body)
    {
        (Address, Response, Body) = (address, response, body);
        Document = new HtmlParser().ParseDocument(body);
    }

    /// <summary>Where the visitor ended up.</summary>
    public Uri Address { get; }

    public string Path => Address.PathAndQuery;

    public HttpResponseMessage Response { get; }

    public HttpStatusCode Status => Response.StatusCode;

    public string Body { get; }

    public IHtmlDocument Document { get; }

    /// <summary>What a person reads: the main part of a page, or the whole fragment; white space made one space each.</summary>
    public string Text => Flat((Document.QuerySelector("main") ?? (IElement)Document.Body!).TextContent);

    public static async Task<Answer> ReadAsync(Uri address, HttpResponseMessage response) => new(address, response, await response.Content.ReadAsStringAsync());

    /// <summary>The one element that the selector finds; otherwise says what was there instead.</summary>
    public IElement One(string selector) => Document.QuerySelectorAll(selector) switch
    {
        [var one] => one,
        var found => throw new InvalidOperationException($"{found.Length} elements match {selector} on {Path} ({(int)Status}): {Text}"),
    };

    /// <summary>The texts of all elements that the selector finds.</summary>
    public IReadOnlyList<string> Texts(string selector) => [.. Document.QuerySelectorAll(selector).Select(e => Flat(e.TextContent))];

    /// <summary>The first form with a field of each name.</summary>
    public IHtmlFormElement FormWith(IEnumerable<string> names) =>
        Document.Forms.FirstOrDefault(form => names.All(name => form.Elements.Any(e => e.GetAttribute("name") == name)))
        ?? throw new InvalidOperationException($"No form on {Path} ({(int)Status}) has the fields {string.Join(", ", names)}. It has {string.Join(", ",
            Document.Forms.SelectMany(f => f.Elements).Select(e => e.GetAttribute("name")).Where(n => n is not null))}. It says: {Text}");

    /// <summary>The text with each run of white space, non-breaking too, made one plain space.</summary>
    public static string Flat(string text) => Blank().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
