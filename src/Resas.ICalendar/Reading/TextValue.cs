namespace Resas.ICalendar.Reading;

/// <summary>Where a text stands in the document, folds included. Default: absent.</summary>
internal readonly struct TextValue(int start, int length)
{
    private readonly int start = start;

    // One more than the length, so that the default value is "absent" and not "empty at 0".
    private readonly int lengthPlusOne = length + 1;

    public bool IsPresent => lengthPlusOne > 0;

    public ReadOnlySpan<byte> Raw(ReadOnlySpan<byte> document) => IsPresent ? document.Slice(start, lengthPlusOne - 1) : default;

    /// <summary>A new string; null when absent.</summary>
    public string? Read(DocumentData data) => IsPresent ? TextDecoder.Decode(Raw(data.Bytes)) : null;
}
