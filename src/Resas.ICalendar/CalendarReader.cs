using System.IO.Pipelines;
using Resas.ICalendar.Reading;

namespace Resas.ICalendar;

/// <summary>
/// Reads iCalendar documents (RFC 5545) as calendar platforms really write them. Nothing a document holds makes it throw; time and
/// memory are linear in the size of the document.
/// </summary>
public static class CalendarReader
{
    /// <summary>Reads a document held in memory. The result keeps <paramref name="document"/> and makes texts from it later: its bytes must not change afterwards.</summary>
    /// <param name="document">The bytes: UTF-8, or what can be mended (byte order marks, UTF-16, Windows-1252).</param>
    /// <param name="options">The bounds; the defaults when null.</param>
    /// <returns>What was read; look at <see cref="CalendarDocument.IsComplete"/> before anything else.</returns>
    public static CalendarDocument Read(ReadOnlyMemory<byte> document, CalendarReadOptions? options = null)
    {
        options ??= CalendarReadOptions.Default;
        return document.Length > options.MaxBytes ? TooLarge(options) : DocumentParser.Read(document, options);
    }

    /// <summary>Reads a stream to its end, or to one byte past <see cref="CalendarReadOptions.MaxBytes"/>; it is left open.</summary>
    /// <param name="stream">The document.</param>
    /// <param name="options">The bounds; the defaults when null.</param>
    /// <param name="ct">Cancels the reading of the stream.</param>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    /// <exception cref="IOException">The stream failed: as thrown by it. A stream that merely ends early gives <see cref="CalendarHealth.Truncated"/>.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled.</exception>
    public static async ValueTask<CalendarDocument> ReadAsync(Stream stream, CalendarReadOptions? options = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        options ??= CalendarReadOptions.Default;
        using var bytes = new ByteAccumulator(options.MaxBytes);
        while (!bytes.IsOverLimit)
        {
            var count = await stream.ReadAsync(bytes.Free(), ct).ConfigureAwait(false);
            if (count == 0) return DocumentParser.Read(bytes.ToArray(), options);
            bytes.Advance(count);
        }

        return TooLarge(options);
    }

    /// <summary>Reads a pipe to its end, or until more than <see cref="CalendarReadOptions.MaxBytes"/> have come; it is not completed.</summary>
    /// <param name="reader">The document.</param>
    /// <param name="options">The bounds; the defaults when null.</param>
    /// <param name="ct">Cancels the reading of the pipe.</param>
    /// <exception cref="ArgumentNullException"><paramref name="reader"/> is null.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled, or the pipe's pending read.</exception>
    public static async ValueTask<CalendarDocument> ReadAsync(PipeReader reader, CalendarReadOptions? options = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        options ??= CalendarReadOptions.Default;
        using var bytes = new ByteAccumulator(options.MaxBytes);
        while (!bytes.IsOverLimit)
        {
            var result = await reader.ReadAsync(ct).ConfigureAwait(false);
            if (result.IsCanceled) throw new OperationCanceledException("The pending read of the pipe was cancelled.");
            bytes.Append(result.Buffer);
            // Consumed at once: a pipe stops its writer when too much lies unread in it.
            reader.AdvanceTo(result.Buffer.End);
            if (result.IsCompleted && !bytes.IsOverLimit) return DocumentParser.Read(bytes.ToArray(), options);
        }

        return TooLarge(options);
    }

    private static CalendarDocument TooLarge(CalendarReadOptions options) =>
        new(CalendarHealth.TooLarge, $"The document has more than {options.MaxBytes} bytes.");
}
