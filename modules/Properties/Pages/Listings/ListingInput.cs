using System.ComponentModel.DataAnnotations;

namespace Resas.Properties.Pages.Listings;

/// <summary>What an owner says of a listing, and which button was pressed.</summary>
internal sealed class ListingInput
{
    public string? Platform { get; set; }

    [StringLength(Listing.MaxName, ErrorMessage = "Listing.Name.TooLong")]
    public string? Name { get; set; }

    [StringLength(FeedAddress.MaxLength, ErrorMessage = "Listing.Address.TooLong")]
    public string? Address { get; set; }

    /// <summary>The verdict of the last trial, sealed.</summary>
    public string? Slip { get; set; }

    /// <summary>Ticked when a second listing of one platform is meant.</summary>
    public string? Second { get; set; }

    /// <summary>try, save, anyway or without (an address). Anything else is a trial, which changes nothing.</summary>
    public string? Step { get; set; }

    /// <summary>The platform to change to, when the address turned out to be another's.</summary>
    public string? SwitchTo { get; set; }

    public bool HasAddress => !string.IsNullOrWhiteSpace(Address);
}
