using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Resas.Accounts.Areas.Identity;

/// <summary>Makes the package's page models answer as our own pages do: their English sentences translated, refused forms with 422, and
/// what does not exist, and links that don't work, with our pages that say so.</summary>
internal sealed class IdentityAnswers : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
        // A link from a mail that a mail program has cut: its code is missing or can't be decoded.
        if (context is { Exception: FormatException } or { HandlerMethod.HttpMethod: "Get", Result: BadRequestObjectResult }) Restart(context);
        else if (context.Result is ObjectResult { StatusCode: { } status }) context.Result = new StatusCodeResult(status);
        if (context.ModelState.IsValid) return;

        var texts = context.HttpContext.RequestServices.GetRequiredService<IStringLocalizer<Texts>>();
        foreach (var field in context.ModelState.Values) Translate(field.Errors, texts);
        if (context is { HandlerMethod.HttpMethod: "Post", Result: PageResult }) context.HttpContext.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    private static void Restart(PageHandlerExecutedContext context)
    {
        context.ExceptionHandled = true;
        ((PageModel)context.HandlerInstance).TempData["StatusMessage"] = "Error.Confirm";
        context.Result = new RedirectToPageResult("/Account/Login");
    }

    private static void Translate(ModelErrorCollection errors, IStringLocalizer<Texts> texts)
    {
        for (var i = 0; i < errors.Count; i++)
        {
            if (PackageSentences.Find(errors[i].ErrorMessage) is { } known) errors[i] = new ModelError(texts[known.Text]);
        }
    }
}
