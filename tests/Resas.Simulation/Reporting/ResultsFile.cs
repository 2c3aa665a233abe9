using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Resas.Simulation.Reporting;

/// <summary>Keeps what each story gave as soon as it ends, a line of JSON each: a run of many hours can be broken off and gone on with, and several be added up.
/// Lines of stories with other settings may stand in it, and those of former builds of the program, which are told apart by their commit.</summary>
internal sealed class ResultsFile : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Lock gate = new();
    private readonly StreamWriter output;
    private readonly string settings;

    private ResultsFile(string path, string settings, IReadOnlyList<Line> known)
    {
        this.settings = settings;
        Known = known;
        // A line that was cut by the end of the process is left alone.
        var isCut = File.Exists(path) && !File.ReadAllText(path).EndsWith('\n');
        output = new(path, append: true) { AutoFlush = true };
        if (isCut && output.BaseStream.Length > 0) output.WriteLine();
    }

    /// <summary>The commit that the program was built from, with whatever was changed since.</summary>
    public static string Build { get; } = typeof(ResultsFile).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+') is [_, { Length: > 9 } commit] ? commit[..9] : "unknown";

    /// <summary>The newest of each seed with these settings, whatever build it was run by.</summary>
    public IReadOnlyList<Line> Known { get; }

    /// <exception cref="IOException">The file can't be read or written.</exception>
    public static ResultsFile Open(string path, SimulationSettings settings)
    {
        var key = KeyOf(settings);
        var lines = File.Exists(path) ? File.ReadLines(path).Select(Read).OfType<Line>().Where(l => l.Settings == key) : [];
        return new(path, key, [.. lines.GroupBy(l => l.Report.Seed).Select(g => g.Last()).OrderBy(l => l.Report.Seed)]);
    }

    public void Add(SeedReport report)
    {
        var line = JsonSerializer.Serialize(new Line(settings, Build, report), Json);
        lock (gate) output.WriteLine(line);
    }

    public void Dispose() => output.Dispose();

    private static string KeyOf(SimulationSettings settings) => string.Create(CultureInfo.InvariantCulture,
        $"{settings.Days} days, {settings.Homes} homes, houses {settings.Houses?.ToString(CultureInfo.InvariantCulture) ?? "drawn"}, faults {settings.Faults}{(settings.CarelessOwner ? ", careless" : "")}{(settings.Breakage is { } broken ? $", {broken.Name}" : "")}");

    private static Line? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Line>(line, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    internal sealed record Line(string Settings, string Build, SeedReport Report);
}
