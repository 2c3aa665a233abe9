namespace Resas.Simulation.World.Platforms;

/// <summary>How a platform treats one listing: drawn from the seed within what is known of the platform.</summary>
internal sealed record Habits
{
    /// <summary>The feed tells stays from closed nights.</summary>
    public bool NamesStays { get; init; } = true;

    public bool GivesCodes { get; init; }

    /// <summary>Imported nights come back in the feed.</summary>
    public bool Echoes { get; init; }

    /// <summary>Preparation nights are kept around imported nights too.</summary>
    public bool PadsImports { get; init; }

    /// <summary>Neighbouring closed runs are one event.</summary>
    public bool Merges { get; init; }

    /// <summary>Each closed night is an event of its own.</summary>
    public bool NightByNight { get; init; }

    public bool ShowsPast { get; init; }

    /// <summary>A stay under way starts today.</summary>
    public bool CutsStays { get; init; }

    /// <summary>DTSTAMP is the instant of the answer; else that of the last change.</summary>
    public bool StampsAnswers { get; init; }

    public bool GivesETag { get; init; }

    /// <summary>An empty calendar of the hub frees everything at once; else only when it comes a second time.</summary>
    public bool EmptyMeansFree { get; init; }

    public bool TakesExport { get; init; } = true;

    /// <summary>A stay whose dates change gets a new UID.</summary>
    public bool NewUidOnChange { get; init; }

    /// <summary>Imported nights open by themselves around a stay that is cancelled.</summary>
    public bool Reopens { get; init; }

    /// <summary>A way of writing that differs from listing to listing: French summaries, an organiser line, times of day.</summary>
    public bool OtherStyle { get; init; }

    public int Preparation { get; init; }
    public int Notice { get; init; }
    public int WindowDays { get; init; } = 540;
    public int HorizonDays { get; init; } = 540;
    public int ShortestStay { get; init; } = 1;
    public int LongestStay { get; init; } = 60;

    /// <summary>The usual time between two fetches of the hub's calendar.</summary>
    public TimeSpan Pull { get; init; } = TimeSpan.FromHours(3);

    /// <summary>The longest time between two fetches, now and then.</summary>
    public TimeSpan LatestPull { get; init; } = TimeSpan.FromHours(3);
}
