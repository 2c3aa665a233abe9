using System.Globalization;

namespace Resas.Kernel.Hosting;

/// <summary>The languages that Resas speaks, French first.</summary>
public static class Languages
{
    public const string Default = "fr";

    public static readonly IReadOnlyList<string> All = [Default, "en"];

    /// <summary>The language of the current request.</summary>
    public static string Current => All.Contains(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName : Default;

    /// <summary>Speaks <paramref name="language"/> until disposed: for what is written to a person who is not the one asking, such as a mail.</summary>
    public static IDisposable Speak(string language)
    {
        var before = new Before(CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        return before;
    }

    private sealed class Before(CultureInfo culture, CultureInfo uiCulture) : IDisposable
    {
        public void Dispose()
        {
            CultureInfo.CurrentCulture = culture;
            CultureInfo.CurrentUICulture = uiCulture;
        }
    }
}
