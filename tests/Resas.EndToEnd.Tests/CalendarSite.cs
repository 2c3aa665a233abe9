using Microsoft.Playwright;
using Resas.Testing;

namespace Resas.EndToEnd.Tests;

/// <summary>A running program for tests that each bring an owner of their own, with one home and one stay in the month after the next.</summary>
public sealed class CalendarSite : IAsyncLifetime, IDisposable
{
    private readonly DataFolder data = new();
    private int owners;

    public ResasProcess Site { get; private set; } = null!;

    public async Task InitializeAsync() => Site = await new ResasProcess(data.Path).StartAsync();

    public async Task DisposeAsync() => await Site.DisposeAsync();

    public void Dispose() => data.Dispose();

    public async Task<CalendarOwner> MoveInAsync(string language)
    {
        var visitor = await Site.SignUpAsync($"owner{Interlocked.Increment(ref owners)}@example.org", language);
        var home = await visitor.AddHomeAsync("Le Moulin");
        var owner = new CalendarOwner(visitor, home, data.Path);
        await visitor.PostFormAsync($"/blocks/create?propertyId={home}", new { Form_Kind = "Reservation", Form_From = owner.First, Form_Until = owner.First.AddDays(3), Form_Guest = "Anne Lefèvre" });
        return owner;
    }
}

public sealed class CalendarOwner(Visitor visitor, Guid home, string folder)
{
    /// <summary>The second Tuesday of the month after the next: what follows within a fortnight is in that month too, and in the future.</summary>
    public DateOnly First { get; } = FirstTuesday().AddDays(7);

    public DateOnly Monday => First.AddDays(-8);

    public string MonthAddress => $"/calendar/{home}?month={First:yyyy-MM}";

    public string TimelineAddress => $"/timeline?from={Monday:yyyy-MM-dd}";

    public IEnumerable<Cookie> Cookies(Uri site) => visitor.Cookies.Select(c => new Cookie { Name = c.Key, Value = c.Value, Url = site.ToString() });

    /// <summary>Blocks nights from elsewhere, as another device would.</summary>
    public Task BlockAsync(DateOnly from, DateOnly until) => visitor.PostFormAsync($"/blocks/create?propertyId={home}", new { Form_Kind = "Block", Form_From = from, Form_Until = until });

    /// <summary>Arrival and departure of the one live claim of that kind, as the database has it.</summary>
    public async Task<IEnumerable<DateOnly>> NightsAsync(string kind) =>
        (await new DataFile(folder).RowsAsync($"SELECT \"From\", \"Until\" FROM Blocks_Claim WHERE PropertyId = '{home.ToString().ToUpperInvariant()}' AND Kind = '{kind}' AND ReleasedAt IS NULL"))[0].Select(d => DateOnly.Parse(d!, null));

    private static DateOnly FirstTuesday()
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var first = new DateOnly(today.Year, today.Month, 1).AddMonths(2);
        return first.AddDays(((int)DayOfWeek.Tuesday - (int)first.DayOfWeek + 7) % 7);
    }
}
