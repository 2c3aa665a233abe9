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
        if (context.Result is IAntiforgeryValidationFailedResult) context.HttpContext.Items[Key] = true;
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
