using System.Security;

namespace Resas.ICalendar.Zones;

/// <summary>Finds the system's zone for a TZID: an IANA name, a Windows name, or either behind a prefix (RFC 5545, section 3.2.19).</summary>
internal static class SystemZones
{
    public static SystemZone? Find(string tzid)
    {
        var name = tzid.Trim().Trim('"');
        for (var rest = name; ; rest = rest[(rest.IndexOf('/', StringComparison.Ordinal) + 1)..])
        {
            if (TryFind(rest) is { } zone) return zone;
            // "/freeassociation.sourceforge.net/Europe/Paris": the name is what remains behind the prefix.
            if (!rest.Contains('/', StringComparison.Ordinal)) return null;
        }
    }

    // The name becomes part of a file name inside .NET: only what a zone name can hold may get there, and never a path.
    private static bool IsZoneName(string name) =>
        name.Length is > 0 and <= 64
        && char.IsAsciiLetter(name[0])
        && !name.Contains("..", StringComparison.Ordinal)
        && !name.Contains("//", StringComparison.Ordinal)
        && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+' or ' ' or '.' or '(' or ')');

    private static SystemZone? TryFind(string name)
    {
        if (!IsZoneName(name)) return null;
        try
        {
            return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? new SystemZone(zone) : null;
        }
        catch (Exception e) when (e is InvalidTimeZoneException or TimeZoneNotFoundException or SecurityException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
