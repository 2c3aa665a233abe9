using Microsoft.AspNetCore.Http;

namespace Resas.Demonstration.Platforms;

/// <summary>A platform as its calendars show it from outside.</summary>
internal abstract class SimulatedPlatform
{
    /// <summary>Our own short name of it.</summary>
    public abstract string Key { get; }

    public abstract string Name { get; }

    /// <summary>By which it is known when it pulls our calendar.</summary>
    public abstract string UserAgent { get; }

    /// <summary>The address of a listing's calendar, from the root of the site on.</summary>
    public abstract string PathOf(long number, Guid secret);

    /// <summary>The calendar document of a listing at this instant.</summary>
    public abstract string Write(SimulatedListing listing);

    /// <summary>Nights from today on that the platform keeps closed by itself.</summary>
    public virtual IEnumerable<DateOnly> ClosedByRule(DateOnly today) => [];

    /// <summary>The status with which it refuses such a request; null when it answers.</summary>
    public virtual int? Refuses(HttpRequest request) => null;
}
