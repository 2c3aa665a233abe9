namespace Resas.Contracts.Properties;

/// <summary>What is left of an owner's first steps; null when nothing is, or when the owner wants to hear no more of them.</summary>
public sealed record FindFirstSteps(Guid OwnerId) : IRequest<FirstStepsLeft?>;

/// <summary>First steps that are not done. They are taken up again at /first-steps.</summary>
/// <param name="HasHome">Whether there is a home, archived ones aside.</param>
/// <param name="Left">What is left, in the language of the current request, a sentence each; empty without a home.</param>
public sealed record FirstStepsLeft(bool HasHome, IReadOnlyList<string> Left);
