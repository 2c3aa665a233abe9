using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Contracts.Sync;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;
using Resas.Sync.Import;
using Resas.Sync.Platforms;
using Resas.Sync.Reading;

namespace Resas.Sync.Answers;

internal sealed class PreviewFeedHandler(FeedClient client, PlatformCatalog platforms, IStringLocalizer<Texts> texts, IOptions<SyncOptions> options, TimeProvider clock)
    : IRequestHandler<PreviewFeed, FeedPreview>
{
    private const int MaxShown = 200;

    public async Task<FeedPreview> Handle(PreviewFeed request, CancellationToken ct)
    {
        var owner = FeedClient.TryParse(request.Address, out var address) ? platforms.Owning(address) : null;
        var answer = await client.FetchAsync(request.Address, null, null, ct);
        var (document, problem) = answer.Problem is null ? FeedReading.Read(answer.Body, options.Value.MaxFeedBytes) : (null, answer.Problem);
        if (document is null) return new(problem, texts.Sentence(problem!.Value), [], 0, owner?.Key);

        var platform = platforms.Of(request.Platform);
        var shown = Shown.Of(document, platform, TimeZoneInfo.FindSystemTimeZoneById(request.TimeZone), clock.Today(request.TimeZone));
        var closed = platform.SaysClosedForAll ? ClaimKind.Reservation : ClaimKind.Closure;
        var nights = shown.Stays.Select(s => new PreviewedNights(s.Nights, s.Meaning == Meaning.OwnersTime ? ClaimKind.Block : ClaimKind.Reservation, s.Guest ?? s.Code))
            .Concat(Nights.Runs(shown.Closed).Select(run => new PreviewedNights(run, run.Count > Difference.LongestStay ? ClaimKind.Closure : closed, null)))
            .OrderBy(n => n.Nights.From).Take(MaxShown);
        return new(null, null, [.. nights], shown.Skipped, owner?.Key);
    }
}
