using System.Globalization;
using System.Resources;

namespace Resas.Kernel;

/// <summary>What the kernel says itself, in the language of the request.</summary>
internal static class Texts
{
    private static readonly ResourceManager All = new(typeof(Texts));

    public static string Say(string key, params object[] facts) => string.Format(CultureInfo.CurrentCulture, All.GetString(key, CultureInfo.CurrentUICulture)!, facts);
}
