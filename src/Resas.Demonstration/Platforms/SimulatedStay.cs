using Resas.Contracts;

namespace Resas.Demonstration.Platforms;

/// <summary>A stay that a platform has sold.</summary>
/// <param name="Code">The platform's own, 8 letters and digits.</param>
internal sealed record SimulatedStay(Guid Id, Nights Nights, string Guest, string Code);

/// <summary>What a platform says to somebody who wants to book.</summary>
internal abstract record BookingAnswer
{
    private BookingAnswer()
    {
    }

    internal sealed record Booked(SimulatedStay Stay) : BookingAnswer;

    /// <summary>The first night that is not free there.</summary>
    internal sealed record Taken(DateOnly Night) : BookingAnswer;

    internal sealed record Impossible(BookingProblem Why) : BookingAnswer;
}

/// <summary>Why nobody could book that, whatever is free.</summary>
internal enum BookingProblem
{
    /// <summary>The departure is not after the arrival.</summary>
    Reversed,
    /// <summary>The arrival is before today.</summary>
    Past,
    /// <summary>More than 60 nights.</summary>
    TooLong,
    /// <summary>More than 18 months ahead.</summary>
    TooFar,
}

/// <summary>What a platform's calendar shows of a night.</summary>
internal enum NightState
{
    Free,
    Sold,
    /// <summary>By the calendar that it last pulled from us.</summary>
    ClosedByImport,
    /// <summary>By a rule of its own.</summary>
    ClosedByPlatform,
}
