namespace Resas.Kernel.Htmx;

/// <summary>A passing message. An error stays until it is closed.</summary>
/// <param name="Undo">Where a POST takes back what the message tells.</param>
/// <param name="Fields">What that POST says.</param>
public sealed record Toast(string Sentence, string State = "ok", string? Undo = null, IDictionary<string, string>? Fields = null)
{
    /// <summary>Milliseconds: longer when there is something to decide.</summary>
    public int? Fade => State == "error" ? null : Undo is null ? 6000 : 20_000;
}
