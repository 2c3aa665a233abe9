namespace Resas.Demonstration;

/// <summary>Names the demonstration's texts: Texts.resx (French) and Texts.en.resx.</summary>
internal sealed class Texts;
