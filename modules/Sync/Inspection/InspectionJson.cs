using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Resas.Sync.Inspection;

/// <summary>One object on one line, whatever was found; written as it is worked out.</summary>
internal static class InspectionJson
{
    private const int Portion = 16 * 1024;

    // Letters stay readable; what moves a cursor or turns the direction of reading is escaped.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(Readable()) };

    public static async Task WriteAsync(Inspection inspection, TextWriter output, CancellationToken ct)
    {
        var bytes = new ArrayBufferWriter<byte>();
        await using var json = new Utf8JsonWriter(bytes, Options);
        json.WriteStartObject();
        json.WriteBoolean("complete", inspection.IsReadable);
        json.WriteString("prodId", inspection.ProdId);
        json.WriteStartArray("events");
        foreach (var occurrence in inspection.Occurrences)
        {
            ct.ThrowIfCancellationRequested();
            Write(json, occurrence);
            if (json.BytesPending + bytes.WrittenCount > Portion) await PassOnAsync(json, bytes, output);
        }

        json.WriteEndArray();
        json.WriteStartArray("warnings");
        foreach (var finding in inspection.Findings) Write(json, finding);
        json.WriteEndArray();
        json.WriteEndObject();
        await PassOnAsync(json, bytes, output);
        await output.WriteAsync('\n');
    }

    private static TextEncoderSettings Readable()
    {
        var settings = new TextEncoderSettings(UnicodeRanges.All);
        settings.ForbidCharacters([.. Enumerable.Range(char.MinValue, char.MaxValue).Select(c => (char)c).Where(c => char.GetUnicodeCategory(c) == UnicodeCategory.Format)]);
        return settings;
    }

    private static void Write(Utf8JsonWriter json, Occurrence occurrence)
    {
        json.WriteStartObject();
        json.WriteString("uid", occurrence.Event.Uid);
        json.WriteString("recurrenceId", occurrence.Nights.Due?.ToIsoString());
        json.WriteString("from", Iso(occurrence.Nights.From));
        json.WriteString("until", Iso(occurrence.Nights.Until));
        json.WriteString("start", occurrence.Nights.Start.ToIsoString());
        json.WriteString("end", occurrence.Nights.End.ToIsoString());
        json.WriteString("summary", occurrence.Event.Summary);
        json.WriteString("status", occurrence.Status);
        json.WriteBoolean("transparent", occurrence.Event.IsTransparent);
        json.WriteString("kind", occurrence.Kind);
        json.WriteString("code", occurrence.Reading.Code);
        json.WriteNumber("line", occurrence.Event.Line);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteNumber("line", finding.Line);
        json.WriteString("message", finding.Message);
        json.WriteEndObject();
    }

    private static async Task PassOnAsync(Utf8JsonWriter json, ArrayBufferWriter<byte> bytes, TextWriter output)
    {
        await json.FlushAsync();
        await output.WriteAsync(Encoding.UTF8.GetString(bytes.WrittenSpan));
        bytes.ResetWrittenCount();
    }

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
