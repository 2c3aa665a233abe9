using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Resas.Contracts.Sync;
using Resas.ICalendar;
using Resas.Sync.Platforms;
using Resas.Sync.Reading;

namespace Resas.Sync.Inspection;

/// <summary>Reads one document and says how it is, to a person or to a program; keeps nothing and touches nothing.</summary>
internal sealed class FeedDoctor(SpecimenReader reader, PlatformCatalog platforms, IStringLocalizer<Texts> texts, IOptions<SyncOptions> options)
{
    private const int MaxWarnings = 1_000;

    public async Task<Verdict> RunAsync(InspectionRequest request, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var specimen = await reader.ReadAsync(request.Source, ct);
        var inspection = specimen.Failure is null ? Inspect(specimen, request) : Inspection.Without(specimen);
        if (request.Json) await InspectionJson.WriteAsync(inspection, output, ct);
        else await new InspectionReport(texts, inspection.Verdict == Verdict.NotFetched ? error : output).WriteAsync(inspection, request);
        return inspection.Verdict;
    }

    private Inspection Inspect(Specimen specimen, InspectionRequest request)
    {
        var document = CalendarReader.Read(specimen.Body, new CalendarReadOptions { MaxBytes = options.Value.MaxFeedBytes, MaxWarnings = MaxWarnings });
        var platform = request.Platform ?? platforms.Recognise(specimen.Address, document);
        var findings = Finding.Of(document, texts).ToList();
        var problem = FeedReading.ProblemOf(document, specimen.Body) is { } why ? Sentence(why, document, specimen) : null;
        if (problem is not null) findings.Add(new(document.ProblemLine, problem));

        return new(specimen, VerdictOf(document), problem, platform, document.ProdId, document.Events.Count, document.SkippedCount, findings,
            document.Nights(request.Zone, request.From, request.Until).Select(nights => new Occurrence(nights, platform.Read(nights.Event))));
    }

    private static Verdict VerdictOf(CalendarDocument document) => document.Health switch
    {
        CalendarHealth.Whole => Verdict.Whole,
        CalendarHealth.Damaged => Verdict.Damaged,
        _ => Verdict.NotACalendar,
    };

    private string Sentence(FeedProblem problem, CalendarDocument document, Specimen specimen) =>
        specimen.Body.Length == 0 ? texts["Inspect.Nothing"]
        : texts.Inspected(problem, problem == FeedProblem.TooLarge ? options.Value.MaxFeedBytes : document.ProblemLine);
}
