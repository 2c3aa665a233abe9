using System.Globalization;
using Microsoft.Extensions.Localization;
using Resas.Kernel.Time;

namespace Resas.Web;

/// <summary>Dates and spans as people say them, in the language of the request.</summary>
internal sealed class Words(IStringLocalizer<Texts> texts)
{
    /// <summary>samedi 21 novembre</summary>
    public static string Day(DateOnly date) => $"{date.Weekday()} {date.DayAndMonth()}";

    /// <summary>novembre 2026</summary>
    public static string Month(DateOnly date) => Name(date, "MMMM yyyy");

    /// <summary>novembre</summary>
    public static string MonthName(DateOnly date) => Name(date, "MMMM");

    /// <summary>nov.</summary>
    public static string ShortMonth(DateOnly date) => Name(date, "MMM");

    /// <summary>sam.</summary>
    public static string ShortWeekday(DateOnly date) => Name(date, "ddd");

    /// <summary>S</summary>
    public static string Initial(DateOnly date) => date.Weekday()[..1].ToUpper(CultureInfo.CurrentCulture);

    /// <summary>aujourd’hui, demain, samedi 21 novembre</summary>
    public string Near(DateOnly date, DateOnly today) => (date.DayNumber - today.DayNumber) switch
    {
        0 => texts["Date.Today"],
        1 => texts["Date.Tomorrow"],
        _ => Day(date),
    };

    /// <summary>il y a 4 minutes</summary>
    public string Ago(DateTime utc, DateTime now) => (now - utc) switch
    {
        { TotalMinutes: < 1 } => texts["Ago.Now"],
        { TotalMinutes: < 60 } span => texts["Ago.Minutes", (int)span.TotalMinutes],
        { TotalHours: < 48 } span => texts["Ago.Hours", (int)span.TotalHours],
        var span => texts["Ago.Days", (int)span.TotalDays],
    };

    public static string Capital(string words) => words.Length == 0 ? words : char.ToUpper(words[0], CultureInfo.CurrentCulture) + words[1..];

    private static string Name(DateOnly date, string format) => date.ToString(format, CultureInfo.CurrentCulture);
}
