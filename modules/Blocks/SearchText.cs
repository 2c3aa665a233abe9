using System.Globalization;
using System.Text;

namespace Resas.Blocks;

/// <summary>Words as people look for them: without case, accents and typographic apostrophes, with œ and æ written out.</summary>
/// <remarks>Done here and not in a query: SQLite knows the case of ASCII alone, and what SQL Server ignores depends on the collation of the database.</remarks>
internal sealed class SearchText
{
    private readonly string[] words;

    public SearchText(string text) => words = Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public bool IsEmpty => words.Sum(w => w.Count(char.IsLetterOrDigit)) < 2;

    /// <summary>Whether the texts together hold every word, each whole or as a part.</summary>
    public bool IsIn(params IEnumerable<string?> texts)
    {
        var folded = Fold(string.Join(' ', texts));
        return words.All(w => folded.Contains(w, StringComparison.Ordinal));
    }

    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark) folded.Append(Plain(char.ToLowerInvariant(letter)));
        }

        return folded.ToString();
    }

    private static string Plain(char letter) => letter switch
    {
        'œ' => "oe",
        'æ' => "ae",
        'ß' => "ss",
        '’' => "'",
        _ when char.IsWhiteSpace(letter) => " ",
        _ => letter.ToString(),
    };
}
