namespace Resas.Kernel.Htmx;

/// <summary>A passing message. An error stays until it is closed.</summary>
/// <param name="Undo">Where a bare POST takes back what the message tells.</param>
public sealed record Toast(string Sentence, string State = "ok", string? Undo = null)
{
    /// <summary>Milliseconds: longer when there is something to decide.</summary>
    public int? Fade => State == "error" ? null : Undo is null ? 6000 : 20_000;
}
