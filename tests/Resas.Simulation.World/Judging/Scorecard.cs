using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Resas.Simulation.World;

/// <summary>How a hub did.</summary>
public sealed record Scorecard
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

    /// <summary>How many pairs of them were sold for the same nights: a hub can only make them fewer.</summary>
    public required int DoubleSales { get; init; }

    /// <summary>The hub gave its conflicts, so <see cref="Unreported"/> has been judged.</summary>
    public required bool CanReport { get; init; }

    /// <summary>Stays that could be sold again.</summary>
    public required IReadOnlyList<LostNights> Lost { get; init; }

    /// <summary>Nights that nobody can buy though nobody has them.</summary>
    public required IReadOnlyList<GhostNights> Ghosts { get; init; }

    /// <summary>Double sales that the owner was not told of, though the hub could know.</summary>
    public required IReadOnlyList<DoubleSale> Unreported { get; init; }

    /// <summary>Times and exposure, platform by platform.</summary>
    public required IReadOnlyList<PlatformScore> Platforms { get; init; }

    /// <summary>Nothing lost, no ghosts, nothing unreported.</summary>
    public bool IsClean => Lost.Count == 0 && Ghosts.Count == 0 && Unreported.Count == 0;

    /// <summary>Several worlds as one.</summary>
    /// <param name="cards">At least one, in the order of their seeds.</param>
    public static Scorecard Sum(IReadOnlyList<Scorecard> cards) => new()
    {
        Seed = cards.Count == 1 ? cards[0].Seed : $"{cards[0].Seed}..{cards[^1].Seed}",
        Pace = cards.All(c => c.Pace == cards[0].Pace) ? cards[0].Pace : "mixed",
        Homes = cards.Sum(c => c.Homes),
        Listings = cards.Sum(c => c.Listings),
        Stays = cards.Sum(c => c.Stays),
        DoubleSales = cards.Sum(c => c.DoubleSales),
        CanReport = cards.All(c => c.CanReport),
        Lost = [.. cards.SelectMany(c => c.Lost)],
        Ghosts = [.. cards.SelectMany(c => c.Ghosts)],
        Unreported = [.. cards.SelectMany(c => c.Unreported)],
        Platforms = [.. PlatformScore.Sum(cards.SelectMany(c => c.Platforms))],
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
        Lost = Lost.Select(l => l.ToString()),
        Ghosts = Ghosts.Select(g => g.ToString()),
        Unreported = CanReport ? Unreported.Select(u => u.ToString()) : null,
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
