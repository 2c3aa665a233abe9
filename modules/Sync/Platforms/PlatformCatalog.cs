using Resas.ICalendar;
using Resas.Sync.Platforms.Other;

namespace Resas.Sync.Platforms;

internal sealed class PlatformCatalog(IEnumerable<Platform> platforms)
{
    private readonly Platform[] all = [.. platforms.OrderBy(p => p.Order)];

    public IReadOnlyList<Platform> All => all;

    /// <summary>The most nights that any platform keeps around what it imported.</summary>
    public int MostPadding => all.Max(p => p.EchoPadding);

    /// <summary>The platform of that key; one that this version does not know is read like any other calendar.</summary>
    public Platform Of(string key) => all.FirstOrDefault(p => p.Key == key) ?? all.First(p => p.Key == OtherPlatform.OtherKey);

    /// <summary>By its address, else by what it holds; any other calendar when neither tells.</summary>
    public Platform Recognise(Uri? address, CalendarDocument document) =>
        (address is null ? null : Owning(address)) ?? all.FirstOrDefault(p => p.Wrote(document)) ?? Of(OtherPlatform.OtherKey);

    public Platform? Owning(Uri address) => all.FirstOrDefault(p => p.Owns(address));
}
