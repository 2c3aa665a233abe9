using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resas.Contracts.Accounts;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;
using Resas.Testing;

namespace Resas.Benchmarks.Ledger;

/// <summary>Five thousand stays that were never seen before, from the platforms' answers to the last committed row.</summary>
internal static class ImportBenchmark
{
    /// <summary>A home has no more nights than this to sell within the three years that feeds are read ahead, so several share the five thousand.</summary>
    private const int Stays = 1_000, Homes = 5, Rounds = 7;

    public static async Task RunAsync()
    {
        Environment.SetEnvironmentVariable("ASPNETCORE_TEST_CONTENTROOT_RESAS_WEB", Repository.File("src", "Resas.Web"));
        await using var feeds = await FeedServer.StartAsync();
        await using var host = new ResasHost().With("Sync:AllowPrivateAddresses", "true").With("Logging:LogLevel:Default", "Warning")
            .With("Sync:HostRequestsPerMinute", "100000").With("Sync:HostBurst", "10000");
        await host.SettleAsync();
        using var byHand = new ByHand(host.Database.File);
        var rounds = new List<(double Ours, int Rows, double Theirs)>();
        for (var round = 0; round <= Rounds; round++)
        {
            await LinkAsync(host, feeds, round);
            byHand.Begin();
            var begin = Stopwatch.GetTimestamp();
            await host.RunDueJobsAsync();
            var ours = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
            var (rows, theirs) = byHand.Write();
            rounds.Add((ours, rows, theirs));
            // Who hears of each of these stays is no part of what is measured, and takes its time.
            await host.InScopeAsync(db => db.Database.ExecuteSqlAsync($"DELETE FROM Kernel_Delivery"));
        }

        var claims = await host.InScopeAsync(db => db.Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM Blocks_Claim").SingleAsync());
        if (claims != (Rounds + 1) * Homes * Stays) throw new InvalidOperationException($"{claims} claims are there.");
        Section.Write("synchronisation.md", "import", Report(rounds[1..]));
    }

    /// <summary>New homes whose calendars are full, each to be read for the first time.</summary>
    private static async Task LinkAsync(ResasHost host, FeedServer feeds, int round)
    {
        var homes = Enumerable.Range(0, Homes).Select(n => $"/{round}-{n}.ics").Select(path => new DemonstrationHome(Guid.CreateVersion7(), path,
            [new(Guid.CreateVersion7(), "airbnb", path, feeds[path].Says(Calendar(host.Clock.Now, path)).Address.AbsoluteUri, $"{Guid.NewGuid():N}")])).ToList();
        await host.InScopeAsync(async services =>
        {
            var handler = services.GetServices<IAnnouncementHandler<DemonstrationStarted>>().Single(h => h.GetType().Assembly.GetName().Name == "Resas.Properties");
            await services.GetRequiredService<ResasDb>().RunAsync(ct => handler.Handle(new(Guid.CreateVersion7(), $"{round}@example.org", "", homes), ct), CancellationToken.None);
            return true;
        });
        // The first reading of a new listing is due once it has been announced.
        await host.DeliverAsync();
    }

    private static string Calendar(DateTime now, string path)
    {
        var text = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Benchmark//\r\n");
        var first = DateOnly.FromDateTime(now).AddDays(3);
        for (var stay = 0; stay < Stays; stay++)
        {
            text.Append(CultureInfo.InvariantCulture, $"BEGIN:VEVENT\r\nDTSTAMP:20261121T100000Z\r\nDTSTART;VALUE=DATE:{first.AddDays(stay):yyyyMMdd}\r\n");
            text.Append(CultureInfo.InvariantCulture, $"DTEND;VALUE=DATE:{first.AddDays(stay + 1):yyyyMMdd}\r\nSUMMARY:Reserved\r\nUID:{stay}{path}@example\r\nEND:VEVENT\r\n");
        }

        return text.Append("END:VCALENDAR\r\n").ToString();
    }

    private static string Report(List<(double Ours, int Rows, double Theirs)> rounds)
    {
        var (ours, theirs) = (Median(rounds.Select(r => r.Ours)), Median(rounds.Select(r => r.Theirs)));
        return string.Create(CultureInfo.InvariantCulture, $"""
            ## Importing 5,000 new events

            Written by `dotnet run -c Release --project tests/Resas.Benchmarks -- import`. {Homes} homes whose calendars of {Stays:N0} stays are read for the first time, over HTTP: from the due
            job to the last committed row, with ledger, conflicts, log, story and announcements. Beside it, the least that could be done: the {rounds[^1].Rows:N0} rows that this wrote, inserted by
            prepared statements into the same tables and indexes, in one transaction. {Rounds} rounds after one to warm up, one after the other on one SQLite file each.

            | | milliseconds, median | fastest, slowest | goal |
            | --- | ---: | ---: | ---: |
            | Resas | {ours:N0} | {rounds.Min(r => r.Ours):N0}, {rounds.Max(r => r.Ours):N0} | 1,000 |
            | the rows alone, by hand | {theirs:N0} | {rounds.Min(r => r.Theirs):N0}, {rounds.Max(r => r.Theirs):N0} | - |
            | ratio | {Median(rounds.Select(r => r.Ours / r.Theirs)):0.0} | | - |
            """);
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
