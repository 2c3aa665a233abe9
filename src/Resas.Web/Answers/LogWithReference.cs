using Microsoft.AspNetCore.Diagnostics;

namespace Resas.Web.Answers;

/// <summary>Logs the exception under the reference that the error page shows, in place of the framework's own line.</summary>
internal sealed class LogWithReference(ILogger<LogWithReference> log) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!httpContext.RequestAborted.IsCancellationRequested)
        {
            log.LogError(exception, "Reference {Reference}: {Method} {Path} failed",
                httpContext.TraceIdentifier, httpContext.Request.Method, LoggedPath.Of(httpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path));
        }

        return ValueTask.FromResult(false);
    }
}
