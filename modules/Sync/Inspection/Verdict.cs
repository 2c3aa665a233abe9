namespace Resas.Sync.Inspection;

/// <summary>What "feed inspect" found; its value is the exit status.</summary>
internal enum Verdict
{
    Whole = 0,
    /// <summary>Readable, but something was lost or mended.</summary>
    Damaged = 1,
    NotACalendar = 2,
    NotFetched = 3,
}
