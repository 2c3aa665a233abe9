using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Resas.Testing;

/// <summary>What a filled form sends.</summary>
internal static class Fields
{
    /// <summary>Values by field name, from a dictionary or an anonymous object (where "_" stands for ".").</summary>
    public static Dictionary<string, string> Of(object fields) => fields as Dictionary<string, string> ?? fields.GetType().GetProperties()
        .ToDictionary(p => p.Name.Replace('_', '.'), p => Text(p.GetValue(fields)));

    /// <summary>What a browser would send: what the form holds, with <paramref name="values"/> in place of what stood there.</summary>
    public static List<KeyValuePair<string, string>> Filled(IHtmlFormElement form, Dictionary<string, string> values)
    {
        var sent = form.Elements.Where(e => e.GetAttribute("name") is { Length: > 0 } name && !values.ContainsKey(name) && !e.HasAttribute("disabled"))
            .SelectMany(Held).ToList();
        sent.AddRange(values);
        return sent;
    }

    private static IEnumerable<KeyValuePair<string, string>> Held(IElement element)
    {
        var name = element.GetAttribute("name")!;
        return element switch
        {
            IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } or IHtmlInputElement { Type: "submit" or "file" or "image" } => [],
            IHtmlInputElement input => [new(name, input.Value)],
            IHtmlSelectElement select => select.Options.Where(o => o.IsSelected).Select(o => KeyValuePair.Create(name, o.Value)),
            IHtmlTextAreaElement area => [new(name, area.Value)],
            _ => [],
        };
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
