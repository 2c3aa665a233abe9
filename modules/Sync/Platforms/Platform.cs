using Microsoft.Extensions.Localization;
using Resas.Contracts.Blocks;
using Resas.Contracts.Sync;
using Resas.ICalendar;
using Resas.Sync.Platforms.Other;

namespace Resas.Sync.Platforms;

/// <summary>One platform: what its feeds mean and where its pages ask for addresses. A new platform is one more class;
/// nothing else names it.</summary>
internal abstract class Platform
{
    /// <summary>Stored; lower case, never changed.</summary>
    public abstract string Key { get; }
    public abstract string Name { get; }
    /// <summary>Place in the list that owners choose from.</summary>
    public abstract int Order { get; }
    public virtual IReadOnlyList<string> Hosts => [];
    public virtual bool TakesOurFeed => true;
    /// <summary>Where an owner closes nights by hand; null when that is not known.</summary>
    public virtual string? CalendarPage => null;
    /// <summary>Where its pages have their menu, for the drawing that shows the way to an address.</summary>
    public virtual MenuPlace Menu => MenuPlace.Top;

    /// <summary>The feed says "closed" for stays too, so that a closed run that is no echo and no window is taken for a stay.</summary>
    public virtual bool SaysClosedForAll => false;
    /// <summary>Its stays carry a code of its own, so that no sale there can be mistaken for our word coming back.</summary>
    public virtual bool ProvesSales => false;
    /// <summary>It sells a home once: two stays on one night can't both be. An owner's own calendar may hold what it likes.</summary>
    public virtual bool SellsOnce => true;
    /// <summary>How far ahead its feed reaches, when that is known: a run that ends there is its booking window.</summary>
    public virtual int? HorizonDays => null;
    /// <summary>Nights that it adds of its own around what it imported (preparation), which come back with our echo.</summary>
    public virtual int EchoPadding => 0;

    /// <summary>The most that its connector can do. Realtime asks for one that hears of changes from the platform itself.</summary>
    public virtual ListingMode BestMode => ListingMode.Batch;
    /// <summary>Its feeds are not read more often than this for urgency's sake.</summary>
    public virtual TimeSpan ShortestInterval => TimeSpan.Zero;
    /// <summary>Less than Sync:HostRequestsPerMinute and Sync:HostBurst, where it asks for that.</summary>
    public virtual int? RequestsPerMinute => null;
    public virtual int? Burst => null;

    /// <summary>Whether this platform surely wrote the document, for when no address tells.</summary>
    public virtual bool Wrote(CalendarDocument document) => false;

    /// <summary>What one event means here.</summary>
    public abstract Reading Read(CalendarEvent e);

    public PlatformInfo Describe(IStringLocalizer texts) => new(
        Key, texts.NameOf(this), texts.TextOr($"Platform.{Key}.Find", texts["Platform.other.Find"]),
        TakesOurFeed ? texts.TextOr($"Platform.{Key}.Paste", texts["Platform.other.Paste"]) : null, Hosts,
        texts.TextOr($"Platform.{Key}.Move", texts["Platform.other.Move"]), Guide(texts));

    /// <summary>A platform of which words are known but no way through its pages gets no drawing.</summary>
    private PlatformGuide Guide(IStringLocalizer texts)
    {
        var asOther = texts[$"Platform.{Key}.Find"].ResourceNotFound ? OtherPlatform.OtherKey : Key;
        return new(Menu, Way($"Platform.{asOther}.Find.Path"), TakesOurFeed ? Way($"Platform.{asOther}.Paste.Path") : [],
            texts.TextOr($"Platform.{Key}.Pace", texts["Platform.other.Pace"]));

        string[] Way(string key) => texts.TextOr(key, "").Split(" › ", StringSplitOptions.RemoveEmptyEntries);
    }

    public bool Owns(Uri address) => Hosts.Any(host =>
        address.Host.EndsWith(host, StringComparison.OrdinalIgnoreCase)
        && (address.Host.Length == host.Length || address.Host[^(host.Length + 1)] == '.')
        || host.EndsWith('.') && (address.Host.StartsWith(host, StringComparison.OrdinalIgnoreCase) || address.Host.Contains($".{host}", StringComparison.OrdinalIgnoreCase)));

    protected static bool IsBy(CalendarDocument document, string writer) => document.ProdId?.Contains(writer, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>All, for a calendar that gathers several platforms' events is none of theirs.</summary>
    protected static bool NamesAll(CalendarDocument document, string uidEnding) =>
        document.Events.Count > 0 && document.Events.All(e => e.Uid?.EndsWith(uidEnding, StringComparison.OrdinalIgnoreCase) == true);

    protected static bool Says(CalendarEvent e, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            if (e.Summary?.Contains(word, StringComparison.OrdinalIgnoreCase) == true) return true;
        return false;
    }

    /// <summary>What stands behind the dash of "Réservée - Zoë".</summary>
    protected static string? AfterDash(string? summary) =>
        summary?.IndexOf(" - ", StringComparison.Ordinal) is { } dash and >= 0 && summary[(dash + 3)..].Trim() is { Length: > 0 } name ? name : null;
}

/// <summary>What an event means.</summary>
internal sealed record Reading(Meaning Meaning, string? Code = null, string? Guest = null)
{
    public static readonly Reading Closed = new(Meaning.Closed);
    public static readonly Reading Tentative = new(Meaning.Tentative);
}

internal enum Meaning
{
    /// <summary>A guest's stay, with an identity.</summary>
    Stay,
    /// <summary>The owner's own time, with an identity.</summary>
    OwnersTime,
    /// <summary>Nights that are merely closed: a set without identity.</summary>
    Closed,
    /// <summary>Asked for or unpaid: the platform holds the nights, so they are closed.</summary>
    Tentative,
}

internal static class PlatformTexts
{
    public static string NameOf(this IStringLocalizer texts, Platform platform) => texts.TextOr($"Platform.{platform.Key}.Name", platform.Name);

    public static string TextOr(this IStringLocalizer texts, string key, string otherwise) =>
        texts[key] is { ResourceNotFound: false } found ? found : otherwise;
}
