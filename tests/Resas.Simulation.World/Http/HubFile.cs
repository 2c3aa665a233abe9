using System.Globalization;
using System.Text.Json;

namespace Resas.Simulation.World.Http;

/// <summary>Where platforms fetch the hub's calendars, as a file says; read again when it has changed.</summary>
internal sealed class HubFile(string? path)
{
    private DateTime readAt;

    public bool Refresh(SimulatedWorld world)
    {
        if (path is null || !File.Exists(path) || File.GetLastWriteTimeUtc(path) is var written && written == readAt) return false;
        try
        {
            var addresses = JsonSerializer.Deserialize<Dictionary<string, Uri>>(File.ReadAllText(path)) ?? [];
            foreach (var listing in world.Listings)
                listing.HubAddress = addresses.GetValueOrDefault(listing.Name) ?? addresses.GetValueOrDefault(listing.Index.ToString(CultureInfo.InvariantCulture));
        }
        catch (Exception failure) when (failure is JsonException or IOException)
        {
            // It is being written just now: the next look finds it whole.
            return false;
        }

        readAt = written;
        return true;
    }
}
