namespace Resas.ICalendar.Fuzz;

/// <summary>A small generator that starts at once: one is made for each input.</summary>
internal struct SplitMix(ulong state)
{
    public ulong Next()
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>From 0 to one less than <paramref name="count"/>; 0 when there is nothing to choose from.</summary>
    public int Next(int count) => count <= 0 ? 0 : (int)(Next() % (ulong)count);
}
