namespace Resas.Web.Answers;

/// <summary>When even the error page fails, as it may without a database: a sentence, still without a stack trace.</summary>
internal sealed class LastResort(RequestDelegate next, ILogger<LastResort> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception failure) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            log.LogError(failure, "Reference {Reference}: {Method} {Path} failed, and so did the error page",
                context.TraceIdentifier, context.Request.Method, LoggedPath.Of(context.Request.Path.Value));
            context.Response.Clear();
            context.Response.StatusCode = ErrorStatus.Of(failure);
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync(
                $"Resas est momentanément indisponible. Réessayez dans un instant. Référence : {context.TraceIdentifier}\n"
                + $"Resas is unavailable at the moment. Try again shortly. Reference: {context.TraceIdentifier}\n");
        }
    }
}
