using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Resas.Kernel.Time;

namespace Resas.Sync.Export;

/// <summary>The export feeds: no cookie, no redirect, an address that ends in .ics. Stands before all that pages need, and asks
/// for services only when the database must be read: most pulls find nothing new.</summary>
internal sealed class FeedEndpoint(RequestDelegate next, FeedCache cache, PullBook pulls, TimeProvider clock, ILogger<FeedEndpoint> log)
{
    private const string Folder = "/feeds/", Ending = ".ics";
    private static readonly StringValues Calendar = "text/calendar; charset=utf-8", NoCache = "private, no-cache", NoSniff = "nosniff", ByCoding = "Accept-Encoding";

    public Task InvokeAsync(HttpContext context)
    {
        var key = KeyOf(context.Request.Path.Value);
        if (key.IsEmpty) return next(context);
        var (isGet, isHead) = (HttpMethods.IsGet(context.Request.Method), HttpMethods.IsHead(context.Request.Method));
        if (!isGet && !isHead) return Refuse(context);

        var isPull = isGet && IsByMachine(context.Request);
        if (cache.FindProven(key) is not { } feed || (isPull && !feed.IsServed)) return ReadAsync(context, key.ToString(), isPull);
        if (isPull) pulls.Note(feed, context.Request.Headers.UserAgent);
        return Answer(context, feed);
    }

    /// <summary>The key in the path; empty when the path is no feed's.</summary>
    private static ReadOnlySpan<char> KeyOf(string? path)
    {
        if (path is null || !path.StartsWith(Folder, StringComparison.OrdinalIgnoreCase) || !path.EndsWith(Ending, StringComparison.OrdinalIgnoreCase)) return [];
        if (path.Length <= Folder.Length + Ending.Length) return [];
        var key = path.AsSpan(Folder.Length, path.Length - Folder.Length - Ending.Length);
        return key.Length > 64 || key.Contains('/') ? [] : key;
    }

    /// <summary>A person who opens the address in a browser is no platform: their look must not count as the platform's.</summary>
    private static bool IsByMachine(HttpRequest request) => request.Headers["Sec-Fetch-Mode"] != "navigate";

    private async Task ReadAsync(HttpContext context, string key, bool isPull)
    {
        try
        {
            var reader = context.RequestServices.GetRequiredService<FeedReader>();
            var found = await reader.ReadAsync(key, context.RequestAborted);
            if (isPull && found.Feed is { IsServed: false } news && await LookAsync(context, news))
                found = await reader.ReadAsync(key, context.RequestAborted);
            if (found.Feed is not { } feed)
            {
                await (found.WasRetired ? Apologies.Retired : Apologies.Unknown).AnswerAsync(context);
                return;
            }

            if (isPull) await NoteAsync(context, feed);
            await Answer(context, feed);
        }
        catch (Exception failure) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            // Never an empty calendar: platforms read that as "all free" (rule 9). Nor a copy, which may be out of date.
            log.LogError(failure, "Reference {Reference}: /feeds/… can't be read", context.TraceIdentifier);
            context.Response.Headers.RetryAfter = "120";
            await Apologies.Unreadable.AnswerAsync(context);
        }
    }

    /// <summary>In a scope of its own: a look that is broken off must leave nothing behind.</summary>
    private static async Task<bool> LookAsync(HttpContext context, CachedFeed feed)
    {
        await using var scope = context.RequestServices.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<LookFirst>().LookAsync(feed, context.RequestAborted);
    }

    /// <summary>That a platform has a version is kept before it gets it: were it kept after and lost, its echo would look like a sale.</summary>
    private async Task NoteAsync(HttpContext context, CachedFeed feed)
    {
        var by = context.Request.Headers.UserAgent;
        if (feed.IsServed) pulls.Note(feed, by);
        else await context.RequestServices.GetRequiredService<PullRecorder>().RecordAsync([Pulls.One(feed, clock.Now(), by)], context.RequestAborted);
    }

    private Task Answer(HttpContext context, CachedFeed feed)
    {
        var (request, response) = (context.Request.Headers, context.Response);
        var shown = Conditions.Choose(feed, request.AcceptEncoding);
        var now = clock.Now();
        response.Headers.ETag = shown.ETag;
        response.Headers.LastModified = HeaderUtilities.FormatDate(feed.LastModified(now));
        response.Headers.CacheControl = NoCache;
        response.Headers.Vary = ByCoding;
        if (Conditions.IsUnchanged(request, shown, feed.Settled, now))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.Headers.ContentType = Calendar;
        response.Headers.XContentTypeOptions = NoSniff;
        response.ContentLength = shown.Bytes.Length;
        if (shown.Coding is { } coding) response.Headers.ContentEncoding = coding;
        if (HttpMethods.IsHead(context.Request.Method)) return Task.CompletedTask;
        // No token: the server ends the write of a broken connection by itself, and a token would cost more than all of the above.
        return response.Body.WriteAsync(shown.Bytes, CancellationToken.None).AsTask();
    }

    private static Task Refuse(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = "GET, HEAD";
        return Task.CompletedTask;
    }
}
