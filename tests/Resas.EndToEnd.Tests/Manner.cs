using System.Reflection;
using Microsoft.Playwright;
using Xunit.Sdk;

namespace Resas.EndToEnd.Tests;

/// <summary>How somebody goes along a path.</summary>
public enum Manner
{
    /// <summary>360 by 740, French, light.</summary>
    Phone,

    /// <summary>1440 by 900, English, dark.</summary>
    Desk,

    /// <summary>1440 by 900, French, light, without a mouse.</summary>
    Keyboard,

    /// <summary>1440 by 900, French, light: where there is no way by keyboard alone to walk.</summary>
    DeskInFrench,

    /// <summary>360 by 740, English, dark, without script.</summary>
    NoScript,

    /// <summary>360 by 740, English, dark: where there is nothing without script.</summary>
    PhoneInEnglish,
}

/// <summary>A path that is walked on a phone and at a desk, and on each of them in French and in English.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class WalkedAttribute : DataAttribute
{
    /// <summary>Whether the keyboard is among the manners. Where not, a mouse goes in its place.</summary>
    public bool ByKeyboard { get; set; } = true;

    /// <summary>Whether a browser without script is among them. Where not, one with script goes in its place.</summary>
    public bool WithoutScript { get; set; } = true;

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        [[Manner.Phone], [Manner.Desk], [ByKeyboard ? Manner.Keyboard : Manner.DeskInFrench], [WithoutScript ? Manner.NoScript : Manner.PhoneInEnglish]];
}

internal static class Manners
{
    public static bool IsSmall(this Manner manner) => manner is Manner.Phone or Manner.NoScript or Manner.PhoneInEnglish;

    public static string Language(this Manner manner) => manner is Manner.Desk or Manner.NoScript or Manner.PhoneInEnglish ? "en" : "fr";

    public static bool HasScript(this Manner manner) => manner != Manner.NoScript;

    /// <summary>A window of that size, with that language and theme.</summary>
    public static Task<IBrowserContext> OpenAsync(this Browser browser, Uri site, Manner manner, bool isTouch = false) => browser.OpenAsync(
        site, manner.Language(), manner.Language() == "en" ? ColorScheme.Dark : ColorScheme.Light, manner.IsSmall() ? 360 : 1440, manner.IsSmall() ? 740 : 900, manner.HasScript(), isTouch);
}
