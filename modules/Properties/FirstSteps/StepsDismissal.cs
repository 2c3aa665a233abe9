namespace Resas.Properties.FirstSteps;

/// <summary>An owner wants to hear no more of the first steps. All else about them is read from what exists.</summary>
internal sealed class StepsDismissal
{
    private StepsDismissal() { }

    public Guid OwnerId { get; private set; }
    public DateTime DismissedAt { get; private set; }

    public static StepsDismissal Of(Guid ownerId, DateTime now) => new() { OwnerId = ownerId, DismissedAt = now };
}
