using System.Globalization;
using Microsoft.Extensions.Localization;
using Resas.Contracts;
using Resas.Contracts.Sync;
using Resas.Kernel.Time;

namespace Resas.Sync;

/// <summary>Decisions as people say them, in the language of the request. Sentences begin in lower case, to stand after the nights.</summary>
internal sealed class DecisionWords(IStringLocalizer texts, IEnumerable<PlatformInfo> platforms, string timeZone)
{
    private readonly Dictionary<string, string> names = platforms.ToDictionary(p => p.Key, p => p.Name);

    /// <summary>nuits du 12 au 15 juillet; nuit du 12 juillet</summary>
    public string Subject(Nights nights) => nights.Count == 1 ? texts["Decision.Night", DayOfMonth(nights.From)] : texts["Decision.Nights", Range(nights)];

    public string Sentence(Decision decision) => texts[KeyOf(decision), Platform(decision.Platform), About(decision), When(decision.ServedAt)];

    public string Rule(Decision decision) => texts[$"Rule.{decision.Rule}"];

    private static string KeyOf(Decision decision) => decision switch
    {
        { What: Decided.IgnoredAsEcho, Other: null } => "Decided.IgnoredAsEcho.Ended",
        { What: Decided.TakenAsMirror, Other: null } => "Decided.TakenAsMirror.Ended",
        _ => $"Decided.{decision.What}",
    };

    private string About(Decision decision) => decision switch
    {
        { Before: { } before } => Range(before),
        { Other: Decision.ByHand } => texts["Decision.You"],
        { Other: { } other } => Platform(other),
        _ => "",
    };

    private string When(DateTime? utc) => utc is { } at
        ? texts["Decision.When", DayOfMonth(at.DateIn(timeZone)), at.In(timeZone).ToString("HH:mm", CultureInfo.InvariantCulture)] : "";

    private string Platform(string key) => names.GetValueOrDefault(key, key);

    private string Range(Nights nights) => nights switch
    {
        // From 1 January to 1 January says nothing.
        var (from, until) when from.Year != until.Year => texts["Decision.Range", $"{DayOfMonth(from)} {from.Year}", $"{DayOfMonth(until)} {until.Year}"],
        var (from, until) when from.Month != until.Month => texts["Decision.Range", DayOfMonth(from), DayOfMonth(until)],
        var (from, until) => texts["Decision.Range", Number(from), DayOfMonth(until)],
    };

    private string DayOfMonth(DateOnly date) => $"{Number(date)} {date.ToString("MMMM", CultureInfo.CurrentCulture)}";

    private string Number(DateOnly date) => date.Day == 1 ? texts["Decision.First"] : date.Day.ToString(CultureInfo.CurrentCulture);
}
