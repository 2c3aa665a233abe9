using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resas.Contracts.Blocks;
using Resas.Kernel.Database;
using Resas.Testing;

namespace Resas.Benchmarks.Ledger;

/// <summary>One home's month among a million claims.</summary>
internal static class MonthBenchmark
{
    private const int Homes = 10_000, ClaimsAHome = 100, HomesAnOwner = 10, Months = 500;
    private static readonly DateOnly First = new(2026, 1, 1);

    public static async Task RunAsync()
    {
        Environment.SetEnvironmentVariable("ASPNETCORE_TEST_CONTENTROOT_RESAS_WEB", Repository.File("src", "Resas.Web"));
        await using var host = new ResasHost();
        await host.InScopeAsync(FillAsync);
        var asked = new Random(1);
        var (database, program, claims) = (new List<double>(), new List<double>(), 0);
        for (var month = 0; month < Months; month++)
        {
            var home = asked.Next(Homes);
            var from = First.AddMonths(asked.Next(24));
            var question = new FindClaims(Id(home / HomesAnOwner, "1"), from, from.AddMonths(1), Id(home, "0"));
            using var ear = new SqlEar(question.OwnerId);
            var begin = Stopwatch.GetTimestamp();
            claims += (await host.AskAsync(question)).Count;
            program.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
            database.Add(await host.InScopeAsync(db => AtTheDatabaseAsync(db, ear.Commands[0])));
        }

        Section.Write("synchronisation.md", "month", Report(database[50..], program[50..], claims));
    }

    /// <summary>The same SQL with the same parameters once more, read to its end.</summary>
    private static async Task<double> AtTheDatabaseAsync(ResasDb db, SqlEar.Heard command)
    {
        await db.Database.OpenConnectionAsync();
        await using var again = command.On(db.Database.GetDbConnection());
        var begin = Stopwatch.GetTimestamp();
        await using DbDataReader rows = await again.ExecuteReaderAsync();
        while (await rows.ReadAsync()) _ = rows.GetValue(0);
        return Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
    }

    /// <summary>A stay of four nights every week and a bit, for two years and a half, in every home.</summary>
    private static async Task<int> FillAsync(ResasDb db)
    {
        db.Database.SetCommandTimeout(600);
        var sql = $"""
            INSERT INTO Blocks_Claim (Id, PropertyId, OwnerId, Kind, Standing, "From", Until, IsInferred, IsListingGone, CreatedAt, ChangedAt)
            WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {Homes * ClaimsAHome})
            SELECT printf('00000000-0000-7000-8000-2%011X', i), printf('00000000-0000-7000-8000-0%011X', i / {ClaimsAHome}),
                printf('00000000-0000-7000-8000-1%011X', i / {ClaimsAHome * HomesAnOwner}), '{ClaimKind.Reservation}', '{ClaimStanding.Held}',
                date('{First:yyyy-MM-dd}', '+' || (9 * (i % {ClaimsAHome})) || ' days'), date('{First:yyyy-MM-dd}', '+' || (9 * (i % {ClaimsAHome}) + 4) || ' days'),
                0, 0, '2026-01-01 00:00:00', '2026-01-01 00:00:00'
            FROM n
            """;
        return await db.Database.ExecuteSqlRawAsync(sql);
    }

    /// <summary>As the SQL above writes it.</summary>
    private static Guid Id(int number, string kind) => Guid.Parse(string.Create(CultureInfo.InvariantCulture, $"00000000-0000-7000-8000-{kind}{number:X11}"));

    private static string Report(List<double> database, List<double> program, int claims) => string.Create(CultureInfo.InvariantCulture, $"""
        ## One home's month among a million claims

        Written by `dotnet run -c Release --project tests/Resas.Benchmarks -- month`. {Homes * ClaimsAHome:N0} claims over {Homes:N0} homes of {Homes / HomesAnOwner:N0} owners, written into a SQLite
        file of the program's own schema by raw SQL; {Months} months of homes drawn at random, the first 50 not counted ({(double)claims / Months:0.0} claims each). "At the database" is the SQL that the
        program sends, sent once more and read to its end; the other is the whole question, from the mediator to the answer.

        | | median, ms | 99th percentile, ms | goal |
        | --- | ---: | ---: | ---: |
        | at the database | {At(database, 0.5):0.00} | {At(database, 0.99):0.00} | 5 |
        | the whole question | {At(program, 0.5):0.00} | {At(program, 0.99):0.00} | - |
        """);

    private static double At(List<double> times, double share) => times.Order().ElementAt((int)(share * (times.Count - 1)));
}
