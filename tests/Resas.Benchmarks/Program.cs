using Resas.Benchmarks.Ical;

// Each benchmark is named by the first argument: dotnet run -c Release --project tests/Resas.Benchmarks -- ical
switch (args)
{
    case ["ical", ..]:
        await IcalBenchmark.RunAsync();
        return 0;
    default:
        Console.Error.WriteLine("Usage: Resas.Benchmarks ical");
        return 1;
}
