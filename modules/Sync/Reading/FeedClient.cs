using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;
using Resas.Contracts.Sync;

namespace Resas.Sync.Reading;

/// <summary>Fetches a feed over real HTTP, with one deadline over the whole read, a size limit after decompression, and the address guard at each hop.</summary>
internal sealed class FeedClient : IDisposable
{
    private const int MaxRedirects = 5;
    private readonly HttpClient http;
    private readonly SyncOptions options;
    private readonly TimeProvider clock;
    private readonly ILogger<FeedClient> log;
    private readonly ResiliencePipeline<FeedAnswer> retries;

    public FeedClient(FeedTransport transport, IOptions<SyncOptions> options, TimeProvider clock, Random random, ILogger<FeedClient> log)
    {
        (this.options, this.clock, this.log) = (options.Value, clock, log);
        retries = OneQuickRetry(clock, random);
        http = new HttpClient(transport.CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan };
        // Airbnb answers 403 to a reader without a name.
        http.DefaultRequestHeaders.UserAgent.ParseAdd(this.options.UserAgent);
        http.DefaultRequestHeaders.Accept.ParseAdd("text/calendar, text/plain;q=0.9, */*;q=0.5");
    }

    public async Task<FeedAnswer> FetchAsync(string address, string? etag, DateTime? lastModified, CancellationToken ct)
    {
        using var deadline = new CancellationTokenSource(options.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, ct);
        try
        {
            var answer = await retries.ExecuteAsync(token => new ValueTask<FeedAnswer>(FollowAsync(address, etag, lastModified, token)), either.Token);
            log.LogInformation("Feed answered {Status}, {Bytes} bytes", answer.Status, answer.Body.Length);
            return answer;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested) { return Problem(FeedProblem.TimedOut); }
        catch (ForbiddenAddressException) { return Problem(FeedProblem.ForbiddenAddress); }
        catch (HttpRequestException failure) when (failure.InnerException is ForbiddenAddressException) { return Problem(FeedProblem.ForbiddenAddress); }
        catch (Exception failure) when (failure is HttpRequestException or IOException or AuthenticationException or InvalidDataException)
        {
            return Problem(FeedProblem.Unreachable);
        }
    }

    public void Dispose() => http.Dispose();

    /// <summary>A connection that broke or a server that stumbled is asked once more at once, within the same deadline; all else waits for the next poll.</summary>
    private static ResiliencePipeline<FeedAnswer> OneQuickRetry(TimeProvider clock, Random random) => new ResiliencePipelineBuilder<FeedAnswer> { TimeProvider = clock }
        .AddRetry(new RetryStrategyOptions<FeedAnswer>
        {
            ShouldHandle = static attempt => ValueTask.FromResult(attempt.Outcome switch
            {
                { Exception: HttpRequestException { InnerException: not ForbiddenAddressException } or IOException } => true,
                { Result: { Status: >= 500, RetryAfter: null } } => true,
                _ => false,
            }),
            MaxRetryAttempts = 1,
            Delay = TimeSpan.FromMilliseconds(300),
            UseJitter = true,
            Randomizer = random.NextDouble,
        })
        .Build();

    private FeedAnswer Problem(FeedProblem problem)
    {
        // Never the exception's own text: it may hold the address, which is a secret.
        log.LogInformation("Feed not read: {Problem}", problem);
        return FeedAnswer.Failed(problem);
    }

    private async Task<FeedAnswer> FollowAsync(string address, string? etag, DateTime? lastModified, CancellationToken ct)
    {
        if (!TryParse(address, out var next)) return FeedAnswer.Failed(FeedProblem.BadAddress);
        for (var hop = 0; hop <= MaxRedirects; hop++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, next);
            if (etag is not null && EntityTagHeaderValue.TryParse(etag, out var tag)) request.Headers.IfNoneMatch.Add(tag);
            if (lastModified is { } since) request.Headers.IfModifiedSince = since;
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            if (response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
                or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
                return await ReadAsync(response, ct);
            if (response.Headers.Location is not { } location || !TryParse(new Uri(next, location).AbsoluteUri, out next)) break;
        }

        return FeedAnswer.Failed(FeedProblem.ServerError);
    }

    private async Task<FeedAnswer> ReadAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var status = (int)response.StatusCode;
        if (status == 304) return new(null, status, [], null, null, null);
        if (status is < 200 or > 299) return new(ProblemOf(status), status, [], null, null, RetryAfter(response));

        await using var body = await response.Content.ReadAsStreamAsync(ct);
        var buffer = new MemoryStream();
        var chunk = ArrayPool<byte>.Shared.Rent(32 * 1024);
        try
        {
            while (await body.ReadAsync(chunk, ct) is > 0 and var read)
            {
                if (buffer.Length + read > options.MaxFeedBytes) return FeedAnswer.Failed(FeedProblem.TooLarge);
                buffer.Write(chunk, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }

        return new(null, status, buffer.ToArray(), response.Headers.ETag?.ToString(), response.Content.Headers.LastModified?.UtcDateTime, null);
    }

    private static FeedProblem ProblemOf(int status) => status switch
    {
        401 or 403 => FeedProblem.Refused,
        404 or 410 => FeedProblem.Gone,
        429 => FeedProblem.TooManyRequests,
        _ => FeedProblem.ServerError,
    };

    private static TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when response.Headers.Date is { } now => date - now,
        _ => null,
    };

    /// <summary>Whether the text is an absolute http(s) address without a user name in it.</summary>
    public static bool TryParse(string? text, out Uri address) =>
        Uri.TryCreate(text?.Trim(), UriKind.Absolute, out address!) && address.Scheme is "http" or "https"
        && address.UserInfo.Length == 0 && address.Host.Length > 0;
}

/// <summary>What a fetch gave. Without a problem, status 304 means unchanged and anything else a body.</summary>
internal sealed record FeedAnswer(FeedProblem? Problem, int Status, byte[] Body, string? ETag, DateTime? LastModified, TimeSpan? RetryAfter)
{
    public bool IsNotModified => Status == 304;

    /// <summary>Whether it says what that content said.</summary>
    public bool Repeats(string? contentHash) => Problem is null && (IsNotModified || FeedReading.Hash(Body) == contentHash);

    public static FeedAnswer Failed(FeedProblem problem) => new(problem, 0, [], null, null, null);
}
