using Resas.Kernel.Htmx;

namespace Resas.Web.Answers;

/// <summary>A redirect would be followed unseen and its page swapped into a fragment's place, as when a session has ended: the browser goes there instead.</summary>
internal sealed class HtmxRedirects(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        var response = context.Response;
        if (response.HasStarted || response.StatusCode is not (301 or 302 or 303) || !context.Request.IsHtmx()) return;

        var address = response.Headers.Location.ToString();
        response.Headers.Remove("Location");
        response.StatusCode = StatusCodes.Status204NoContent;
        response.Htmx(h => h.Redirect(address));
    }
}
