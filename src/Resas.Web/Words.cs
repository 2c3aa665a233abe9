using System.Globalization;
using Microsoft.Extensions.Localization;
using Resas.Contracts;
using Resas.Kernel.Time;

namespace Resas.Web;

/// <summary>Dates and spans as people say them, in the language of the request.</summary>
internal sealed class Words(IStringLocalizer<Texts> texts)
{
    /// <summary>samedi 21 novembre</summary>
    public string Day(DateOnly date) => texts["Date.Day", Name(date, "dddd"), Number(date), Name(date, "MMMM")];

    /// <summary>21 novembre</summary>
    public string DayOfMonth(DateOnly date) => texts["Date.DayOfMonth", Number(date), Name(date, "MMMM")];

    /// <summary>novembre 2026</summary>
    public static string Month(DateOnly date) => Name(date, "MMMM yyyy");

    /// <summary>novembre</summary>
    public static string MonthName(DateOnly date) => Name(date, "MMMM");

    /// <summary>nov.</summary>
    public static string ShortMonth(DateOnly date) => Name(date, "MMM");

    /// <summary>samedi</summary>
    public static string Weekday(DateOnly date) => Name(date, "dddd");

    /// <summary>sam.</summary>
    public static string ShortWeekday(DateOnly date) => Name(date, "ddd");

    /// <summary>S</summary>
    public static string Initial(DateOnly date) => Name(date, "dddd")[..1].ToUpper(CultureInfo.CurrentCulture);

    /// <summary>du 28 octobre au 2 novembre; with years where they differ.</summary>
    public string Range(Nights nights) => (nights.From, nights.Until) switch
    {
        var (from, until) when from.Year != until.Year => texts["Date.Range", $"{DayOfMonth(from)} {from.Year}", $"{DayOfMonth(until)} {until.Year}"],
        var (from, until) when from.Month != until.Month => texts["Date.Range", DayOfMonth(from), DayOfMonth(until)],
        var (from, until) => texts["Date.Range", Number(from), DayOfMonth(until)],
    };

    /// <summary>3 nuits</summary>
    public string Count(Nights nights) => nights.Count == 1 ? texts["Nights.One"] : texts["Nights.Many", nights.Count];

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

    /// <summary>le 21 novembre 2026 à 11:16, on the clocks of a home</summary>
    public string Instant(DateTime utc, string timeZone) =>
        texts["Date.Instant", DayOfMonth(utc.DateIn(timeZone)), utc.DateIn(timeZone).Year, utc.In(timeZone).ToString("HH:mm", CultureInfo.InvariantCulture)];

    public static string Capital(string words) => words.Length == 0 ? words : char.ToUpper(words[0], CultureInfo.CurrentCulture) + words[1..];

    private static string Name(DateOnly date, string format) => date.ToString(format, CultureInfo.CurrentCulture);

    private string Number(DateOnly date) => date.Day == 1 ? texts["Date.First"] : date.Day.ToString(CultureInfo.CurrentCulture);
}
