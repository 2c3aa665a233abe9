using System.Security;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Resas.Contracts.Sync;
using Resas.Sync.Reading;

namespace Resas.Sync.Inspection;

/// <summary>Gets the bytes: from a file, from standard input, or over HTTP as the importer does, with its guard and its limits.</summary>
internal sealed class SpecimenReader(FeedClient client, IStringLocalizer<Texts> texts, IOptions<SyncOptions> options)
{
    private const string StandardInput = "-";
    private readonly SyncOptions options = options.Value;

    public Task<Specimen> ReadAsync(string source, CancellationToken ct) =>
        source == StandardInput ? FromAsync(new(texts["Inspect.StandardInput"], null, []), Console.OpenStandardInput, ct)
        : ShownName.IsAddress(source) ? FetchAsync(source, ct)
        : FromAsync(new(ShownName.Of(source), null, []), () => File.OpenRead(source), ct, ShownName.IsHalfAnAddress(source));

    private async Task<Specimen> FromAsync(Specimen specimen, Func<Stream> open, CancellationToken ct, bool isHalfAnAddress = false)
    {
        try
        {
            await using var stream = open();
            var body = await ReadAtMostAsync(stream, options.MaxFeedBytes + 1, ct);
            return body.Length > options.MaxFeedBytes ? specimen.Failed(Verdict.NotACalendar, Sentence(FeedProblem.TooLarge)) : specimen with { Body = body };
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException or ArgumentException or NotSupportedException)
        {
            return specimen.Failed(Verdict.NotFetched, isHalfAnAddress ? texts["Inspect.HalfAnAddress"] : texts["Inspect.NoFile"]);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or SecurityException)
        {
            return specimen.Failed(Verdict.NotFetched, texts["Inspect.UnreadableFile"]);
        }
    }

    private async Task<Specimen> FetchAsync(string address, CancellationToken ct)
    {
        var specimen = new Specimen(ShownName.Of(address), FeedClient.TryParse(address, out var parsed) ? parsed : null, []);
        var answer = await client.FetchAsync(address, null, null, ct);
        return answer.Problem is not { } problem ? specimen with { Body = answer.Body }
            : specimen.Failed(problem == FeedProblem.TooLarge ? Verdict.NotACalendar : Verdict.NotFetched, Sentence(problem, answer.Status));
    }

    // A server's error without a status is a row of redirects.
    private string Sentence(FeedProblem problem, int status = 0) => problem == FeedProblem.ServerError && status == 0 ? texts["Inspect.Redirects"] : texts.Inspected(problem, problem switch
    {
        FeedProblem.TimedOut => options.Timeout.TotalSeconds,
        FeedProblem.TooLarge => options.MaxFeedBytes,
        _ => status,
    });

    private static async Task<byte[]> ReadAtMostAsync(Stream stream, int limit, CancellationToken ct)
    {
        var body = new MemoryStream();
        var chunk = new byte[32 * 1024];
        while (body.Length < limit && await stream.ReadAsync(chunk.AsMemory(0, (int)Math.Min(chunk.Length, limit - body.Length)), ct) is > 0 and var read)
            body.Write(chunk, 0, read);
        return body.ToArray();
    }
}
