using System.Diagnostics;

namespace Resas.Testing;

/// <summary>Waiting for something that comes by itself: a schedule, another process, a page's script.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Asks again and again, ten times a second, until the answer is yes.</summary>
    /// <exception cref="TimeoutException">It never was.</exception>
    public static async Task TrueAsync(Func<Task<bool>> question, string what, TimeSpan? patience = null)
    {
        var since = Stopwatch.StartNew();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await question())
        {
            if (since.Elapsed > (patience ?? Patience)) throw new TimeoutException($"Waited in vain for this: {what}.");
            await tick.WaitForNextTickAsync();
        }
    }

    /// <inheritdoc cref="TrueAsync(Func{Task{bool}}, string, TimeSpan?)"/>
    public static Task TrueAsync(Func<bool> question, string what, TimeSpan? patience = null) => TrueAsync(() => Task.FromResult(question()), what, patience);
}
