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
    /// <param name="undo">Where a POST takes it back.</param>
    /// <param name="fields">What that POST says; nothing when null.</param>
    public static IActionResult DoneAt(this PageModel page, string address, string sentence, string? undo = null, Dictionary<string, string>? fields = null)
    {
        if (page.IsBesideACalendar()) return page.ToastHere(new Toast(sentence, Undo: undo, Fields: fields), stays: false);
        page.TempData["Toast"] = sentence;
        if (undo is not null) page.TempData["Undo"] = undo;
        if (fields is not null) page.TempData["UndoFields"] = fields;
        return page.Lead(address);
    }

    /// <summary>Noted: like <see cref="DoneAt"/>, but what it was written in stays open beside the calendar.</summary>
    public static IActionResult NotedAt(this PageModel page, string address, string sentence)
    {
        if (page.IsBesideACalendar()) return page.ToastHere(new Toast(sentence), stays: true);
        page.TempData["Toast"] = sentence;
        return page.Lead(address);
    }

    private static bool IsBesideACalendar(this PageModel page) => page.Request.IsHtmx() && page.Request.Headers["Resas-Place"] == "here";

    private static PartialViewResult ToastHere(this PageModel page, Toast toast, bool stays)
    {
        page.Response.Htmx(h => h.Retarget("#toasts").Reswap("beforeend").WithTrigger("resas:done", new { stays }));
        return page.Fragment("_Toast", toast);
    }

    private static IActionResult Lead(this PageModel page, string address)
    {
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
