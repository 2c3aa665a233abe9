using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Resas.Simulation.World;

/// <summary>How a hub did in one world, or in several: what is kept and printed. Findings are sentences.</summary>
public sealed record ScoreSheet
{
    private const int MostNamed = 20;

    /// <summary>The world's seed; of several worlds, the first and the last.</summary>
    public required string Seed { get; init; }

    /// <summary>How busy it was; of several worlds, "mixed".</summary>
    public required string Pace { get; init; }

    /// <summary>How many homes.</summary>
    public required int Homes { get; init; }

    /// <summary>How many listings.</summary>
    public required int Listings { get; init; }

    /// <summary>How many stays were sold.</summary>
    public required int Stays { get; init; }

    /// <summary>How many pairs of them were sold for the same nights.</summary>
    public required int DoubleSales { get; init; }

    /// <summary><see cref="Unreported"/> has been judged.</summary>
    public required bool CanReport { get; init; }

    /// <summary>As <see cref="Scorecard.Lost"/>.</summary>
    public required IReadOnlyList<string> Lost { get; init; }

    /// <summary>As <see cref="Scorecard.Ghosts"/>.</summary>
    public required IReadOnlyList<string> Ghosts { get; init; }

    /// <summary>As <see cref="Scorecard.Unreported"/>.</summary>
    public required IReadOnlyList<string> Unreported { get; init; }

    /// <summary>Times and exposure, platform by platform.</summary>
    public required IReadOnlyList<PlatformScore> Platforms { get; init; }

    /// <summary>Several worlds as one.</summary>
    /// <param name="sheets">At least one, in the order of their seeds.</param>
    public static ScoreSheet Sum(IReadOnlyList<ScoreSheet> sheets) => new()
    {
        Seed = sheets.Count == 1 ? sheets[0].Seed : $"{sheets[0].Seed}..{sheets[^1].Seed}",
        Pace = sheets.All(c => c.Pace == sheets[0].Pace) ? sheets[0].Pace : "mixed",
        Homes = sheets.Sum(c => c.Homes),
        Listings = sheets.Sum(c => c.Listings),
        Stays = sheets.Sum(c => c.Stays),
        DoubleSales = sheets.Sum(c => c.DoubleSales),
        CanReport = sheets.All(c => c.CanReport),
        Lost = [.. sheets.SelectMany(c => c.Lost)],
        Ghosts = [.. sheets.SelectMany(c => c.Ghosts)],
        Unreported = [.. sheets.SelectMany(c => c.Unreported)],
        Platforms = [.. PlatformScore.Sum(sheets.SelectMany(c => c.Platforms))],
    };

    /// <summary>Columns for a terminal.</summary>
    public string ToText() => Write(markdown: false);

    /// <summary>A table for a document.</summary>
    public string ToMarkdown() => Write(markdown: true);

    /// <summary>The same for programs: counts, findings as sentences, times in seconds.</summary>
    public string ToJson() => JsonSerializer.Serialize(new
    {
        Seed,
        Pace,
        Homes,
        Listings,
        Stays,
        DoubleSales,
        Lost,
        Ghosts,
        Unreported = CanReport ? Unreported : null,
        Platforms = Platforms.Select(p => new
        {
            p.Platform,
            p.Closings,
            MedianSeconds = (long)p.Median.TotalSeconds,
            NinetyNinthSeconds = (long)p.NinetyNinth.TotalSeconds,
            LongestSeconds = (long)p.Longest.TotalSeconds,
            NightHours = Math.Round(p.NightHours, 1),
            p.StillOpen,
        }),
    }, JsonSerializerOptions.Web);

    /// <inheritdoc />
    public override string ToString() => ToText();

    private string Write(bool markdown)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Seed {Seed}, {Pace}: {Homes} homes, {Listings} listings, {Stays} stays, {DoubleSales} double sales\n\n");
        Table(text, markdown,
        [
            ["lost", "ghosts", "unreported"],
            [Lost.Count.ToString(CultureInfo.InvariantCulture), Ghosts.Count.ToString(CultureInfo.InvariantCulture), CanReport ? Unreported.Count.ToString(CultureInfo.InvariantCulture) : "not judged"],
        ]);
        text.Append('\n');
        Table(text, markdown, [["closed on", "times", "median", "99 %", "longest", "night-hours", "open"], .. Platforms.Select(Row)]);
        foreach (var finding in Lost.Select(l => $"lost: {l}").Concat(Ghosts.Select(g => $"ghost: {g}")).Concat(Unreported.Select(u => $"unreported: {u}")).Take(MostNamed))
            text.Append(markdown ? "\n- " : "\n").Append(finding);
        return text.Append('\n').ToString();
    }

    private static string[] Row(PlatformScore score) =>
    [
        score.Platform, score.Closings.ToString(CultureInfo.InvariantCulture), Time(score.Median), Time(score.NinetyNinth), Time(score.Longest),
        score.NightHours.ToString("0.0", CultureInfo.InvariantCulture), score.StillOpen.ToString(CultureInfo.InvariantCulture),
    ];

    private static string Time(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}");

    private static void Table(StringBuilder text, bool markdown, IReadOnlyList<string[]> rows)
    {
        var widths = rows[0].Select((_, column) => rows.Max(r => r[column].Length)).ToArray();
        foreach (var row in rows)
        {
            var cells = row.Select((cell, column) => cell.PadRight(widths[column]));
            text.Append(markdown ? $"| {string.Join(" | ", cells)} |" : string.Join("  ", cells).TrimEnd()).Append('\n');
            if (markdown && row == rows[0]) text.Append("| ").AppendJoin(" | ", widths.Select(w => new string('-', w))).Append(" |\n");
        }
    }
}
