using System.Globalization;
using System.Text;

namespace Resas.Sync.Inspection;

/// <summary>Text of a document made safe for a terminal: one line, nothing that moves the cursor, changes colours or turns the direction of reading.</summary>
internal static class PlainText
{
    /// <param name="longest">Where the rest is cut off.</param>
    public static string Of(string text, int longest = 100)
    {
        var plain = new StringBuilder(Math.Min(text.Length, longest + 1));
        foreach (var rune in text.EnumerateRunes())
        {
            if (plain.Length >= longest) return plain.Append('…').ToString();
            if (!IsPlain(rune)) plain.Append(plain.Length > 0 && plain[^1] != ' ' ? " " : "");
            else plain.Append(rune.ToString());
        }

        return plain.ToString().Trim();
    }

    private static bool IsPlain(Rune rune) => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
