using Microsoft.Extensions.Localization;
using Resas.ICalendar;
using Resas.Kernel.Hosting;

namespace Resas.Sync.Inspection;

/// <summary>Something that a person should know of.</summary>
/// <param name="Line">Counted from 1; 0 when it concerns the whole document.</param>
internal sealed record Finding(int Line, string Message)
{
    private const int LongestSentence = 400;

    public static IEnumerable<Finding> Of(CalendarDocument document, IStringLocalizer texts)
    {
        foreach (var warning in document.Warnings) yield return new(warning.Line, Sentence(warning, texts));
        if (document.WarningCount > document.Warnings.Count) yield return new(0, texts["Inspect.MoreWarnings", document.WarningCount - document.Warnings.Count]);
    }

    /// <summary>The reader's own sentence is the most exact one, but it is English.</summary>
    private static string Sentence(CalendarWarning warning, IStringLocalizer texts)
    {
        if (Languages.Current == "en") return PlainText.Of(warning.Message, LongestSentence);
        var words = texts[$"Warning.{warning.Kind}"].Value;
        return $"{char.ToUpperInvariant(words[0])}{words[1..]}.";
    }
}
