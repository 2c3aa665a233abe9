using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Microsoft.Extensions.Localization;
using Resas.Kernel.Hosting;
using Resas.Kernel.Time;
using Resas.Sync.Platforms;

namespace Resas.Sync.Inspection;

/// <summary>The words of "feed inspect", and what they ask for.</summary>
internal sealed class InspectCommand : Command
{
    private const string DefaultZone = "Europe/Paris";
    private readonly IStringLocalizer<Texts> texts;
    private readonly Argument<string> source = new("FILE-OR-ADDRESS");
    private readonly Option<string> zone = new("--zone") { HelpName = "ZONE", DefaultValueFactory = _ => DefaultZone };
    private readonly Option<DateOnly?> from = new("--from") { HelpName = "2026-01-01" };
    private readonly Option<DateOnly?> until = new("--until") { HelpName = "2028-01-01" };
    private readonly Option<string> platform = new("--platform") { HelpName = "KEY" };
    private readonly Option<bool> json = new("--json");
    private readonly Option<bool> allowPrivate = new("--allow-private");
    private readonly Option<string> language = new("--lang") { HelpName = "fr|en" };

    public InspectCommand(IStringLocalizer<Texts> texts, PlatformCatalog platforms) : base("inspect", texts["Inspect.Help.Inspect"])
    {
        this.texts = texts;
        source.Description = texts["Inspect.Help.Source"];
        zone.Description = texts["Inspect.Help.Zone"];
        from.Description = texts["Inspect.Help.From"];
        until.Description = texts["Inspect.Help.Until"];
        platform.Description = texts["Inspect.Help.Platform", string.Join(", ", platforms.All.Select(p => p.Key))];
        json.Description = texts["Inspect.Help.Json"];
        allowPrivate.Description = texts["Inspect.Help.AllowPrivate"];
        language.Description = texts["Inspect.Help.Lang"];

        (from.CustomParser, until.CustomParser) = (DateOf, DateOf);
        zone.Validators.Add(CheckZone);
        platform.AcceptOnlyFromAmong([.. platforms.All.Select(p => p.Key)]);
        language.AcceptOnlyFromAmong([.. Languages.All]);
        Validators.Add(CheckOrder);
        Add(source);
        foreach (var option in new Option[] { zone, from, until, platform, json, language, allowPrivate }) Add(option);
    }

    public bool AllowsPrivate(ParseResult line) => line.GetValue(allowPrivate);

    public InspectionRequest Request(ParseResult line, PlatformCatalog platforms, TimeProvider clock)
    {
        var home = line.GetValue(zone)!;
        var today = clock.Today(home);
        var (first, end) = (line.GetValue(from), line.GetValue(until));
        return new(line.GetValue(source)!, line.GetValue(platform) is { } key ? platforms.Of(key) : null, TimeZoneInfo.FindSystemTimeZoneById(home),
            first ?? (end < today ? end.Value : today).AddYears(-2), end ?? (first > today ? first.Value : today).AddYears(3), line.GetValue(json));
    }

    private void CheckZone(OptionResult result)
    {
        if (result.Tokens is [var name] && !TimeZoneInfo.TryFindSystemTimeZoneById(name.Value, out _)) result.AddError(texts["Inspect.Wrong.Zone", name.Value]);
    }

    private DateOnly? DateOf(ArgumentResult result)
    {
        if (DateOf(result.Tokens) is { } date) return date;
        result.AddError(texts["Inspect.Wrong.Date", result.Tokens[0].Value]);
        return null;
    }

    private void CheckOrder(CommandResult result)
    {
        if (DateOf(result.GetResult(from)?.Tokens) >= DateOf(result.GetResult(until)?.Tokens)) result.AddError(texts["Inspect.Wrong.Order"]);
    }

    private static DateOnly? DateOf(IReadOnlyList<Token>? tokens) =>
        tokens is [var token] && DateOnly.TryParseExact(token.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && date.Year is >= 1970 and <= 2200 ? date : null;
}
