using System.Globalization;
using Microsoft.Extensions.Localization;
using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;
using Resas.Contracts.Sync;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;

namespace Resas.Blocks;

/// <summary>Claims and dates as people say them, in the language of the request.</summary>
internal sealed class Words
{
    private readonly IStringLocalizer<Texts> texts;
    private readonly Dictionary<string, PlatformInfo> platforms;
    private readonly IReadOnlyList<PropertySummary> homes;

    private Words(IStringLocalizer<Texts> texts, IEnumerable<PlatformInfo> platforms, IReadOnlyList<PropertySummary> homes)
    {
        (this.texts, this.platforms, this.homes) = (texts, platforms.ToDictionary(p => p.Key), homes);
    }

    public static async Task<Words> ReadAsync(IMediator modules, IStringLocalizer<Texts> texts, Guid ownerId, CancellationToken ct) =>
        new(texts, await modules.Send(new FindPlatforms(), ct), await modules.Send(new FindProperties(ownerId, WithArchived: true), ct));

    /// <summary>Where a holder is, when not in the home that was asked for: in the whole house, or in one of its rooms. Null when there.</summary>
    public string? Elsewhere(Holder holder, Guid asked)
    {
        if (holder.PropertyId == asked || homes.FirstOrDefault(h => h.Id == holder.PropertyId) is not { } home) return null;
        return texts[homes.Any(h => h.Id == asked && h.WholeId == home.Id) ? "Taken.ByWhole" : "Taken.ByPart", home.Name];
    }

    /// <summary>The home's name.</summary>
    public string HomeOf(Claim claim) => homes.FirstOrDefault(h => h.Id == claim.PropertyId)?.Name ?? "";

    /// <summary>The value of data-platform.</summary>
    public static string Mark(Claim claim) => claim.Platform ?? (claim.Kind == ClaimKind.Block ? "block" : "manual");

    /// <summary>Airbnb; what was entered by hand has a name of its own.</summary>
    public string Source(Claim claim) => Source(claim.Platform, claim.Kind);

    public string Source(string? platform, ClaimKind kind) =>
        platform is null ? texts[$"Source.{kind}"] : platforms.GetValueOrDefault(platform)?.Name ?? platform;

    /// <summary>What to do where the claim came from to move or end it.</summary>
    public string HowToMove(Claim claim) => claim.Platform is { } platform && platforms.GetValueOrDefault(platform)?.HowToMove is { } how
        ? how : texts[$"Move.{claim.Kind}"];

    /// <summary>Dubois; Travaux; Réservation.</summary>
    public string Who(Claim claim) => Who(claim.Kind, claim.Guest ?? claim.Code, claim.Reason);

    public string Who(Holder holder) => Who(holder.Kind, holder.Guest, holder.Reason);

    /// <summary>du 28 novembre au 2 décembre 2026, 4 nuits</summary>
    public string Stay(Nights nights) => texts["Date.Stay", Range(nights), Count(nights)];

    /// <summary>du 28 novembre au 2 décembre 2026</summary>
    public string Range(Nights nights) => (nights.From, nights.Until) switch
    {
        var (from, until) when from.Year != until.Year => texts["Date.Range", Date(from), Date(until)],
        var (from, until) when from.Month != until.Month => texts["Date.Range", DayAndMonth(from), Date(until)],
        var (from, until) => texts["Date.Range", Number(from), Date(until)],
    };

    /// <summary>samedi 28 novembre 2026</summary>
    public string Day(DateOnly date) => texts["Date.Day", date.ToString("dddd", CultureInfo.CurrentCulture), Date(date)];

    /// <summary>28 novembre 2026 à 14:05</summary>
    public string Instant(DateTime utc, string timeZone) =>
        texts["Date.Instant", Date(utc.DateIn(timeZone)), utc.In(timeZone).ToString("HH:mm", CultureInfo.InvariantCulture)];

    public string Count(Nights nights) => nights.Count == 1 ? texts["Nights.One"] : texts["Nights.Many", nights.Count];

    private string Who(ClaimKind kind, string? guest, BlockReason? reason) => kind switch
    {
        ClaimKind.Reservation => guest ?? texts["Kind.Reservation"],
        ClaimKind.Block => texts[$"Reason.{reason ?? BlockReason.Other}"],
        _ => texts["Kind.Closure"],
    };

    private string Date(DateOnly date) => texts["Date.Date", DayAndMonth(date), date.Year];

    private string DayAndMonth(DateOnly date) => texts["Date.DayAndMonth", Number(date), date.ToString("MMMM", CultureInfo.CurrentCulture)];

    private string Number(DateOnly date) => date.Day == 1 ? texts["Date.First"] : date.Day.ToString(CultureInfo.CurrentCulture);
}
