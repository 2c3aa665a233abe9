using Resas.Contracts.Sync;

namespace Resas.Properties.Pages.FirstSteps;

/// <summary>A drawing of the way through a platform's pages: their labels one below the other, as an owner meets them, the last one marked. Ours, of no one's design.</summary>
/// <param name="IsToPaste">What is done at its end: paste our address, or copy theirs.</param>
internal sealed record Sketch(PlatformInfo Platform, IReadOnlyList<string> Way, bool IsToPaste)
{
    private const int Row = 40;
    private const int LetterWidth = 7;

    public MenuPlace Menu => Platform.Guide?.Menu ?? MenuPlace.Top;
    public int Top => Menu == MenuPlace.Top ? 80 : 42;
    /// <summary>With a menu across the top the first label stands in it, not among the rows.</summary>
    public IEnumerable<Line> Lines => Way.Select((label, i) => new Line(
        i + 1, label, Left, Top + Row * (Menu == MenuPlace.Top ? i - 1 : i), Width, i == Way.Count - 1)).Skip(Menu == MenuPlace.Top ? 1 : 0);
    public int Left => Menu switch { MenuPlace.Left => 60, MenuPlace.Right => 66, _ => 12 };
    public int Width => 288 - Left;
    public int FieldTop => Top + Row * (Way.Count - (Menu == MenuPlace.Top ? 1 : 0));
    public int Height => FieldTop + 48;
    public int MenuWidth => 40 + LetterWidth * Way[0].Length;

    /// <summary>One label in its row.</summary>
    internal sealed record Line(int Number, string Label, int Left, int Top, int Width, bool IsLast)
    {
        private int Room => Width - 44;

        /// <summary>Set for a label that would not fit, and is squeezed to this width.</summary>
        public int? Squeezed => Label.Length * LetterWidth > Room ? Room : null;
    }
}
