namespace Resas.Simulation.World;

/// <summary>Why a platform does not sell a night; several reasons may hold at once.</summary>
[Flags]
public enum Closure
{
    /// <summary>It sells it.</summary>
    None = 0,

    /// <summary>It sold it.</summary>
    Stay = 1,

    /// <summary>Kept free to prepare the home, before or after a stay that it sold.</summary>
    Preparation = 2,

    /// <summary>The owner closed it there.</summary>
    Block = 4,

    /// <summary>Too soon: the advance notice.</summary>
    Notice = 8,

    /// <summary>Too far: beyond the booking window.</summary>
    Window = 16,

    /// <summary>The whole listing is closed for a while.</summary>
    Snooze = 32,

    /// <summary>The hub's calendar, as last taken over, closes it.</summary>
    Imported = 64,

    /// <summary>Another platform's calendar, linked directly, closes it.</summary>
    Linked = 128,

    /// <summary>Kept free to prepare the home, before or after nights that were imported.</summary>
    Padding = 256,
}
