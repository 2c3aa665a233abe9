using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Resas.Testing;

namespace Resas.Accounts.Tests;

/// <summary>What an owner can take along, and what is left when the owner has gone: looked for in each table that there is.</summary>
public sealed class Leaving : IAsyncLifetime
{
    private const string Manage = "/Identity/Account/Manage";
    private readonly ResasHost host = new ResasHost().With("Sync:AllowPrivateAddresses", "true");
    private FeedServer feeds = null!;

    public async Task InitializeAsync() => feeds = await FeedServer.StartAsync();

    public async Task DisposeAsync()
    {
        await feeds.DisposeAsync();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task All_that_is_kept_of_an_owner_can_be_taken_along_and_nothing_of_another()
    {
        var (odile, export) = await FurnishAsync("odile");
        await FurnishAsync("autre");

        var file = await odile.SubmitAsync(await odile.GetAsync($"{Manage}/PersonalData"), new { }, "form[action$='downloadpersonaldata' i]");
        var data = JsonNode.Parse(file.Body)!;

        Assert.Equal("odile@example.org", (string?)data["account"]!["Email"]);
        Assert.Equal("Le Mas de odile", (string?)Assert.Single(data["homes"]!.AsArray())!["name"]);
        Assert.Equal(export.ToString(), (string?)Assert.Single(data["listings"]!.AsArray())!["ourAddress"]);
        Assert.Contains(data["claims"]!.AsArray(), c => (string?)c!["guest"] == "Voyageur de odile" && (string?)c["note"] == "Note de odile" && (string?)c["kind"] == "Reservation");
        foreach (var part in new[] { "conflicts", "history", "log", "pulls", "messages", "messageSettings", "sessions" }) Assert.NotEmpty(data[part]!.AsArray());
        Assert.DoesNotContain("autre", file.Body, StringComparison.Ordinal);
        // What a platform gave is its secret: neither the address nor a trace of it.
        Assert.DoesNotContain(feeds["/odile.ics"].Address.ToString(), file.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("PasswordHash", file.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deleted_account_leaves_nothing_in_any_table_and_another_owner_s_rows_as_they_were()
    {
        var (odile, export) = await FurnishAsync("odile");
        var (other, otherExport) = await FurnishAsync("autre");
        await host.SettleAsync();
        var (traces, others) = (await TracesAsync(odile.OwnerId, "odile"), await TracesAsync(other.OwnerId, "autre"));
        Assert.NotEmpty(await RowsWithAsync(traces));
        var before = await RowsWithAsync(others);

        await odile.SubmitAsync(await odile.GetAsync($"{Manage}/DeletePersonalData"), new { Input_Password = "Chèvrefeuille-7" });
        await host.SettleAsync();

        Assert.Empty(await RowsWithAsync(traces));
        Assert.Equal(before, await RowsWithAsync(others));
        using var platform = host.Visitor();
        Assert.Equal(HttpStatusCode.Gone, (await platform.GetAsync(export.AbsolutePath)).Status);
        Assert.Equal(HttpStatusCode.OK, (await platform.GetAsync(otherExport.AbsolutePath)).Status);
    }

    /// <summary>An owner with a home, a listing that was read and that reads us, a stay by hand with a note, a conflict, messages, and choices about them.</summary>
    private async Task<(Visitor Owner, Uri Export)> FurnishAsync(string name)
    {
        var owner = await host.SignInAsync($"{name}@example.org");
        var home = await owner.AddHomeAsync($"Le Mas de {name}");
        var entered = await owner.PostFormAsync($"/blocks/create?propertyId={home}", new { Form_Kind = "Reservation", Form_From = "2026-12-26", Form_Until = "2026-12-28", Form_Guest = $"Voyageur de {name}", Form_Note = $"Note de {name}" });
        Assert.Equal(HttpStatusCode.OK, entered.Status);
        feeds[$"/{name}.ics"].Body = SampleFeeds.Read("airbnb.ics");
        var (_, export) = await owner.LinkAsync(home, "airbnb", feeds[$"/{name}.ics"].Address);
        await host.SettleAsync();
        using var platform = host.Visitor();
        Assert.Equal(HttpStatusCode.OK, (await platform.GetAsync(export.AbsolutePath)).Status);
        var choices = await owner.GetAsync("/notifications/settings");
        await owner.PostRawAsync("/notifications/settings", ("__RequestVerificationToken", choices.One("main [name=__RequestVerificationToken]").GetAttribute("value")!), ("ByMail", "Stay"));
        return (owner, export);
    }

    /// <summary>What would give an owner away: the ids of all that is theirs, and their name.</summary>
    private async Task<IReadOnlyList<string>> TracesAsync(Guid owner, string name)
    {
        await using var file = new SqliteConnection($"Data Source={host.Database.File};Pooling=False");
        await file.OpenAsync();
        var ids = new List<string> { $"{owner}", name };
        foreach (var table in new[] { "Properties_Property", "Properties_Listing", "Blocks_Claim", "Blocks_Conflict" })
            ids.AddRange(await ReadAsync(file, $"SELECT Id FROM {table} WHERE OwnerId = '{owner.ToString().ToUpperInvariant()}'"));
        return ids;
    }

    /// <summary>Each row of each table that holds one of the texts, in whatever column and case.</summary>
    private async Task<IReadOnlyList<string>> RowsWithAsync(IReadOnlyList<string> texts)
    {
        await using var file = new SqliteConnection($"Data Source={host.Database.File};Pooling=False");
        await file.OpenAsync();
        var tables = (await ReadAsync(file, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")).ToList();
        var rows = new List<string>();
        // Keys are random letters and could hold any short word; whose they were they do not say.
        foreach (var table in tables.Where(t => t != "Kernel_DataProtectionKey"))
            rows.AddRange((await ReadAsync(file, $"SELECT * FROM \"{table}\"")).Where(row => texts.Any(text => row.Contains(text, StringComparison.OrdinalIgnoreCase))).Select(row => $"{table}: {row}"));
        return rows;
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(SqliteConnection file, string query)
    {
        await using var command = file.CreateCommand();
#pragma warning disable CA2100 // Names of our own tables.
        command.CommandText = query;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync()) rows.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "" : reader.GetString(i))));
        return rows;
    }
}
