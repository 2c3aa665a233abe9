namespace Resas.Properties;

/// <summary>An export address that was renewed, or whose listing was taken away: a platform that goes on asking there is told so.</summary>
internal sealed class RetiredExportKey
{
    private RetiredExportKey() { }

    public string Key { get; private set; } = "";
    public Guid OwnerId { get; private set; }
    public DateTime RetiredAt { get; private set; }

    /// <summary>Of an account that is gone: the key is remembered, and whose it was is not.</summary>
    public static RetiredExportKey OfNobody(string key, DateTime now) => new() { Key = key, RetiredAt = now };

    public static RetiredExportKey Of(Listing listing, DateTime now) => new() { Key = listing.ExportKey, OwnerId = listing.OwnerId, RetiredAt = now };
}
