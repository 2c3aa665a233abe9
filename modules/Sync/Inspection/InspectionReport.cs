using System.Globalization;
using Microsoft.Extensions.Localization;
using Resas.Sync.Platforms;
using Resas.Sync.Platforms.Other;

namespace Resas.Sync.Inspection;

/// <summary>The findings for a person: what was read, how it is and what to do, the nights in order, the warnings. Plain text, without colours.</summary>
internal sealed class InspectionReport(IStringLocalizer texts, TextWriter output)
{
    private const int MaxRows = 2_000;

    public async Task WriteAsync(Inspection inspection, InspectionRequest request)
    {
        if (inspection.Specimen.Failure is { } failure)
        {
            await output.WriteLineAsync(texts["Inspect.Failure", inspection.Specimen.Name, failure]);
            return;
        }

        await output.WriteLineAsync(Heading(inspection));
        if (inspection.IsReadable) await output.WriteLineAsync(Window(inspection, request));
        await output.WriteLineAsync();
        await output.WriteLineAsync(Judgement(inspection));
        if (inspection.IsReadable) await WriteRowsAsync(inspection);
        await WriteFindingsAsync(inspection);
    }

    private string Heading(Inspection inspection)
    {
        var specimen = inspection.Specimen;
        var writer = inspection.ProdId is { } prodId ? texts["Inspect.Writer", PlainText.Of(prodId)].Value
            : inspection.IsReadable ? texts["Inspect.NoWriter"].Value : "";
        return $"{texts["Inspect.Read", specimen.Name, specimen.Body.Length]} {writer}".TrimEnd();
    }

    private string Window(Inspection inspection, InspectionRequest request)
    {
        var how = request.Platform is not null ? "Asked"
            : inspection.Specimen.Address is { } address && inspection.Platform!.Owns(address) ? "Address"
            : inspection.Platform!.Key == OtherPlatform.OtherKey ? "Unknown" : "Contents";
        return string.Join(Environment.NewLine,
            texts[$"Inspect.Platform.{how}", texts.NameOf(inspection.Platform!)],
            texts["Inspect.Window", Iso(request.From), Iso(request.Until), request.Zone.Id, inspection.EventCount, inspection.Skipped]);
    }

    private string Judgement(Inspection inspection) => inspection.Problem ?? (inspection.Verdict == Verdict.Damaged ? texts["Inspect.Damaged"]
        : inspection.EventCount == 0 ? texts["Inspect.Empty"] : texts["Inspect.Whole"]);

    private async Task WriteRowsAsync(Inspection inspection)
    {
        var rows = inspection.Occurrences.Take(MaxRows + 1).ToList();
        var table = new ReportTable([texts["Inspect.Column.From"], texts["Inspect.Column.Until"], texts["Inspect.Column.Nights"],
            texts["Inspect.Column.Line"], texts["Inspect.Column.Kind"], texts["Inspect.Column.What"]], 2, 3);
        foreach (var row in rows.Take(MaxRows).OrderBy(o => o.Nights.From).ThenBy(o => o.Nights.Until)) table.Add(Cells(row));

        if (inspection.EventCount == 0) return;
        await output.WriteLineAsync();
        if (rows.Count > 0) await table.WriteAsync(output);
        else await output.WriteLineAsync(texts["Inspect.NoneInWindow"]);
        if (rows.Count > MaxRows) await output.WriteLineAsync(texts["Inspect.MoreRows", MaxRows]);
        if (rows.Count > 0 && inspection.Platform!.SaysClosedForAll) await output.WriteLineAsync($"{Environment.NewLine}{texts["Inspect.ClosedForAll", texts.NameOf(inspection.Platform)]}");
    }

    private string[] Cells(Occurrence row) =>
    [
        Iso(row.Nights.From), Iso(row.Nights.Until), Number(row.Nights.Until.DayNumber - row.Nights.From.DayNumber),
        Number(row.Event.Line), texts[$"Inspect.Kind.{row.Kind}"], What(row),
    ];

    /// <summary>Its code, its label, and why it takes no night when it does not.</summary>
    private string What(Occurrence row)
    {
        var mark = row.IsOurs ? "Ours" : row.Event.IsCancelled ? "Cancelled" : row.Event.IsTransparent ? "Free" : null;
        return string.Join("  ", new[] { row.Reading.Code, row.Event.Summary is { } summary ? PlainText.Of(summary) : null, mark is null ? null : texts[$"Inspect.Mark.{mark}"].Value }
            .Where(part => !string.IsNullOrEmpty(part)));
    }

    private async Task WriteFindingsAsync(Inspection inspection)
    {
        var findings = inspection.Findings.Where(f => f.Message != inspection.Problem).ToList();
        if (findings.Count == 0) return;
        await output.WriteLineAsync();
        await output.WriteLineAsync(texts["Inspect.Warnings"]);
        foreach (var finding in findings)
            await output.WriteLineAsync($"  {(finding.Line == 0 ? finding.Message : texts["Log.Line", finding.Line, finding.Message])}");
    }

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
