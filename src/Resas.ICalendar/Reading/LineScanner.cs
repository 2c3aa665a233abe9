namespace Resas.ICalendar.Reading;

/// <summary>Walks over the content lines of a document: a line and the folded lines that belong to it (RFC 5545, section 3.1), as offsets, without copying.</summary>
internal ref struct LineScanner(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> text = text;
    private int next;
    private int physicalLines;

    /// <summary>Offset of the first byte.</summary>
    public int Start { get; private set; }

    /// <summary>Offset past the last byte of the first physical line, its line end left out.</summary>
    public int FirstEnd { get; private set; }

    /// <summary>Offset past the last byte of the last folded line, its line end left out. Line ends and white space of the folds lie inside.</summary>
    public int End { get; private set; }

    /// <summary>Counted from 1.</summary>
    public int LineNumber { get; private set; }

    public readonly bool IsFolded => End != FirstEnd;

    /// <summary>True when the last line read had no line end: the document stops there.</summary>
    public readonly bool IsAtEnd => next >= text.Length;

    public bool MoveNext()
    {
        if (next >= text.Length) return false;
        Start = next;
        LineNumber = physicalLines + 1;
        FirstEnd = End = TakeLine();
        while (next < text.Length && text[next] is (byte)' ' or (byte)'\t') End = TakeLine();
        return true;
    }

    /// <summary>The offset in the document from which <paramref name="count"/> unfolded bytes remain to the end of the line.</summary>
    public readonly int OffsetFromEnd(int count)
    {
        var at = End;
        while (count > 0)
        {
            at--;
            // Backwards over "CR LF white space": the white space is the one right after an LF.
            if (text[at - 1] == '\n')
            {
                at--;
                while (text[at - 1] == '\r') at--;
            }
            else
            {
                count--;
            }
        }

        return at;
    }

    private int TakeLine()
    {
        var start = next;
        var length = text[start..].IndexOf((byte)'\n');
        physicalLines++;
        if (length < 0)
        {
            next = text.Length;
            length = text.Length - start;
        }
        else
        {
            next = start + length + 1;
        }

        while (length > 0 && text[start + length - 1] == '\r') length--;
        return start + length;
    }
}
