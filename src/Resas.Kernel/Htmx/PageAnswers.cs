using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Resas.Kernel.Htmx;

/// <summary>How a page answers a form, with script and without.</summary>
public static class PageAnswers
{
    /// <summary>Refused: 422 with the form and its errors; the fragment for htmx, the whole page without script.</summary>
    public static IActionResult Refused(this PageModel page, string fragment, object? model = null)
    {
        page.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page.Request.IsHtmx() ? Fragment(page, fragment, model ?? page) : page.Page();
    }

    /// <summary>Refused for one field, with the sentence.</summary>
    public static IActionResult Refused(this PageModel page, string fragment, string field, string sentence)
    {
        page.ModelState.AddModelError(field, sentence);
        return page.Refused(fragment);
    }

    /// <summary>What a page holds, for the drawer beside a calendar. Scripts ask for it with htmx's header.</summary>
    public static PartialViewResult InDrawer(this PageModel page, string fragment, string title, string? lead = null) =>
        page.Fragment("_Drawer", new Drawer(fragment, page, title, lead));

    /// <summary>Done: to another page, which says so once. Whoever asked from beside a calendar stays there, and is told there.</summary>
    /// <param name="undo">Where a bare POST takes it back.</param>
    public static IActionResult DoneAt(this PageModel page, string address, string sentence, string? undo = null)
    {
        if (page.Request.IsHtmx() && page.Request.Headers["Resas-Place"] == "here")
        {
            page.Response.Htmx(h => h.Retarget("#toasts").Reswap("beforeend").WithTrigger("resas:done"));
            return page.Fragment("_Toast", new Toast(sentence, Undo: undo));
        }

        page.TempData["Toast"] = sentence;
        if (undo is not null) page.TempData["Undo"] = undo;
        if (!page.Request.IsHtmx()) return page.LocalRedirect(address);
        page.Response.Htmx(h => h.Redirect(address));
        return new NoContentResult();
    }

    /// <summary>A fragment with <paramref name="model"/>, sharing the page's view data and errors.</summary>
    public static PartialViewResult Fragment(this PageModel page, string fragment, object model) => new()
    {
        ViewName = fragment,
        ViewData = new ViewDataDictionary(page.MetadataProvider, page.ModelState) { Model = model },
        TempData = page.TempData,
        StatusCode = page.Response.StatusCode,
    };
}
