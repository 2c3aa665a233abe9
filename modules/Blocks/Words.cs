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
    public static string Stay(Nights nights) => $"{nights.InFull()}, {nights.CountInWords()}";

    private string Who(ClaimKind kind, string? guest, BlockReason? reason) => kind switch
    {
        ClaimKind.Reservation => guest ?? texts["Kind.Reservation"],
        ClaimKind.Block => texts[$"Reason.{reason ?? BlockReason.Other}"],
        _ => texts["Kind.Closure"],
    };
}
