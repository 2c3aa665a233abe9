namespace Resas.ICalendar.Reading;

/// <summary>A text in the document, as offset and length of its raw bytes, folds included; the string is made once. Default: absent.</summary>
internal struct TextValue(int start, int length)
{
    private readonly int start = start;
    // One more than the length, so that the default value is "absent" and not "empty at 0".
    private readonly int lengthPlusOne = length + 1;
    private string? text;

    public readonly bool IsPresent => lengthPlusOne > 0;

    public readonly ReadOnlySpan<byte> Raw(SourceText source) => Raw(source.Bytes);

    public readonly ReadOnlySpan<byte> Raw(ReadOnlySpan<byte> document) => IsPresent ? document.Slice(start, lengthPlusOne - 1) : default;

    // Two threads may both make the string: they make equal ones, and a reference is written at once.
    public string? Read(SourceText source) => IsPresent ? text ??= TextDecoder.Decode(Raw(source)) : null;

    public string? ReadTrimmed(SourceText source) => IsPresent ? text ??= TextDecoder.Decode(Raw(source)).Trim() : null;
}
