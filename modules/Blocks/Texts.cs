namespace Resas.Blocks;

/// <summary>Names the module's texts: Texts.resx (French) and Texts.en.resx.</summary>
internal sealed class Texts;
