using Resas.Simulation;
using Resas.Simulation.Reporting;

// dotnet run -c Release --project tests/Resas.Simulation -- --seeds 1..1000 --days 30 --homes 3 --faults 0.1    runs so many stories
// dotnet run -c Release --project tests/Resas.Simulation -- --seed 42 --trace                                   replays one, with the story of every night
// dotnet run -c Release --project tests/Resas.Simulation -- serve --seed 7 --speed 600 --hub hub.json           plays the platforms for any other hub
if (args is ["serve", ..]) return await Serving.Verb().Parse(args[1..]).InvokeAsync();

if (!Arguments.TryRead(args, out var arguments, out var problem))
{
    Console.Error.WriteLine(problem);
    Console.Error.WriteLine(Arguments.Usage);
    return 64;
}

try
{
    using var template = await Template.MakeAsync();
    var batch = await Batch.RunAsync(arguments, template, Console.Out, Console.Error);
    Summary.Write(Console.Out, arguments, batch);
    return batch.Reports.Any(r => r.Broken.Count > 0) ? 1 : 0;
}
catch (Exception failure) when (arguments.Results is not null && failure is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"Results can't be kept in {arguments.Results}: {failure.Message}");
    return 74;
}
