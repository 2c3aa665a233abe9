namespace Resas.ICalendar;

/// <summary>The STATUS of an event (RFC 5545, section 3.8.1.11).</summary>
public enum EventStatus : byte
{
    /// <summary>No STATUS, or one that the RFC does not know.</summary>
    None,

    /// <summary>CONFIRMED.</summary>
    Confirmed,

    /// <summary>TENTATIVE.</summary>
    Tentative,

    /// <summary>CANCELLED.</summary>
    Cancelled,
}
