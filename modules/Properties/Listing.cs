using System.Buffers.Text;
using System.Security.Cryptography;

namespace Resas.Properties;

/// <summary>A home as offered on one platform. The import address and the export key are secrets.</summary>
internal sealed class Listing
{
    public const int MaxPerProperty = 20;
    public const int MaxName = 120;

    public Guid Id { get; private set; }
    public Guid PropertyId { get; private set; }
    public Guid OwnerId { get; private set; }
    public string Platform { get; private set; } = "";
    public string Name { get; private set; } = "";
    public string? ImportAddress { get; private set; }
    public string? AddressHash { get; private set; }
    public string ExportKey { get; private set; } = "";
    public DateTime CreatedAt { get; private set; }

    public static Listing Link(Guid id, Property property, string platform, string name, FeedAddress? address, string exportKey, DateTime now)
    {
        var listing = new Listing
        {
            Id = id, PropertyId = property.Id, OwnerId = property.OwnerId, Platform = platform, ExportKey = exportKey, CreatedAt = now,
        };
        listing.Change(name, address);
        return listing;
    }

    public void Change(string name, FeedAddress? address)
    {
        Name = name.Trim();
        ImportAddress = address?.Text;
        AddressHash = address?.Hash;
    }

    /// <summary>Gives a new export address; the old one names nothing from now on.</summary>
    public void RenewExportKey() => ExportKey = NewExportKey();

    /// <summary>32 random bytes, 43 characters.</summary>
    public static string NewExportKey() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}
