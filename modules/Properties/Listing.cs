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
    /// <summary>Whether what its platform closes of its own is closed on the others too; null while the owner has not said.</summary>
    public bool? SharesClosures { get; private set; }

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

    /// <summary>Gives a new export address. The old one is kept in mind: it says that it was renewed.</summary>
    public RetiredExportKey RenewExportKey(DateTime now)
    {
        var retired = RetireExportKey(now);
        ExportKey = NewExportKey();
        return retired;
    }

    public RetiredExportKey RetireExportKey(DateTime now) => RetiredExportKey.Of(this, now);

    /// <returns>Whether feeds change by it.</returns>
    public bool ShareClosures(bool share)
    {
        var changes = share != (SharesClosures ?? false);
        SharesClosures = share;
        return changes;
    }

    /// <summary>32 random bytes, 43 characters.</summary>
    public static string NewExportKey() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}
