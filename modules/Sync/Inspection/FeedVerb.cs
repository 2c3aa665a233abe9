using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;
using Resas.Sync.Platforms;

namespace Resas.Sync.Inspection;

/// <summary>The verb "feed": services enough to read one document, without server, database or folder.</summary>
internal static class FeedVerb
{
    public static Command Create(IConfiguration settings, Action<IServiceCollection> addReading)
    {
        using var words = Services(settings, addReading).BuildServiceProvider();
        var texts = words.GetRequiredService<IStringLocalizer<Texts>>();
        var inspect = new InspectCommand(texts, words.GetRequiredService<PlatformCatalog>());
        inspect.SetAction((line, ct) => InspectAsync(inspect, line, Services(settings, addReading), ct));
        return new Command("feed", texts["Inspect.Help.Feed"]) { inspect };
    }

    private static async Task<int> InspectAsync(InspectCommand command, ParseResult line, IServiceCollection services, CancellationToken ct)
    {
        if (command.AllowsPrivate(line)) services.PostConfigure<SyncOptions>(options => options.AllowPrivateAddresses = true);
        await using var built = services.BuildServiceProvider();
        var request = command.Request(line, built.GetRequiredService<PlatformCatalog>(), built.GetRequiredService<TimeProvider>());
        var about = line.InvocationConfiguration;
        return (int)await built.GetRequiredService<FeedDoctor>().RunAsync(request, about.Output, about.Error, ct);
    }

    private static ServiceCollection Services(IConfiguration settings, Action<IServiceCollection> addReading)
    {
        var services = new ServiceCollection();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(settings);
        services.AddLogging();
        services.AddLocalization();
        addReading(services);
        services.AddSingleton<SpecimenReader>();
        services.AddSingleton<FeedDoctor>();
        return services;
    }
}
