namespace Resas.Web;

/// <summary>A passing message. An error stays until it is closed.</summary>
internal sealed record Toast(string Sentence, string State = "ok")
{
    public int? Fade => State == "error" ? null : 6000;
}
