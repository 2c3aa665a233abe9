using System.Globalization;
using System.Text;

namespace Resas.Blocks;

/// <summary>Text without case and accents. SQLite knows neither beyond ASCII and SQL Server by collation alone, so what is searched is stored folded.</summary>
internal static class Folding
{
    /// <summary>More words than these narrow nothing further.</summary>
    private const int Most = 5;

    /// <summary>The words of a search, folded; each must be found, whole or as a part.</summary>
    public static IReadOnlyList<string> Words(string? text) => [.. Fold(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(Most)];

    public static string Fold(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark) continue;
            var lower = char.ToLowerInvariant(letter);
            _ = lower switch
            {
                'œ' => folded.Append("oe"),
                'æ' => folded.Append("ae"),
                'ß' => folded.Append("ss"),
                '’' => folded.Append('\''),
                _ => folded.Append(lower),
            };
        }

        return folded.ToString();
    }
}
