using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Resas.Testing;

namespace Resas.Benchmarks.Pages;

/// <summary>Google's Lighthouse with its mobile profile, on Debian's Chromium, as an owner who has signed in.</summary>
internal static class LighthouseRun
{
    private const int Rounds = 3;
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "lighthouse");
    private static readonly string[] Categories = ["performance", "accessibility", "best-practices"];

    public static async Task RunAsync()
    {
        await RunAsync("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"]);
        Environment.SetEnvironmentVariable("ASPNETCORE_TEST_CONTENTROOT_RESAS_WEB", Repository.File("src", "Resas.Web"));
        using var database = new TestDatabase();
        await using var writer = new ResasHost(database) { Clock = new() { Now = TimeProvider.System.GetUtcNow().UtcDateTime } };
        var owner = await writer.SignInAsync();
        var homes = await PagesBenchmark.FillAsync(writer, owner.OwnerId);
        // As it is deployed: with its files in one folder, compressed.
        var published = Path.Combine(database.Folder, "published");
        await RunAsync("dotnet", ["publish", Repository.File("src", "Resas.Web"), "-c", "Release", "-o", published]);
        await using var program = await new ResasProcess(database.Folder, ("ASPNETCORE_ENVIRONMENT", "Production")) { Published = published }.StartAsync();
        var newcomer = await writer.SignInAsync("newcomer@example.org");
        var rows = new List<string>();
        foreach (var (name, path, visitor) in new[]
        {
            ("dashboard", "/", owner), ("a home's month", $"/calendar/{homes[0]}", owner), ("timeline", "/timeline", owner),
            ("first steps", "/first-steps/home", newcomer), ("sign in", "/Identity/Account/Login", null),
        }) rows.Add(await RateAsync(name, new Uri(program.Site, path), string.Join("; ", visitor?.Cookies.Select(c => $"{c.Key}={c.Value}") ?? [])));
        Section.Write("pages.md", "lighthouse", Report(rows));
    }

    /// <summary>The median of each category's scores: performance is a measurement, and this machine has other work.</summary>
    private static async Task<string> RateAsync(string name, Uri page, string cookies)
    {
        var scores = Categories.ToDictionary(c => c, _ => new List<double>());
        var (weight, requests) = (0.0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var report = JsonDocument.Parse(await AskAsync(page, cookies)).RootElement;
            if (!report.GetProperty("finalDisplayedUrl").GetString()!.StartsWith(page.AbsoluteUri, StringComparison.OrdinalIgnoreCase))
                throw new InvalidOperationException($"{page} led to {report.GetProperty("finalDisplayedUrl")}.");
            foreach (var category in Categories) scores[category].Add(100 * report.GetProperty("categories").GetProperty(category).GetProperty("score").GetDouble());
            var items = report.GetProperty("audits").GetProperty("network-requests").GetProperty("details").GetProperty("items").EnumerateArray().ToList();
            (weight, requests) = (items.Sum(i => i.TryGetProperty("transferSize", out var size) ? size.GetDouble() : 0) / 1_000, items.Count);
            foreach (var audit in report.GetProperty("audits").EnumerateObject().Where(a => a.Value.TryGetProperty("score", out var s) && s.ValueKind == JsonValueKind.Number && s.GetDouble() < 0.9))
                Console.Error.WriteLine($"{name}: {audit.Name} {audit.Value.GetProperty("score")} {(audit.Value.TryGetProperty("displayValue", out var value) ? value.GetString() : "")}");
        }

        var medians = Categories.Select(c => scores[c].Order().ElementAt(Rounds / 2).ToString("0", CultureInfo.InvariantCulture));
        return string.Create(CultureInfo.InvariantCulture, $"| {name} | {string.Join(" | ", medians)} | {weight:0} kB in {requests} |");
    }

    private static Task<string> AskAsync(Uri page, string cookies)
    {
        List<string> arguments = [page.AbsoluteUri, "--quiet", "--no-enable-error-reporting", "--output=json", "--only-categories=performance,accessibility,best-practices", "--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage"];
        if (cookies.Length > 0) arguments.Add($"--extra-headers={JsonSerializer.Serialize(new Dictionary<string, string> { ["Cookie"] = cookies })}");
        return RunAsync(Path.Combine(Folder, "node_modules", ".bin", "lighthouse"), arguments);
    }

    private static async Task<string> RunAsync(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true };
        start.Environment.TryAdd("CHROME_PATH", new[] { "/usr/bin/chromium", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists) ?? "chromium");
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{Path.GetFileName(program)} ended with {process.ExitCode}.");
    }

    private static string Report(List<string> rows) => $"""
        ## Lighthouse

        Written by `dotnet run -c Release --project tests/Resas.Benchmarks -- lighthouse` (needs npm and Chromium). Lighthouse 12 with its mobile profile (a slow phone on slow 4G, simulated), the program as it
        runs, an owner of ten homes with a thousand stays who has signed in, nothing in the browser's cache; the median of {Rounds} runs. The weight is everything that the first visit transfers. Goal: 95 each, 120 kB.

        | page | performance | accessibility | best practices | weight, requests |
        | --- | ---: | ---: | ---: | ---: |
        {string.Join('\n', rows)}
        """;
}
