using System.Globalization;
using Resas.Contracts;

namespace Resas.Kernel.Time;

/// <summary>Dates, nights and instants as people say them, in the language of the request: the one place that knows how.</summary>
public static class DateWords
{
    /// <summary>1er décembre</summary>
    public static string DayAndMonth(this DateOnly date) => $"{Number(date)} {date.ToString("MMMM", CultureInfo.CurrentCulture)}";

    /// <summary>1er décembre 2026</summary>
    public static string InFull(this DateOnly date) => $"{date.DayAndMonth()} {date.Year}";

    /// <summary>mardi 1er décembre 2026</summary>
    public static string DayInFull(this DateOnly date) => $"{date.Weekday()} {date.InFull()}";

    /// <summary>mardi</summary>
    public static string Weekday(this DateOnly date) => date.ToString("dddd", CultureInfo.CurrentCulture);

    /// <summary>du 28 octobre au 2 novembre; the last one is the departure. With years where they differ: from 1 January to 1 January says nothing.</summary>
    public static string InWords(this Nights nights) => nights.From.Year == nights.Until.Year
        ? Range(nights, nights.Until.DayAndMonth())
        : nights.InFull();

    /// <summary>du 28 octobre au 2 novembre 2026</summary>
    public static string InFull(this Nights nights) => nights.From.Year == nights.Until.Year
        ? Range(nights, nights.Until.InFull())
        : Texts.Say("Date.Range", nights.From.InFull(), nights.Until.InFull());

    /// <summary>5 nuits</summary>
    public static string CountInWords(this Nights nights) => nights.Count == 1 ? Texts.Say("Nights.One") : Texts.Say("Nights.Many", nights.Count);

    /// <summary>le 1er décembre à 11:16</summary>
    public static string InWords(this DateTime utc, string timeZone) => Texts.Say("Date.At", utc.DateIn(timeZone).DayAndMonth(), utc.HourIn(timeZone));

    /// <summary>le 1er décembre 2026 à 11:16</summary>
    public static string InFull(this DateTime utc, string timeZone) => Texts.Say("Date.At", utc.DateIn(timeZone).InFull(), utc.HourIn(timeZone));

    /// <summary>11:16</summary>
    public static string HourIn(this DateTime utc, string timeZone) => utc.In(timeZone).ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Range(Nights nights, string until) =>
        Texts.Say("Date.Range", nights.From.Month == nights.Until.Month ? Number(nights.From) : nights.From.DayAndMonth(), until);

    private static string Number(DateOnly date) => date.Day == 1 ? Texts.Say("Date.First") : date.Day.ToString(CultureInfo.CurrentCulture);
}
