using Microsoft.Data.Sqlite;
using Resas.Simulation.Hub;
using Resas.Simulation.World;

namespace Resas.Simulation;

/// <summary>An empty database, made once and copied for each seed.</summary>
internal sealed class Template : IDisposable
{
    /// <summary>Memory that looks like a disk, where there is some: processes die here, machines do not, so nothing need be waited for.</summary>
    private static readonly string Place = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();

    private readonly string folder = Directory.CreateDirectory(Path.Combine(Place, $"resas-simulation-{Environment.ProcessId}-{Guid.NewGuid():N}")).FullName;

    private string Origin => Path.Combine(folder, "template");

    public static async Task<Template> MakeAsync()
    {
        var template = new Template();
        Directory.CreateDirectory(template.Origin);
        var clock = new SimulatedClock { Now = new DateTime(2027, 1, 1, 0, 0, 0, DateTimeKind.Utc) };
        var network = new Network(new SimulatedWorld(0, new WorldSettings()));
        await using (var instance = Instance.Start(new(template.Origin, clock, new Random(0), network, TimeSpan.FromMinutes(15), null))) await instance.MigrateAsync();
        SqliteConnection.ClearAllPools();
        return template;
    }

    /// <summary>A data folder with a database of its own.</summary>
    public string CopyFor(string name)
    {
        var copy = Path.Combine(folder, name);
        Directory.CreateDirectory(copy);
        foreach (var file in Directory.EnumerateFiles(Origin)) File.Copy(file, Path.Combine(copy, Path.GetFileName(file)), overwrite: true);
        return copy;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
