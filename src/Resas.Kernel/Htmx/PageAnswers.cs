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

    /// <summary>Done: to another page, which says so once.</summary>
    /// <param name="undo">Where a bare POST takes it back.</param>
    public static IActionResult DoneAt(this PageModel page, string address, string sentence, string? undo = null)
    {
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
