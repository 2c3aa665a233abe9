using System.Globalization;

namespace Resas.ICalendar.Fuzz;

/// <summary>What must hold for every input, however broken.</summary>
internal static class Oracle
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
    private static readonly DateOnly From = new(2026, 11, 1);
    private static readonly DateOnly Until = new(2028, 6, 1);

    /// <returns>What does not hold; null when all does.</returns>
    public static string? Judge(ReadOnlyMemory<byte> input, out bool isComplete)
    {
        var document = CalendarReader.Read(input);
        isComplete = document.IsComplete;
        if (document.IsComplete != (document.Problem is null)) return "A problem goes with an incomplete document, and only with one.";
        if (!isComplete) return document.Events.Count == 0 && !document.Nights(Paris, From, Until).Any() ? null : "An incomplete document gave events.";
        if (document.WarningCount < document.Warnings.Count) return "Fewer warnings counted than kept.";

        var text = new SeenText(input.Span);
        // END may have a parameter, however odd: its name and its value need not touch.
        if (!(text.Holds("END"u8) && text.Holds("VCALENDAR"u8)) && !text.IsForeign) return "A document without its end is complete.";
        foreach (var item in document.Events)
        {
            if (Touch(item, text) is { } find) return find;
        }

        var given = 0;
        foreach (var nights in document.Nights(Paris, From, Until))
        {
            if (nights.Until <= nights.From) return $"No night in {nights}.";
            if (nights.Until <= From || nights.From >= Until) return $"{nights} is outside the window.";
            if (!nights.Event.IsRecurring && nights.RecurrenceId is null && nights.Event.IsDates && nights.From != nights.Event.Start.Date) return $"{nights} does not start when it starts.";
            if (++given > 100_000) return "More nights than any window can hold.";
        }

        return null;
    }

    private static string? Touch(CalendarEvent item, SeenText text)
    {
        _ = (item.Uid, item.Summary, item.Description, item.RecurrenceId);
        if (item.Summary?.Contains('\0', StringComparison.Ordinal) == true) return "A NUL got through.";
        if (text.IsForeign) return null;
        // Never a night that is not in the text: both dates are written there, unless the end follows from the start.
        if (!text.Holds(Write(item.Start))) return $"{item}: the start is not in the text.";
        var follows = item.End.Date == item.Start.Date || item.End.Date == item.Start.Date.AddDays(item.Start.Date < DateOnly.MaxValue ? 1 : 0) || text.Holds("DURATION"u8);
        return follows || text.Holds(Write(item.End)) ? null : $"{item}: the end is not in the text.";
    }

    private static byte[] Write(CalendarTime time)
    {
        var digits = new byte[8];
        time.Date.TryFormat(digits, out _, "yyyyMMdd", CultureInfo.InvariantCulture);
        return digits;
    }

    /// <summary>The input unfolded, in upper case.</summary>
    private readonly ref struct SeenText
    {
        private readonly ReadOnlySpan<byte> text;

        public SeenText(ReadOnlySpan<byte> input)
        {
            IsForeign = input.Contains((byte)0) || input is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || !input.Contains((byte)'\n');
            var unfolded = new byte[input.Length];
            var length = 0;
            for (var i = 0; i < input.Length; i++)
            {
                if (input[i] == '\n' && i + 1 < input.Length && input[i + 1] is (byte)' ' or (byte)'\t')
                {
                    while (length > 0 && unfolded[length - 1] == '\r') length--;
                    i++;
                }
                else
                {
                    unfolded[length++] = input[i] is >= (byte)'a' and <= (byte)'z' ? (byte)(input[i] - 32) : input[i];
                }
            }

            text = unfolded.AsSpan(0, length);
        }

        /// <summary>True when the text is not plain enough to look into it.</summary>
        public bool IsForeign { get; }

        public bool Holds(ReadOnlySpan<byte> part) => text.IndexOf(part) >= 0;
    }
}
