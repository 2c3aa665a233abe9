namespace Resas.ICalendar.Reading;

/// <summary>The bytes that the events of one document point into, and what holds for all of them.</summary>
internal sealed class SourceText(ReadOnlyMemory<byte> bytes)
{
    public ReadOnlySpan<byte> Bytes => bytes.Span;

    /// <summary>METHOD:CANCEL. Set while reading: METHOD may stand after the events.</summary>
    public bool IsCancellation { get; set; }
}
