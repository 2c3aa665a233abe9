using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Resas.Kernel.Hosting;

namespace Resas.Blocks.Pages.Reservations;

/// <summary>Claims as a table for spreadsheet programs, written as they are read. UTF-8 with its mark, without which Excel takes it for another charset; semicolons where
/// the comma is the decimal sign.</summary>
internal sealed class CsvFile(string name, IQueryable<Claim> claims, Words words, IStringLocalizer texts) : IActionResult
{
    private static readonly string[] Columns = ["Home", "Kind", "Source", "Guest", "Code", "From", "Until", "Nights", "Reason", "Note", "Since", "Ended"];

    private readonly char separator = Languages.Current == "fr" ? ';' : ',';

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var ct = context.HttpContext.RequestAborted;
        context.HttpContext.Response.StartFile(name, "text/csv; charset=utf-8");
        await using var writer = new StreamWriter(context.HttpContext.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await writer.WriteAsync(Line(Columns.Select(c => texts[$"Csv.{c}"].Value)).AsMemory(), ct);
        await foreach (var claim in claims.AsAsyncEnumerable().WithCancellation(ct)) await writer.WriteAsync(Line(Cells(claim)).AsMemory(), ct);
    }

    private IEnumerable<string?> Cells(Claim claim) =>
    [
        words.HomeOf(claim), texts[$"Kind.{claim.Kind}"], words.Source(claim), claim.Guest, claim.Code, ClaimFilter.Iso(claim.From), ClaimFilter.Iso(claim.Until),
        claim.Nights.Count.ToString(CultureInfo.InvariantCulture), claim.Reason is { } reason ? texts[$"Reason.{reason}"].Value : null, claim.Note,
        Instant(claim.CreatedAt), claim.ReleasedAt is { } ended ? Instant(ended) : null,
    ];

    private string Line(IEnumerable<string?> cells) => string.Join(separator, cells.Select(Cell)) + "\r\n";

    private string Cell(string? text)
    {
        text ??= "";
        // Spreadsheet programs run what begins like this; guests choose their names.
        if (text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r') text = $"'{text}";
        return text.AsSpan().ContainsAny([separator, '"', '\r', '\n']) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    private static string Instant(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
