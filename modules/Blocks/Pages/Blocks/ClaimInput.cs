using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Kernel.Time;

namespace Resas.Blocks.Pages.Blocks;

/// <summary>What an owner says of a block or a reservation.</summary>
internal sealed class ClaimInput : IValidatableObject
{
    public const int MaxNights = 365;
    private const int YearsBack = 2, YearsAhead = 3;

    public ClaimKind Kind { get; set; } = ClaimKind.Block;

    [Required(ErrorMessage = "Entry.From.Missing")]
    public DateOnly? From { get; set; }

    [Required(ErrorMessage = "Entry.Until.Missing")]
    public DateOnly? Until { get; set; }

    public BlockReason? Reason { get; set; }

    [StringLength(Claim.MaxGuest, ErrorMessage = "Entry.Guest.TooLong")]
    public string? Guest { get; set; }

    [StringLength(Claim.MaxNote, ErrorMessage = "Entry.Note.TooLong")]
    public string? Note { get; set; }

    public static ClaimInput Of(Claim claim) => new()
    {
        Kind = claim.Kind,
        From = claim.From,
        Until = claim.Until,
        Reason = claim.Reason,
        Guest = claim.Guest,
        Note = claim.Note,
    };

    /// <summary>As a form would send it.</summary>
    public Dictionary<string, string> Fields(string prefix) => new()
    {
        [$"{prefix}.{nameof(From)}"] = $"{From:yyyy-MM-dd}",
        [$"{prefix}.{nameof(Until)}"] = $"{Until:yyyy-MM-dd}",
        [$"{prefix}.{nameof(Reason)}"] = $"{Reason}",
        [$"{prefix}.{nameof(Guest)}"] = Guest ?? "",
        [$"{prefix}.{nameof(Note)}"] = Note ?? "",
    };

    public Entry ToEntry(Guid propertyId, Guid ownerId, ClaimKind kind) => new(
        propertyId, ownerId, kind, new Nights(From!.Value, Until!.Value),
        kind == ClaimKind.Block ? Reason ?? BlockReason.Other : null, kind == ClaimKind.Reservation ? Guest : null, Note);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        // Unlike those of attributes, these sentences are not looked up by the framework.
        var texts = validationContext.GetRequiredService<IStringLocalizer<Texts>>();
        // Bounds of years: which zone's day it is does not matter.
        var today = DateOnly.FromDateTime(validationContext.GetRequiredService<TimeProvider>().Now());
        if (Kind == ClaimKind.Closure) yield return new(texts["Entry.Kind.Missing"], [nameof(Kind)]);
        if (Until <= From) yield return new(texts["Entry.Until.Early"], [nameof(Until)]);
        else if (Until > From!.Value.AddDays(MaxNights)) yield return new(texts["Entry.TooLong", MaxNights], [nameof(Until)]);
        if (From < today.AddYears(-YearsBack)) yield return new(texts["Entry.TooOld", YearsBack], [nameof(From)]);
        if (Until > today.AddYears(YearsAhead)) yield return new(texts["Entry.TooFar", YearsAhead], [nameof(Until)]);
    }
}
