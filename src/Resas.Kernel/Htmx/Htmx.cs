using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Resas.Kernel.Htmx;

/// <summary>The few calls of the package Htmx that Resas uses, under the same names (docs/decisions/0003).</summary>
public static class HtmxExtensions
{
    /// <summary>Whether htmx asks for a fragment: not for a history restore nor a boosted whole page.</summary>
    public static bool IsHtmx(this HttpRequest request) =>
        request.Headers["HX-Request"] == "true" && request.Headers["HX-History-Restore-Request"] != "true" && request.Headers["HX-Boosted"] != "true";

    /// <summary>Sets htmx's response headers.</summary>
    public static void Htmx(this HttpResponse response, Action<HtmxResponseHeaders> headers) => headers(new HtmxResponseHeaders(response.Headers));
}

/// <summary>htmx's response headers by name.</summary>
public sealed class HtmxResponseHeaders(IHeaderDictionary headers)
{
    private readonly Dictionary<string, object?> triggers = [];

    public HtmxResponseHeaders WithTrigger(string name, object? detail = null)
    {
        triggers[name] = detail;
        headers["HX-Trigger"] = JsonSerializer.Serialize(triggers);
        return this;
    }

    public HtmxResponseHeaders Redirect(string address) => Set("HX-Redirect", address);

    public HtmxResponseHeaders PushUrl(string address) => Set("HX-Push-Url", address);

    public HtmxResponseHeaders Retarget(string selector) => Set("HX-Retarget", selector);

    public HtmxResponseHeaders Reswap(string swap) => Set("HX-Reswap", swap);

    private HtmxResponseHeaders Set(string name, string value)
    {
        headers[name] = value;
        return this;
    }
}
