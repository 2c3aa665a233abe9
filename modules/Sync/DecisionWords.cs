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
    public string Subject(Nights nights) => nights.Count == 1 ? texts["Decision.Night", nights.From.DayAndMonth()] : texts["Decision.Nights", nights.InWords()];

    public string Sentence(Decision decision) => texts[KeyOf(decision), Platform(decision.Platform), About(decision), When(decision.ServedAt)];

    public string Rule(Decision decision) => texts[$"Rule.{decision.Rule}"];

    /// <summary>The entry of the glossary that says more; null for none.</summary>
    public static string? Entry(Decision decision) => decision.What switch
    {
        Decided.IgnoredAsEcho or Decided.EchoEnded => "echo",
        Decided.IgnoredAsPadding => "preparation",
        Decided.TakenAsMirror => "directlink",
        _ => null,
    };

    private static string KeyOf(Decision decision) => decision switch
    {
        { What: Decided.IgnoredAsEcho, Other: null } => "Decided.IgnoredAsEcho.Ended",
        { What: Decided.TakenAsMirror, Other: null } => "Decided.TakenAsMirror.Ended",
        _ => $"Decided.{decision.What}",
    };

    private string About(Decision decision) => decision switch
    {
        { Before: { } before } => before.InWords(),
        { Other: Decision.ByHand } => texts["Decision.You"],
        { Other: { } other } => Platform(other),
        _ => "",
    };

    private string When(DateTime? utc) => utc?.InWords(timeZone) ?? "";

    private string Platform(string key) => names.GetValueOrDefault(key, key);
}
