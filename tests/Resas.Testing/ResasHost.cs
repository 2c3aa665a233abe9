using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resas.Contracts;
using Resas.Kernel.Database;
using Resas.Kernel.Hosting;
using Resas.Kernel.Jobs;
using Resas.Kernel.Messaging;
using Resas.Kernel.Outbox;

namespace Resas.Testing;

/// <summary>The whole program in the test's process, on a real database of its own, with a clock that the test moves. The schedule is off:
/// announcements are delivered and jobs run when the test says so.</summary>
/// <example><code>
/// await using var host = new ResasHost();
/// var owner = await host.SignInAsync();
/// var page = await owner.PostFormAsync("/properties/create", new { Form_Name = "Le Mas" });
/// await host.SettleAsync();
/// </code></example>
public class ResasHost : WebApplicationFactory<Program>
{
    private readonly Dictionary<string, string> settings = new() { ["Scheduler:Enabled"] = "false" };
    private readonly List<Action<IServiceCollection>> replacements = [];
    private readonly bool ownsDatabase;

    /// <summary>A host with a database of its own, deleted afterwards.</summary>
    public ResasHost() : this(new TestDatabase()) => ownsDatabase = true;

    /// <summary>A host with a database of its own, deleted afterwards.</summary>
    public ResasHost(DatabaseProvider provider) : this(new TestDatabase(provider)) => ownsDatabase = true;

    /// <summary>One of several hosts on one database, which the caller disposes after them.</summary>
    public ResasHost(TestDatabase database) => Database = database;

    public TestDatabase Database { get; }

    public TestClock Clock { get; init; } = new();

    /// <summary>Sets a setting, before the host is first used.</summary>
    public ResasHost With(string key, string value)
    {
        settings[key] = value;
        return this;
    }

    /// <summary>Replaces or adds services, before the host is first used.</summary>
    public ResasHost With(Action<IServiceCollection> replace)
    {
        replacements.Add(replace);
        return this;
    }

    /// <summary>Somebody who has not signed in.</summary>
    public Visitor Visitor(string language = "fr") => new(Server.CreateHandler(), language);

    /// <summary>An owner who has just signed up through the pages and is signed in.</summary>
    public async Task<Visitor> SignInAsync(string email = "odile@example.org", string language = "fr")
    {
        var visitor = Visitor(language);
        await SignUp.RegisterAsync(visitor, email);
        visitor.OwnerId = await InScopeAsync(db => db.Database
            .SqlQuery<Guid>($"SELECT Id AS Value FROM Accounts_User WHERE Email = {email}").SingleAsync());
        return visitor;
    }

    /// <summary>Somebody signed in as an owner of that id, without an account: for modules' own tests, which need no more than the id.</summary>
    public Visitor SignedInAs(Guid ownerId, string language = "fr")
    {
        var visitor = new Visitor(HandlerAs(ownerId), language);
        visitor.OwnerId = ownerId;
        return visitor;
    }

    /// <summary>The bare road to the program for somebody signed in as that owner: for what is no page.</summary>
    public HttpMessageHandler HandlerAs(Guid ownerId) => new SignedInByHeader.Sender(ownerId) { InnerHandler = Server.CreateHandler() };

    /// <summary>Runs due jobs and delivers announcements until nothing is left to do at this instant.</summary>
    public async Task SettleAsync()
    {
        do await DeliverAsync();
        while (await RunDueJobsAsync() > 0);
    }

    /// <summary>Delivers until nothing is due at this instant.</summary>
    /// <exception cref="InvalidOperationException">A delivery failed, and <paramref name="failuresToo"/> does not say that this is expected.</exception>
    public async Task DeliverAsync(bool failuresToo = false)
    {
        await InScopeAsync(async services =>
        {
            await services.GetRequiredService<DispatchOutbox>().Invoke(CancellationToken.None);
            return true;
        });
        var failed = await InScopeAsync(db => db.Set<Delivery>().FirstOrDefaultAsync(d => d.LastError != null));
        if (failed is not null && !failuresToo) throw new InvalidOperationException($"{failed.Handler} failed: {failed.LastError}");
    }

    /// <summary>Runs the jobs that are due at this instant, and waits for them.</summary>
    /// <returns>How many there were.</returns>
    /// <exception cref="InvalidOperationException">A job failed, and <paramref name="failuresToo"/> does not say that this is expected.</exception>
    public async Task<int> RunDueJobsAsync(bool failuresToo = false)
    {
        var runner = Services.GetRequiredService<JobRunner>();
        var started = 0;
        while (await CountDueAsync() is > 0 and var due)
        {
            started += due;
            if (started > 10_000) throw new InvalidOperationException("A job is due again at the instant at which it has run.");
            await runner.StartDueAsync(CancellationToken.None);
            await runner.SettleAsync();
        }

        var failed = await InScopeAsync(db => db.Set<Job>().FirstOrDefaultAsync(j => j.LastError != null));
        if (failed is not null && !failuresToo) throw new InvalidOperationException($"{failed.Kind} {failed.Key} failed: {failed.LastError}");
        return started;
    }

    /// <summary>Asks a module.</summary>
    public async Task<TAnswer> AskAsync<TAnswer>(IRequest<TAnswer> request)
    {
        // As from a request in French, whatever the machine speaks.
        using var _ = Languages.Speak(Languages.Default);
        return await InScopeAsync(services => services.GetRequiredService<IMediator>().Send(request, CancellationToken.None));
    }

    /// <summary>Announces, and delivers.</summary>
    public async Task AnnounceAsync(params IAnnouncement[] announcements)
    {
        await InScopeAsync(async services =>
        {
            foreach (var announcement in announcements) services.GetRequiredService<IMediator>().Announce(announcement);
            return await services.GetRequiredService<ResasDb>().SaveChangesAsync();
        });
        await DeliverAsync();
    }

    /// <summary>Reads or writes the database.</summary>
    public Task<T> InScopeAsync<T>(Func<ResasDb, Task<T>> work) => InScopeAsync(services => work(services.GetRequiredService<ResasDb>()));

    /// <summary>Works with the program's services, in a scope of its own.</summary>
    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (ownsDatabase) Database.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (key, value) in Database.Settings) builder.UseSetting(key, value);
        foreach (var (key, value) in settings) builder.UseSetting(key, value);
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            // Contexts are used again, and would notice a second late that somebody listens to their SQL.
            services.ConfigureDbContext<ResasDb>(db => db.ConfigureLoggingCacheTime(TimeSpan.Zero));
            services.AddSingleton<IStartupFilter, SignedInByHeader>();
            foreach (var replace in replacements) replace(services);
        });
    }

    private async Task<int> CountDueAsync()
    {
        var now = Clock.Now;
        return await InScopeAsync(db => db.Set<Job>().CountAsync(j => j.DueAt <= now && (j.LeasedUntil == null || j.LeasedUntil < now)));
    }
}
