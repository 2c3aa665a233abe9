using Resas.Contracts.Properties;

namespace Resas.Properties;

/// <summary>How a home wants to be told to platforms. Each change raises the version, on which the bytes of its feeds depend.</summary>
internal sealed class ExportChoice
{
    public const int MaxNights = 7;
    public const int MaxWord = 60;

    public int Version { get; private set; }
    public DateTime ChangedAt { get; private set; } = DateTime.UnixEpoch;
    public int NightsBefore { get; private set; }
    public int NightsAfter { get; private set; }
    public ExportSummary Summary { get; private set; }
    public string? Word { get; private set; }

    public void Change(int nightsBefore, int nightsAfter, ExportSummary summary, string? word, DateTime now)
    {
        word = summary == ExportSummary.Word ? word?.Trim() : null;
        if ((nightsBefore, nightsAfter, summary, word) == (NightsBefore, NightsAfter, Summary, Word)) return;
        (NightsBefore, NightsAfter, Summary, Word) = (nightsBefore, nightsAfter, summary, word);
        Raise(now);
    }

    /// <summary>Something else that feeds depend on has changed: which listings' closures they hold.</summary>
    public void Raise(DateTime now)
    {
        Version++;
        if (now > ChangedAt) ChangedAt = now;
    }
}
