using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Resas.Web.Answers;

/// <summary>Notes that a 400 is a form whose antiforgery token has expired, so that the error page can say what to do.</summary>
internal sealed class NoteExpiredForms : IAlwaysRunResultFilter
{
    private static readonly object Key = new();

    public static bool Happened(HttpContext context) => context.Items.ContainsKey(Key);

    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is not IAntiforgeryValidationFailedResult) return;
        if (IsTooLarge(context.HttpContext)) context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
        else context.HttpContext.Items[Key] = true;
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }

    /// <summary>The token of a form that the server refuses to read is missing too.</summary>
    private static bool IsTooLarge(HttpContext context) =>
        context.Request.ContentLength > context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;
}
