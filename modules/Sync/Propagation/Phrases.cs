using System.Globalization;
using Microsoft.Extensions.Localization;
using Resas.Contracts.Sync;

namespace Resas.Sync.Propagation;

/// <summary>Spans of time and what is known of claims, as people say them, in the language of the request.</summary>
internal static class Phrases
{
    /// <summary>47 min, 1 h 52, 3 jours</summary>
    public static string Span(this IStringLocalizer texts, TimeSpan span) => span switch
    {
        { TotalMinutes: < 59.5 } => texts["Span.Minutes", Math.Max(1, (int)Math.Round(span.TotalMinutes))],
        { TotalHours: < 48 } => Hours(texts, (int)Math.Round(span.TotalMinutes)),
        _ => texts["Span.Days", (int)span.TotalDays],
    };

    /// <summary>il y a 47 min</summary>
    public static string Ago(this IStringLocalizer texts, TimeSpan span) => span < TimeSpan.FromMinutes(1) ? texts["Span.Now"] : texts["Span.Ago", texts.Span(span)];

    /// <summary>How far a claim has got, to stand behind the platform's name and a colon.</summary>
    public static string Sentence(this IStringLocalizer texts, Sibling sibling, Stage stage, TimeSpan exposed)
    {
        var sentence = stage switch
        {
            { State: PropagationState.NotApplicable } => texts["Stage.NotApplicable"],
            { State: PropagationState.Failed, ServedAt: { } at } => texts["Stage.Reopened", texts.Ago(sibling.Now - at)],
            { State: PropagationState.Failed } when sibling.Habit.IsLapsed(sibling.Now) => texts["Stage.Lapsed", texts.Span(sibling.Now - sibling.Habit.LastAt!.Value)],
            { State: PropagationState.Failed } => texts["Stage.Open"],
            { ServedAt: { } at } => texts[$"Stage.{stage.State}", texts.Ago(sibling.Now - at)],
            _ => texts.Waiting(sibling),
        };
        return stage.ServedAt is not null && exposed >= TimeSpan.FromMinutes(1) ? texts["Stage.Exposed", sentence, texts.Span(exposed)] : sentence;
    }

    /// <summary>Environ 1 double réservation tous les 14 ans.</summary>
    public static string Risk(this IStringLocalizer texts, double collisionsAYear) => collisionsAYear switch
    {
        < 0.01 => texts["Risk.Century"],
        < 0.75 => texts["Risk.Years", Math.Max(2, (int)Math.Round(1 / collisionsAYear))],
        < 1.5 => texts["Risk.OneAYear"],
        _ => texts["Risk.ManyAYear", (int)Math.Round(collisionsAYear)],
    };

    /// <summary>A sentence that counts nights, in its singular or plural.</summary>
    public static string Nights(this IStringLocalizer texts, string key, int nights, string platform) => texts[nights == 1 ? $"{key}.One" : $"{key}.Many", nights, platform];

    private static string Waiting(this IStringLocalizer texts, Sibling sibling) => (sibling.Habit.Usual, sibling.Habit.Ahead(sibling.Now)) switch
    {
        ({ } usual, { } ahead) when ahead > TimeSpan.Zero => texts["Stage.Pending.Ahead", texts.Span(usual), texts.Span(ahead)],
        ({ } usual, _) => texts["Stage.Pending.Due", texts.Span(usual)],
        _ => texts["Stage.Pending"],
    };

    private static string Hours(IStringLocalizer texts, int minutes) => minutes % 60 == 0
        ? texts["Span.Hours", minutes / 60]
        : texts["Span.HoursMinutes", minutes / 60, (minutes % 60).ToString("00", CultureInfo.InvariantCulture)];
}
