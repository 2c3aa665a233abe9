namespace Resas.Web.Answers;

/// <summary>What browsers may do with our answers. Set as the answer starts, because an error clears what was set before.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    // Grid positions of bars are style attributes; scripts are files of our own, always.
    private const string ContentPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; "
        + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(static state =>
        {
            Set(((HttpContext)state).Response);
            return Task.CompletedTask;
        }, context);
        return next(context);
    }

    private static void Set(HttpResponse response)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        if (response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) != true) return;

        // One address answers with a page or with a fragment, and always for one person.
        headers.Append("Vary", "HX-Request");
        if (headers.CacheControl.Count == 0) headers.CacheControl = "private, no-cache";
    }
}
