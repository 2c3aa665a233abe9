using Microsoft.Playwright;
using Resas.Testing;

namespace Resas.EndToEnd.Tests;

/// <summary>One running program for all tests that walk a path: each brings owners of its own.</summary>
public sealed class PathSite : IAsyncLifetime, IDisposable
{
    private readonly DataFolder data = new();
    private int owners;

    public ResasProcess Site { get; private set; } = null!;

    public FeedServer Feeds { get; private set; } = null!;

    internal DataFile Database => data.Database;

    public async Task InitializeAsync()
    {
        Feeds = await FeedServer.StartAsync();
        // All feeds come from one host here, which must not make tests wait for each other. Two jobs at once: a third one waits, and can be stopped.
        (string, string)[] settings =
        [
            ("Sync:AllowPrivateAddresses", "true"), ("Sync:HostBurst", "1000"), ("Sync:HostRequestsPerMinute", "60000"), ("Jobs:Width", "2"),
            .. Enum.GetValues<Manner>().Select(m => ($"Accounts:AdministratorEmails:{(int)m}", AdministratorAs(m))),
        ];
        Site = await new ResasProcess(data.Path, settings).StartAsync();
    }

    public async Task DisposeAsync()
    {
        await Site.DisposeAsync();
        await Feeds.DisposeAsync();
    }

    public void Dispose() => data.Dispose();

    /// <summary>A new owner who has nothing yet.</summary>
    public async Task<PathOwner> SignUpAsync(string language)
    {
        var email = NewEmail();
        return new(await Site.SignUpAsync(email, language), email, data.Path);
    }

    public string NewEmail() => $"owner{Interlocked.Increment(ref owners)}@example.org";

    /// <summary>A new owner with one home, and one stay in the month after the next.</summary>
    public async Task<PathOwner> MoveInAsync(string language)
    {
        var owner = await SignUpAsync(language);
        await owner.FurnishAsync();
        return owner;
    }

    /// <summary>The person whom the settings name, whose address is confirmed.</summary>
    public async Task<PathOwner> AppointAsync(Manner manner)
    {
        var (email, language) = (AdministratorAs(manner), manner.Language());
        await Site.SignUpAsync(email, language);
        await Database.RowsAsync($"UPDATE Accounts_User SET EmailConfirmed = 1 WHERE Email = '{email}'");
        return new(await Site.SignInAsync(email, language), email, data.Path);
    }

    private static string AdministratorAs(Manner manner) => $"admin-{manner}@example.org".ToLowerInvariant();

    /// <summary>A feed that nobody else reads, with these stays.</summary>
    public FeedServer.Feed Feed(string platform, params (DateOnly From, DateOnly Until)[] stays)
    {
        var events = stays.Select((s, i) => $"BEGIN:VEVENT\r\nUID:{i}@{platform}\r\nDTSTAMP:20261120T060000Z\r\nDTSTART;VALUE=DATE:{s.From:yyyyMMdd}\r\nDTEND;VALUE=DATE:{s.Until:yyyyMMdd}\r\nSUMMARY:Camille Dubois\r\nEND:VEVENT\r\n");
        return Feeds[$"/{Interlocked.Increment(ref owners)}/{platform}.ics"].Says($"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//{platform}//\r\n{string.Concat(events)}END:VCALENDAR\r\n");
    }
}

public sealed class PathOwner(Visitor visitor, string email, string folder)
{
    private readonly DataFile database = new(folder);

    public Visitor Visitor => visitor;

    public string Email => email;

    public Guid Home { get; private set; }

    /// <summary>The second Tuesday of the month after the next: what follows within a fortnight is in that month too, and in the future.</summary>
    public DateOnly First { get; } = FirstTuesday().AddDays(7);

    public DateOnly Monday => First.AddDays(-8);

    public string MonthAddress => $"/calendar/{Home}?month={First:yyyy-MM}";

    public string TimelineAddress => $"/timeline?from={Monday:yyyy-MM-dd}";

    public async Task FurnishAsync()
    {
        Home = await visitor.AddHomeAsync("Le Moulin");
        await visitor.PostFormAsync($"/blocks/create?propertyId={Home}", new { Form_Kind = "Reservation", Form_From = First, Form_Until = First.AddDays(3), Form_Guest = "Anne Lefèvre" });
    }

    public Task<Guid> AddHomeAsync(string name) => visitor.AddHomeAsync(name);

    public IEnumerable<Cookie> Cookies(Uri site) => visitor.Cookies.Select(c => new Cookie { Name = c.Key, Value = c.Value, Url = site.ToString() });

    /// <summary>Blocks nights from elsewhere, as another device would.</summary>
    public Task BlockAsync(DateOnly from, DateOnly until) => visitor.PostFormAsync($"/blocks/create?propertyId={Home}", new { Form_Kind = "Block", Form_From = from, Form_Until = until });

    /// <summary>Links a listing and lets it be read.</summary>
    public async Task<Guid> LinkAsync(string platform, FeedServer.Feed feed)
    {
        var readings = await ReadingsAsync();
        var (listing, _) = await visitor.LinkAsync(Home, platform, feed.Address);
        await Eventually.TrueAsync(async () => await ReadingsAsync() > readings, $"the first reading of {platform}");
        return listing;
    }

    public async Task<int> ReadingsAsync() => await database.CountAsync("Sync_Run", $"OwnerId = {await IdAsync()}");

    public async Task<int> OpenConflictsAsync() => await database.CountAsync("Blocks_Conflict", $"OwnerId = {await IdAsync()} AND ClosedAt IS NULL");

    /// <summary>Arrival and departure of the one live claim of that kind, as the database has it.</summary>
    public async Task<IEnumerable<DateOnly>> NightsAsync(string kind) =>
        (await database.RowsAsync($"SELECT \"From\", \"Until\" FROM Blocks_Claim WHERE PropertyId = '{Home.ToString().ToUpperInvariant()}' AND Kind = '{kind}' AND ReleasedAt IS NULL"))[0].Select(d => DateOnly.Parse(d!, null));

    private async Task<string> IdAsync() => $"'{(await database.RowsAsync($"SELECT Id FROM Accounts_User WHERE Email = '{email}'"))[0][0]}'";

    private static DateOnly FirstTuesday()
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var first = new DateOnly(today.Year, today.Month, 1).AddMonths(2);
        return first.AddDays(((int)DayOfWeek.Tuesday - (int)first.DayOfWeek + 7) % 7);
    }
}
