using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;
using Resas.Web.Calendar;
using static Resas.Web.Tests.Calendar.Claims;

namespace Resas.Web.Tests.Calendar;

public class AgendaTests
{
    private static readonly PropertySummary Mill = new(Guid.NewGuid(), Guid.Empty, "Le Moulin", "Europe/Paris", 0, false);
    private static readonly PropertySummary Beach = new(Guid.NewGuid(), Guid.Empty, "La Plage", "America/Guadeloupe", 1, false);
    private static readonly DateOnly Today = Day("2026-11-21");

    [Fact]
    public void Departures_come_before_arrivals_on_a_day_of_turnover()
    {
        var agenda = Of(Stay("2026-11-23", "2026-11-25", Mill.Id), Stay("2026-11-18", "2026-11-23", Mill.Id));

        var turnover = agenda.Days[0];
        Assert.Equal(Day("2026-11-23"), turnover.Date);
        Assert.Equal([false, true], turnover.Events.Select(e => e.IsArrival));
        Assert.Equal((1, 2), (agenda.Arrivals, agenda.Departures));
    }

    [Fact]
    public void Today_counts_and_the_eighth_day_does_not()
    {
        var agenda = Of(Stay("2026-11-21", "2026-11-28", Mill.Id), Stay("2026-11-28", "2026-11-30", Mill.Id), Stay("2026-11-27", "2026-12-30", Beach.Id));

        Assert.Equal([Today, Day("2026-11-27")], agenda.Days.Select(d => d.Date));
        Assert.Equal((2, 0), (agenda.Arrivals, agenda.Departures));
    }

    [Fact]
    public void Each_home_has_its_own_date()
    {
        var agenda = Agenda.Of([(Mill, Today), (Beach, Today.AddDays(-1))], [Stay("2026-11-20", "2026-11-30", Mill.Id), Stay("2026-11-20", "2026-11-30", Beach.Id)]);

        Assert.Equal(Beach, Assert.Single(agenda.Days).Events.Single().Home);
        Assert.Equal(Mill, Assert.Single(agenda.There).Home);
    }

    [Fact]
    public void Who_leaves_today_no_longer_occupies_the_night_and_a_block_does()
    {
        var agenda = Of(Stay("2026-11-18", "2026-11-21", Mill.Id), Stay("2026-11-20", "2026-11-23", Beach.Id, kind: ClaimKind.Block));

        Assert.Equal(1, agenda.OccupiedTonight);
        Assert.Equal(Beach, Assert.Single(agenda.There).Home);
        Assert.Equal((0, 1), (agenda.Arrivals, agenda.Departures));
    }

    [Fact]
    public void A_window_and_a_mirror_are_nobody_s_stay()
    {
        var agenda = Of(Stay("2026-11-20", "2026-11-23", Mill.Id, ClaimStanding.Window), Stay("2026-11-22", "2026-11-23", Mill.Id, ClaimStanding.Mirror));

        Assert.Empty(agenda.Days);
        Assert.Empty(agenda.There);
        Assert.Equal(0, agenda.OccupiedTonight);
    }

    private static Agenda Of(params ClaimView[] claims) => Agenda.Of([(Mill, Today), (Beach, Today)], claims);
}
