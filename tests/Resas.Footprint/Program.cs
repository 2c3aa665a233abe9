// Measures what the README's table says: how long the built program takes to its first page, and what memory it holds with ten homes.
// dotnet run -c Release --project tests/Resas.Footprint
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Resas.Testing;

const int Starts = 5, Homes = 10;
string[] platforms = ["airbnb", "booking", "greengo"];
(string, string)[] settings = [("ASPNETCORE_ENVIRONMENT", "Production"), ("Sync:AllowPrivateAddresses", "true"), ("Logging:LogLevel:Default", "Warning")];
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

var folder = Directory.CreateTempSubdirectory("resas-footprint-").FullName;
try
{
    await using var site = new ResasProcess(Path.Combine(folder, "data"), settings);
    var first = await StartAsync(site);
    var again = new List<double>();
    for (var start = 0; start < Starts; start++)
    {
        await site.KillAsync();
        again.Add(await StartAsync(site));
    }

    await using var feeds = await FeedServer.StartAsync();
    await FurnishAsync(site, feeds);
    Console.WriteLine("| figure | measured | command |");
    Console.WriteLine("| --- | --- | --- |");
    Row($"start to first page, new database", $"{first:0.0} s");
    Row($"start to first page, median of {Starts}", $"{again.Order().ElementAt(Starts / 2):0.0} s");
    Row($"memory with {Homes} homes, {Homes * platforms.Length} listings read", $"{Memory(site.Id, "status", "VmRSS")} MB resident (peak {Memory(site.Id, "status", "VmHWM")} MB), {Memory(site.Id, "smaps_rollup", "Pss")} MB when each page counts once");
}
finally
{
    Directory.Delete(folder, recursive: true);
}

static void Row(string figure, string value) => Console.WriteLine($"| {figure} | {value} | `dotnet run -c Release --project tests/Resas.Footprint` |");

// From nothing to the whole sign-in page, in seconds.
static async Task<double> StartAsync(ResasProcess site)
{
    using var http = new HttpClient();
    var since = Stopwatch.StartNew();
    site.Launch();
    using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
    while (await tick.WaitForNextTickAsync())
    {
        try
        {
            var page = await http.GetAsync(new Uri(site.Site, "/identity/account/login"));
            page.EnsureSuccessStatusCode();
            return since.Elapsed.TotalSeconds;
        }
        catch (HttpRequestException) when (since.Elapsed < TimeSpan.FromMinutes(1))
        {
            // It does not listen yet.
        }
    }

    throw new UnreachableException();
}

async Task FurnishAsync(ResasProcess site, FeedServer feeds)
{
    var owner = await site.SignUpAsync();
    for (var home = 0; home < Homes; home++)
    {
        var id = await owner.AddHomeAsync($"Gîte {home + 1}");
        foreach (var platform in platforms)
        {
            var feed = feeds[$"/{home}/{platform}.ics"];
            feed.Body = feeds.Shifted($"{platform}.ics").Body;
            await owner.LinkAsync(id, platform, feed.Address);
            // Once for the trial, once for the first poll.
            await Eventually.TrueAsync(() => feed.Requests >= 2, "the listing to be read");
        }

        await owner.GetAsync($"/calendar/{id}");
    }

    foreach (var page in new[] { "/", "/timeline", "/sync/log", "/properties" }) await owner.GetAsync(page);
}

// The runtime maps the code that it compiles twice, and what is resident counts both.
static int Memory(int process, string file, string line) =>
    int.Parse(Regex.Match(File.ReadAllText($"/proc/{process}/{file}"), $@"^{line}:\s+(\d+) kB", RegexOptions.Multiline).Groups[1].Value, CultureInfo.InvariantCulture) / 1024;
