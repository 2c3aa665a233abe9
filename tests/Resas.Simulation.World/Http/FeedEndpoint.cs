using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Resas.Simulation.World.Faults;

namespace Resas.Simulation.World.Http;

/// <summary>Serves feeds, with faults as they look on a wire.</summary>
internal sealed class FeedEndpoint(LiveWorld live, WorldServerOptions options)
{
    public async Task ServeAsync(HttpContext context)
    {
        // The raw target: an address with %40 in it must stay as it is.
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (live.Answer(target, context.Request.Headers.IfNoneMatch) is not { } answer)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        // Airbnb turns away readers without a name.
        if (context.Request.Headers.UserAgent.Count == 0) answer = new() { Status = StatusCodes.Status403Forbidden };
        try
        {
            await Task.Delay(answer.TimedOut ? options.Hang : answer.Delay / Math.Max(1, options.Speed), context.RequestAborted);
            await WriteAsync(context, answer);
        }
        catch (OperationCanceledException)
        {
            // The reader has gone.
        }
    }

    private static async Task WriteAsync(HttpContext context, FeedAnswer answer)
    {
        if (answer.TimedOut)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers) context.Response.Headers[name] = value;
        if (answer.Status == StatusCodes.Status304NotModified) return;

        context.Response.ContentLength = answer.Body.Length * (answer.ConnectionBroken ? 2 : 1);
        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
        if (!answer.ConnectionBroken) return;
        await context.Response.Body.FlushAsync(context.RequestAborted);
        context.Abort();
    }
}
