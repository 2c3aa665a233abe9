using System.Globalization;
using Resas.Simulation.Rules;

namespace Resas.Simulation;

/// <summary>The command line.</summary>
internal sealed record Arguments
{
    public const string Usage = """
        Resas.Simulation [--seeds 1..1000 | --seed N] [--days 30] [--homes 3] [--houses P] [--faults 0.1] [--threads 1] [--results FILE] [--careless] [--trace] [--keep FILE] [--break NAME]
          --seeds A..B    the stories to run; 1..100 unless told
          --seed N        one story
          --trace         prints it line by line
          --keep FILE     copies the database there in the end
          --faults F      share of faulty answers, 0 to 0.5; processes die accordingly
          --houses P      share of homes whose rooms are let on their own too, 0 to 1; one story of three has such a house unless told
          --careless      the owner never looks whether platforms import other calendars, though asked
          --threads T     stories at the same time
          --results FILE  keeps there what each story gave, and passes over those that are in it and broke no rule: a long run can be broken off
          --break NAME    breaks one rule on purpose, to see that it is found
        Resas.Simulation serve [--seed N] [--days D] [--homes H] [--speed S] [--port P] [--hub FILE] [--conflicts FILE] [--score FILE]
          plays the platforms over HTTP for any other hub, and scores it; serve --help says more
        """;

    public int First { get; init; } = 1;
    public int Last { get; init; } = 100;
    public int Threads { get; init; } = 1;
    public bool Trace { get; init; }

    /// <summary>Where the results of stories are kept; null for nowhere.</summary>
    public string? Results { get; init; }
    public SimulationSettings Settings { get; init; } = new();

    public static bool TryRead(string[] args, out Arguments arguments, out string problem)
    {
        arguments = new();
        problem = "";
        try
        {
            for (var i = 0; i < args.Length; i++) arguments = arguments.With(args[i]) ?? arguments.With(args[i], args[++i]);
            return true;
        }
        catch (Exception failure) when (failure is FormatException or OverflowException or IndexOutOfRangeException or ArgumentException)
        {
            problem = $"That could not be understood: {string.Join(' ', args)}";
            return false;
        }
    }

    private Arguments? With(string name) => name switch
    {
        "--trace" => this with { Trace = true },
        "--careless" => this with { Settings = Settings with { CarelessOwner = true } },
        _ => null,
    };

    private Arguments With(string name, string value) => name switch
    {
        "--seeds" => this with { First = Number(value.Split("..")[0]), Last = Number(value.Split("..")[1]) },
        "--seed" => this with { First = Number(value), Last = Number(value) },
        "--threads" => this with { Threads = Math.Clamp(Number(value), 1, 64) },
        "--results" => this with { Results = value },
        "--days" => this with { Settings = Settings with { Days = Math.Clamp(Number(value), 1, 365) } },
        "--homes" => this with { Settings = Settings with { Homes = Math.Clamp(Number(value), 1, 20) } },
        "--houses" => this with { Settings = Settings with { Houses = Math.Clamp(double.Parse(value, CultureInfo.InvariantCulture), 0, 1) } },
        "--faults" => this with { Settings = Settings with { Faults = Math.Clamp(double.Parse(value, CultureInfo.InvariantCulture), 0, 0.5) } },
        "--keep" => this with { Settings = Settings with { Keep = value } },
        "--break" => this with { Settings = Breakages.All.Single(b => b.Name == value).In(Settings) },
        _ => throw new ArgumentException(name),
    };

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
