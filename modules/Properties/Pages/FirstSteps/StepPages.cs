using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Resas.Kernel.Htmx;
using Resas.Properties.FirstSteps;

namespace Resas.Properties.Pages.FirstSteps;

internal static class StepPages
{
    public static string AddressOf(this IUrlHelper url, Place place) => url.Page($"/FirstSteps/{place.Page}", new { id = place.Id })!;

    /// <summary>On to another step, with script and without.</summary>
    public static IActionResult To(this PageModel page, Place place)
    {
        var address = page.Url.AddressOf(place);
        if (!page.Request.IsHtmx()) return page.LocalRedirect(address);
        page.Response.Htmx(h => h.Redirect(address));
        return new NoContentResult();
    }
}
