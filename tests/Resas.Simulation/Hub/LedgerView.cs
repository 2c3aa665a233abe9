using Microsoft.Data.Sqlite;
using Resas.Contracts;

namespace Resas.Simulation.Hub;

/// <summary>The rows that the rules are judged by, read beside the program.</summary>
internal sealed class LedgerView : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteCommand version, claims, conflicts, seats, alerts, stillSold, links, toCheck, pending;

    public LedgerView(string file)
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        version = Command("SELECT Version FROM Blocks_Ledger WHERE PropertyId = $home", "$home");
        claims = Command("SELECT Id, ListingId, Kind, Standing, \"From\", Until, Code, Platform, ReleasedAt, MirrorId, Promotion, Origins FROM Blocks_Claim WHERE PropertyId = $home AND Until > $day", "$home", "$day");
        conflicts = Command("""
            SELECT c.Id, c.Kind, c."From", c.Until, c.ClosedAt, a.Id, a.ListingId, b.Id, b.ListingId
            FROM Blocks_Conflict c JOIN Blocks_Claim a ON a.Id = c.FirstClaimId JOIN Blocks_Claim b ON b.Id = c.SecondClaimId WHERE c.PropertyId = $home
            """, "$home");
        seats = Command("SELECT Night, ClaimId FROM Blocks_Night WHERE PropertyId = $home AND Night >= $day", "$home", "$day");
        alerts = Command("SELECT SubjectId, COUNT(*) FROM Notifications_Message WHERE PropertyId = $home AND Kind IN ('DoubleBooking', 'SameStayQuestion') GROUP BY SubjectId", "$home");
        stillSold = Command("SELECT ListingId, \"From\", Until FROM Sync_StillSold WHERE PropertyId = $home", "$home");
        links = Command("SELECT Id, ListingId FROM Sync_DirectLink WHERE PropertyId = $home AND ToldAt IS NOT NULL AND RemovedAt IS NULL AND IsRefuted = 0 ORDER BY ToldAt", "$home");
        toCheck = Command("SELECT ListingId FROM Sync_Listing WHERE PropertyId = $home AND LinksAskedAt IS NOT NULL AND LinksCheckedAt IS NULL ORDER BY ListingId", "$home");
        pending = Command("SELECT EXISTS (SELECT 1 FROM Kernel_Delivery)");
    }

    /// <summary>Meddles.</summary>
    public void Run(string? sql)
    {
        if (sql is null) return;
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // a text of our own
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    public bool HasNews => (long)pending.ExecuteScalar()! == 1;

    public long VersionOf(Guid home)
    {
        version.Parameters[0].Value = Text(home);
        return version.ExecuteScalar() as long? ?? 0;
    }

    /// <summary>Claims with nights after <paramref name="since"/>, ended ones too.</summary>
    public List<ClaimRow> ClaimsOf(Guid home, DateOnly since) => Read(claims, home, since, row => new ClaimRow(
        Id(row, 0), home, row.IsDBNull(1) ? null : Id(row, 1), row.GetString(2), row.GetString(3), new Nights(Day(row, 4), Day(row, 5)),
        row.IsDBNull(6) ? null : row.GetString(6), row.IsDBNull(7) ? null : row.GetString(7), row.IsDBNull(8), !row.IsDBNull(9), !row.IsDBNull(10) && row.GetString(10) == "StayEnded", row.GetString(11)));

    public List<ConflictRow> ConflictsOf(Guid home) => Read(conflicts, home, null, row => new ConflictRow(
        Id(row, 0), row.GetString(1), new Nights(Day(row, 2), Day(row, 3)), row.IsDBNull(4),
        Id(row, 5), row.IsDBNull(6) ? null : Id(row, 6), Id(row, 7), row.IsDBNull(8) ? null : Id(row, 8)));

    /// <summary>Those of several homes.</summary>
    public List<ClaimRow> ClaimsOf(IEnumerable<Guid> homes, DateOnly since) => [.. homes.SelectMany(home => ClaimsOf(home, since))];

    /// <summary>The holder of each night from <paramref name="since"/> on.</summary>
    public Dictionary<DateOnly, Guid> SeatsOf(Guid home, DateOnly since) =>
        Read(seats, home, since, row => (Day(row, 0), Id(row, 1))).ToDictionary(s => s.Item1, s => s.Item2);

    /// <summary>How many messages each conflict has made.</summary>
    public Dictionary<Guid, int> AlertsOf(Guid home) => Read(alerts, home, null, row => (Id(row, 0), row.GetInt32(1))).ToDictionary(a => a.Item1, a => a.Item2);

    /// <summary>What the owner was told is still sold, by listing.</summary>
    public List<(Guid Listing, Nights Nights)> StillSoldOf(Guid home) => Read(stillSold, home, null, row => (Id(row, 0), new Nights(Day(row, 1), Day(row, 2))));

    /// <summary>The direct links that the owner was told of and has not answered, by the listing that takes over.</summary>
    public List<(Guid Id, Guid Listing)> DirectLinksOf(Guid home) => Read(links, home, null, row => (Id(row, 0), Id(row, 1)));

    /// <summary>The listings of which the owner was asked what their platforms import, and has not looked.</summary>
    public List<Guid> LinksToCheckOf(Guid home) => Read(toCheck, home, null, row => Id(row, 0));

    public void Dispose() => connection.Dispose();

    private static List<T> Read<T>(SqliteCommand command, Guid home, DateOnly? since, Func<SqliteDataReader, T> row)
    {
        command.Parameters[0].Value = Text(home);
        if (since is { } day) command.Parameters[1].Value = day.ToString("yyyy-MM-dd");
        var found = new List<T>();
        using var reader = command.ExecuteReader();
        while (reader.Read()) found.Add(row(reader));
        return found;
    }

    private SqliteCommand Command(string sql, params string[] parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // the texts above
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var name in parameters) command.Parameters.Add(new SqliteParameter(name, SqliteType.Text));
        return command;
    }

    // As EF writes them.
    private static string Text(Guid id) => id.ToString().ToUpperInvariant();

    private static Guid Id(SqliteDataReader row, int column) => Guid.Parse(row.GetString(column));

    private static DateOnly Day(SqliteDataReader row, int column) => DateOnly.ParseExact(row.GetString(column).AsSpan(0, 10), "yyyy-MM-dd");
}

internal sealed record ClaimRow(Guid Id, Guid Home, Guid? Listing, string Kind, string Standing, Nights Nights, string? Code, string? Platform, bool IsLive, bool IsLeftByMirror, bool IsPromoted, string Origins)
{
    public bool Holds => IsLive && Standing == "Held";
    public bool IsClosure => Kind == "Closure";
    /// <summary>Whether it holds what it only mirrored until that ended.</summary>
    public bool HasOutlived => IsLeftByMirror || IsPromoted;
    /// <summary>Whether it may have its nights from that listing.</summary>
    public bool MayBeFrom(Guid listing) => Origins.Contains(listing.ToString(), StringComparison.OrdinalIgnoreCase);
}

internal sealed record ConflictRow(Guid Id, string Kind, Nights Nights, bool IsOpen, Guid First, Guid? FirstListing, Guid Second, Guid? SecondListing)
{
    public bool IsBetween(Guid? one, Guid? other) => (FirstListing == one && SecondListing == other) || (FirstListing == other && SecondListing == one);
}
