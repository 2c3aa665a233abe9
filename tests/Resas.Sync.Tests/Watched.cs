using System.Text;
using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.ICalendar;
using Resas.Kernel.Time;
using Resas.Sync.Export;
using Resas.Sync.Import;
using Resas.Sync.Platforms;
using Resas.Sync.Propagation;

namespace Resas.Sync.Tests;

/// <summary>One listing whose platform shows this and that, and the claims that a ledger would have of it. No database, no clock but ours.</summary>
internal sealed class Watched(Platform platform)
{
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(15);
    private readonly Guid listing = Guid.NewGuid();
    private readonly List<SeenStay> stays = [];
    private readonly List<SeenNight> nights = [];
    private HashSet<DateOnly> before = [];

    public DateTime Now { get; set; } = new(2026, 11, 21, 10, 0, 0, DateTimeKind.Utc);
    public Dictionary<DateOnly, ServedNight> Served { get; } = [];
    public List<ExportedClaim> Others { get; } = [];
    public List<LinkedCalendar> Links { get; } = [];
    public TimeSpan EchoGrace { get; set; } = TimeSpan.FromHours(4);
    public Dictionary<Guid, ClaimReport> Claims { get; } = [];
    public List<ClaimRelease> Released { get; } = [];

    public IEnumerable<ClaimReport> Held => Claims.Values.Where(c => c.Standing == ClaimStanding.Held).OrderBy(c => c.Nights.From);

    /// <summary>The nights that the ledger would hold because of this listing.</summary>
    public IEnumerable<Nights> HeldNights => Nights.Runs(Held.SelectMany(c => c.Nights.Each()).Distinct());

    public Difference Show(params string[] events) => Read($"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//\r\n{string.Concat(events)}END:VCALENDAR\r\n");

    public Difference Read(string document) => Read(Encoding.UTF8.GetBytes(document));

    public Difference Read(byte[] document)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(Now, zone));
        var difference = new Difference(platform, new Surroundings(Now, today, Interval * 0.8, EchoGrace, Served, Others, before, Links), new Seen(listing, stays, nights), new Ids(Random.Shared));
        var shown = Shown.Of(CalendarReader.Read(document), platform, zone, today);
        difference.Apply(shown);
        before = [.. shown.Closed, .. shown.Stays.SelectMany(s => s.Nights.Each())];
        foreach (var claim in difference.Claims) Claims[claim.ClaimId] = claim;
        foreach (var release in difference.Releases)
        {
            Assert.True(Claims.Remove(release.ClaimId), "what was never claimed is released");
            Released.Add(release);
        }

        return difference;
    }

    /// <summary>The same again, polls later.</summary>
    public void Later(int polls, params string[] events)
    {
        for (var poll = 0; poll < polls; poll++)
        {
            Now += Interval;
            Show(events);
        }
    }

    public void Serve(Nights served, DateTime? goneAt = null)
    {
        foreach (var night in served.Each()) Served[night] = new ServedNight { Night = night, FirstPulledAt = Now, GoneAt = goneAt };
    }

    public static Nights On(string from, string until) => new(DateOnly.Parse(from, null), DateOnly.Parse(until, null));

    public static string Stay(string uid, string from, string until, string summary = "Reserved", string? code = null) => Event(uid, from, until, summary,
        code is null ? "" : $"DESCRIPTION:Reservation URL: https://www.airbnb.com/hosting/reservations/details/{code}\\nPhone Number (Last 4 Digits): 0882\r\n");

    public static string Closed(string from, string until, string summary = "Airbnb (Not available)") => Event($"c{from}{until}@x", from, until, summary, "");

    private static string Event(string uid, string from, string until, string summary, string more) =>
        $"BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTAMP:20261120T124408Z\r\nDTSTART;VALUE=DATE:{from.Replace("-", "")}\r\nDTEND;VALUE=DATE:{until.Replace("-", "")}\r\nSUMMARY:{summary}\r\n{more}END:VEVENT\r\n";
}
