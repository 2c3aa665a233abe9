using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Resas.Contracts.Properties;
using Resas.Contracts.Sync;
using Resas.Kernel.Database;
using Resas.Kernel.Jobs;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;
using Resas.Sync.Jobs;
using Resas.Sync.Propagation;

namespace Resas.Sync.Answers;

internal sealed class FindListingHealthHandler(ResasDb db, IMediator modules, JobQueue jobs, IStringLocalizer<Texts> texts, IOptions<SyncOptions> options, TimeProvider clock)
    : IRequestHandler<FindListingHealth, IReadOnlyList<ListingHealth>>
{
    public async Task<IReadOnlyList<ListingHealth>> Handle(FindListingHealth request, CancellationToken ct)
    {
        var listings = request.Listings ?? await modules.Send(new FindListings(request.OwnerId), ct);
        var states = await db.Set<ListingState>().AsNoTracking().Where(s => s.OwnerId == request.OwnerId).ToDictionaryAsync(s => s.ListingId, ct);
        var due = await jobs.DueTimesAsync<PollListing>([.. listings.Select(l => PollListing.KeyOf(l.Id))], ct);
        return [.. listings.Select(l => Describe(l, states.GetValueOrDefault(l.Id), due.TryGetValue(PollListing.KeyOf(l.Id), out var at) ? at : null))];
    }

    private ListingHealth Describe(ListingSummary listing, ListingState? state, DateTime? due)
    {
        var health = StateOf(listing, state);
        var sentence = health switch
        {
            HealthState.Failing => texts.Sentence(state!.Problem!.Value),
            HealthState.Suspicious => texts["Health.Suspicious"].Value,
            HealthState.Stale => texts["Health.Stale"].Value,
            _ => null,
        };
        var mode = state?.Mode ?? ListingMode.Batch;
        var advice = mode == ListingMode.Manual && listing.HasImport ? texts[state?.Problem?.NeedsAPerson() == true ? "Advice.Mend" : "Advice.Wait"].Value : null;
        return new(listing.Id, health, state?.Problem, sentence, state?.LastReadAt, state?.LastTriedAt, listing.HasImport ? due : null, state?.LastPulledAt, state?.UsualPullSeconds, mode, advice,
            GlanceOf(state, listing.HasImport ? due : null));
    }

    /// <summary>Lue il y a 3 min, prochaine lecture dans 12 min ; a lu votre calendrier il y a 1 h, d’habitude toutes les 2 h</summary>
    private string? GlanceOf(ListingState? state, DateTime? due)
    {
        var now = clock.Now();
        string?[] read =
        [
            state?.LastReadAt is { } at ? texts["Glance.Read", texts.Ago(now - at)].Value : null,
            due is { } next ? (next > now ? texts["Glance.Next", texts.Span(next - now)] : texts["Glance.Due"]).Value : null,
        ];
        string?[] pulled =
        [
            state?.LastPulledAt is { } last ? texts["Glance.Pulled", texts.Ago(now - last)].Value : null,
            state?.UsualPullSeconds is { } usual ? texts["Glance.Usual", texts.Span(TimeSpan.FromSeconds(usual))].Value : null,
        ];
        string[] halves = [string.Join(", ", read.OfType<string>()), string.Join(", ", pulled.OfType<string>())];
        var told = string.Join(texts["Glance.And"], halves.Where(h => h.Length > 0));
        return told.Length == 0 ? null : char.ToUpper(told[0], System.Globalization.CultureInfo.CurrentCulture) + told[1..];
    }

    private HealthState StateOf(ListingSummary listing, ListingState? state) => (listing, state) switch
    {
        ({ HasImport: false }, _) => HealthState.NotRead,
        (_, null) => HealthState.Waiting,
        _ => Vitals.Of(state).HealthAt(clock.Now(), options.Value.PollInterval),
    };
}
