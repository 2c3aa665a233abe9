using System.Globalization;
using Resas.Benchmarks.Export;
using Resas.Benchmarks.Ical;
using Resas.Benchmarks.Ledger;
using Resas.Benchmarks.Pages;
using Resas.Benchmarks.Polls;

// Each benchmark is named by the first argument: dotnet run -c Release --project tests/Resas.Benchmarks -- ical
switch (args)
{
    case ["ical", ..]:
        await IcalBenchmark.RunAsync();
        return 0;
    case ["export", ..]:
        await ExportBenchmark.RunAsync();
        return 0;
    case ["bare", var file]:
        // The child of the above.
        await BareServer.ServeAsync(file);
        return 0;
    case ["polls"]:
        await PollBenchmark.RunAsync();
        return 0;
    case ["unchanged-poll"]:
        await UnchangedBenchmark.RunAsync();
        return 0;
    case ["import"]:
        await ImportBenchmark.RunAsync();
        return 0;
    case ["month"]:
        await MonthBenchmark.RunAsync();
        return 0;
    case ["pages"]:
        await PagesBenchmark.RunAsync();
        return 0;
    case ["lighthouse"]:
        await LighthouseRun.RunAsync();
        return 0;
    case [ImitatedSites.Verb, var delay]:
        await ImitatedSites.ServeAsync(TimeSpan.FromMilliseconds(int.Parse(delay, CultureInfo.InvariantCulture)));
        return 0;
    default:
        Console.Error.WriteLine("Usage: Resas.Benchmarks ical | export | polls | unchanged-poll | import | month | pages | lighthouse");
        return 1;
}
