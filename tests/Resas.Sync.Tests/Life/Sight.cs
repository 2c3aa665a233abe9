using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Contracts.Sync;
using Resas.Kernel.Database;
using Resas.Kernel.Hosting;
using Resas.Kernel.Messaging;

namespace Resas.Sync.Tests.Life;

/// <summary>Looks at a home after a reading: ledger, decisions, the feeds that the other platforms now get, and what the owner is newly told.</summary>
internal sealed class Sight(Scene scene)
{
    private readonly List<Guid> known = [];
    private int told;

    public async Task<string> LineAsync(string what, DateTime since) =>
        $"| {what} | {await LedgerAsync()} | {await DecisionsAsync(since)} | {await FeedsAsync()} | {await ToldAsync()} |";

    /// <summary>Each claim has a number, so that one sees which it is.</summary>
    private async Task<string> LedgerAsync()
    {
        var claims = await scene.Home.ClaimsAsync();
        foreach (var claim in claims.OrderBy(c => c.Nights.From).Where(c => !known.Contains(c.Id))) known.Add(claim.Id);
        return Lines(claims.OrderBy(c => c.Nights.From).Select(c =>
            $"{known.IndexOf(c.Id) + 1}: {c.Platform ?? "by hand"}, {Kind(c)}, {Dates(c.Nights)}{(c.InConflict ? ", **conflict** (rule 4)" : "")}"));
    }

    private static string Kind(ClaimView claim) => claim switch
    {
        { Standing: ClaimStanding.Window } => "window",
        { Standing: ClaimStanding.Mirror } => "mirror",
        { Kind: ClaimKind.Reservation, IsInferred: true } => "stay (inferred)",
        { Kind: ClaimKind.Reservation } => "stay",
        { Kind: ClaimKind.Block } => "block",
        _ => "closure",
    };

    private Task<string> DecisionsAsync(DateTime since) => scene.Home.Host.InScopeAsync(async services =>
    {
        using var _ = Languages.Speak("en");
        var rows = await services.GetRequiredService<ResasDb>().Set<Decision>().AsNoTracking()
            .Where(d => d.PropertyId == scene.Home.PropertyId && d.At > since).OrderBy(d => d.At).ThenBy(d => d.From).ThenBy(d => d.Place).ToListAsync();
        var platforms = await services.GetRequiredService<IMediator>().Send(new FindPlatforms(), CancellationToken.None);
        var words = new DecisionWords(services.GetRequiredService<IStringLocalizer<Texts>>(), platforms, "Europe/Paris");
        return Lines(rows.Select(d => $"{words.Subject(d.Nights)}: {words.Sentence(d)} (rule {d.Rule})"));
    });

    /// <summary>Listings whose feeds hold the same nights stand together.</summary>
    private async Task<string> FeedsAsync()
    {
        var feeds = new List<(string Platform, string Nights)>();
        foreach (var platform in scene.Platforms) feeds.Add((platform, string.Join(", ", (await scene.Home.PullAsync(platform)).Select(Dates))));
        return Lines(feeds.GroupBy(f => f.Nights).Select(g => $"{string.Join(", ", g.Select(f => f.Platform))}: {(g.Key.Length == 0 ? "nothing" : g.Key)}"));
    }

    private async Task<string> ToldAsync()
    {
        var titles = (await scene.Home.Owner("en").GetAsync("/notifications")).Texts("main .list-text strong");
        // What is told at one instant has no order.
        var news = titles.Take(titles.Count - told).Order(StringComparer.Ordinal).ToList();
        told = titles.Count;
        return Lines(news);
    }

    private static string Dates(Nights nights) => nights.From.Month == nights.Until.Month && nights.From.Year == nights.Until.Year
        ? $"{nights.From.Day}–{Day(nights.Until)}" : $"{Day(nights.From)}–{Day(nights.Until)}";

    private static string Day(DateOnly date) => date.ToString(date.Year == 2026 ? "d MMM" : "d MMM yyyy", CultureInfo.InvariantCulture);

    private static string Lines(IEnumerable<string> lines) => lines.ToList() is { Count: > 0 } all ? string.Join("<br>", all) : "nothing";
}
