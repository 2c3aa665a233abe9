namespace Resas.Sync;

/// <summary>Names the module's texts: Texts.resx (French) and Texts.en.resx.</summary>
internal sealed class Texts;
