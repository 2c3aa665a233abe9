namespace Resas.Web;

/// <summary>Names the host's texts: Texts.resx (French) and Texts.en.resx.</summary>
internal sealed class Texts;
