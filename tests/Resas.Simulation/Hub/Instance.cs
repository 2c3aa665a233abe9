using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Resas.Accounts;
using Resas.Blocks;
using Resas.Contracts;
using Resas.Contracts.Accounts;
using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;
using Resas.Kernel.Database;
using Resas.Kernel.Hosting;
using Resas.Kernel.Messaging;
using Resas.Kernel.Outbox;
using Resas.Kernel.Time;
using Resas.Notifications;
using Resas.Properties;
using Resas.Sync;
using Resas.Sync.Export;
using Resas.Sync.Import;
using Resas.Sync.Jobs;
using Resas.Sync.Propagation;
using Resas.Sync.Reading;

namespace Resas.Simulation.Hub;

/// <summary>One process of Resas: the real modules on the real database file. Only the clock, the network and the dice are simulated.</summary>
internal sealed class Instance : IAsyncDisposable
{
    private readonly IHost app;
    private readonly FeedEndpoint feeds;

    private Instance(IHost app, Death death)
    {
        (this.app, Death) = (app, death);
        feeds = ActivatorUtilities.CreateInstance<FeedEndpoint>(app.Services, (RequestDelegate)(_ => Task.CompletedTask));
    }

    public Death Death { get; }

    public static Instance Start(InstanceSettings settings)
    {
        var death = new Death();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = settings.Folder, EnvironmentName = "Simulation" });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Data:Folder"] = settings.Folder,
            ["Sync:PollInterval"] = settings.PollInterval.ToString("c"),
            ["Sync:NearPollInterval"] = settings.PollInterval.ToString("c"),
            ["Sync:AllowPrivateAddresses"] = "true",
            ["Sync:HostRequestsPerMinute"] = "6000",
        });
        var services = builder.Services;
        services.AddLogging(logging => logging.ClearProviders());
        services.AddSingleton<TimeProvider>(settings.Clock);
        services.AddSingleton(settings.Dice);
        services.AddKernel();
        services.AddLocalization();
        services.AddProperties().AddBlocks().AddSync().AddNotifications();
        // Its answers and tables, without sign-in and its pages.
        services.AddModule(typeof(AccountsModule).Assembly);
        services.AddSingleton<FeedTransport>(settings.Network);
        services.ConfigureDbContext<ResasDb>(db => db.AddInterceptors(death.Interceptors()));
        settings.Breakage?.Apply(services);
        return new(builder.Build(), death);
    }

    public Task MigrateAsync() => DatabaseSetup.MigrateAsync(app.Services, CancellationToken.None);

    public Task PopulateAsync(DemonstrationStarted homes) => InScopeAsync(services => services.GetRequiredService<ResasDb>().RunAsync(
        ct => services.GetRequiredService<Properties.Reactions.WhenDemonstrationStarted>().Handle(homes, ct), CancellationToken.None));

    /// <summary>Makes a home part of another, or of none.</summary>
    public Task<Composed> ComposeAsync(Guid owner, Guid home, Guid? whole) =>
        InScopeAsync(services => services.GetRequiredService<Houses>().ComposeAsync(owner, home, whole, CancellationToken.None));

    /// <returns>When to read it next.</returns>
    public Task<DateTime?> PollAsync(Guid listing) => InScopeAsync(services => services.GetRequiredService<Importer>().ReadAsync(listing, CancellationToken.None));

    /// <summary>What a platform gets that fetches our calendar.</summary>
    public Task<(int Status, byte[] Body)> PullAsync(Uri address) => InScopeAsync(async services =>
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = services };
        context.Request.Method = HttpMethods.Get;
        context.Request.Path = address.AbsolutePath;
        context.Response.Body = body;
        await feeds.InvokeAsync(context);
        return (context.Response.StatusCode, body.ToArray());
    });

    public Task DeliverAsync() => InScopeAsync(services => services.GetRequiredService<DispatchOutbox>().Invoke(CancellationToken.None));

    public Task<T> AskAsync<T>(IRequest<T> question) => InScopeAsync(services => services.GetRequiredService<IMediator>().Send(question, CancellationToken.None));

    /// <summary>What the program does every hour beside reading and being read.</summary>
    public Task DoHourlyAsync() => InScopeAsync(async services =>
    {
        await services.GetRequiredService<WritePulls>().WriteAsync(CancellationToken.None);
        await services.GetRequiredService<EndOrigins>().Invoke(CancellationToken.None);
        await services.GetRequiredService<WatchPlatforms>().Invoke(CancellationToken.None);
    });

    public Task<Outcome> EnterAsync(Entry entry) => InScopeAsync(services => services.GetRequiredService<OwnersHand>().EnterAsync(entry, merge: false, CancellationToken.None));

    public Task<Outcome> RemoveAsync(Guid owner, Guid claim) => InScopeAsync(services => services.GetRequiredService<OwnersHand>().RemoveAsync(owner, claim, CancellationToken.None));

    public Task AnswerAsync(Guid owner, Guid conflict, bool sameStay) => InScopeAsync(services => sameStay
        ? services.GetRequiredService<OwnersWord>().SameStayAsync(owner, conflict, CancellationToken.None)
        : services.GetRequiredService<OwnersWord>().TwoStaysAsync(owner, conflict, CancellationToken.None));

    public Task<Answered> CopyAsync(Guid owner, Guid conflict, Guid copy) =>
        InScopeAsync(services => services.GetRequiredService<OwnersWord>().CopyAsync(owner, conflict, copy, null, CancellationToken.None));

    /// <param name="isOne">Whether the owner found it there, and removed it.</param>
    public Task AnswerLinkAsync(Guid owner, Guid link, bool isOne) => InScopeAsync(services => services.GetRequiredService<DirectLinks>()
        .AnswerAsync(owner, link, l => { if (isOne) l.Remove(services.GetRequiredService<TimeProvider>().Now()); else l.Refute(); }, CancellationToken.None));

    public Task CheckLinksAsync(Guid owner, Guid listing, params Guid[] removed) => InScopeAsync(services => services.GetRequiredService<LinkChecks>()
        .AnswerAsync(owner, listing, isChecked: true, removed, CancellationToken.None));

    public ValueTask DisposeAsync()
    {
        app.Dispose();
        return ValueTask.CompletedTask;
    }

    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public Task InScopeAsync(Func<IServiceProvider, Task> work) => InScopeAsync(async services =>
    {
        await work(services);
        return true;
    });
}

/// <summary>What an instance is started with.</summary>
internal sealed record InstanceSettings(string Folder, SimulatedClock Clock, Random Dice, FeedTransport Network, TimeSpan PollInterval, Breakage? Breakage);
