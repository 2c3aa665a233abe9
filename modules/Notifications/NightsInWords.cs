using System.Globalization;
using Microsoft.Extensions.Localization;
using Resas.Contracts;

namespace Resas.Notifications;

/// <summary>Nights as people say them, in the language of the request.</summary>
internal sealed class NightsInWords(IStringLocalizer<Texts> texts)
{
    /// <summary>du 28 octobre au 2 novembre; with years where they differ.</summary>
    public string Range(Nights nights) => (nights.From, nights.Until) switch
    {
        var (from, until) when from.Year != until.Year => texts["Nights.Range", $"{Day(from)} {from.Year}", $"{Day(until)} {until.Year}"],
        var (from, until) when from.Month != until.Month => texts["Nights.Range", Day(from), Day(until)],
        var (from, until) => texts["Nights.Range", Number(from), Day(until)],
    };

    /// <summary>1er décembre</summary>
    public string Day(DateOnly date) => texts["Nights.Day", Number(date), date.ToString("MMMM", CultureInfo.CurrentCulture)];

    public string Count(Nights nights) => nights.Count == 1 ? texts["Nights.One"] : texts["Nights.Many", nights.Count];

    private string Number(DateOnly date) => date.Day == 1 ? texts["Nights.First"] : date.Day.ToString(CultureInfo.CurrentCulture);
}
