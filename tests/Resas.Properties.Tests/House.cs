using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Resas.Contracts;
using Resas.Contracts.Properties;
using Resas.Contracts.Sync;
using Resas.Kernel.Messaging;
using Resas.Testing;

namespace Resas.Properties.Tests;

/// <summary>The program with the synchroniser's answers set by the test, and with ears for what this module announces and logs.</summary>
public sealed class House : ResasHost
{
    public House() => With(services =>
    {
        services.AddSingleton(this);
        services.AddScoped<IRequestHandler<FindPlatforms, IReadOnlyList<PlatformInfo>>, Synchroniser>();
        services.AddScoped<IRequestHandler<PreviewFeed, FeedPreview>, Synchroniser>();
        services.AddScoped<IRequestHandler<FindListingHealth, IReadOnlyList<ListingHealth>>, Synchroniser>();
        services.AddScoped<Listener>();
        services.AddScoped<IAnnouncementHandler<ListingLinked>, Listener>();
        services.AddScoped<IAnnouncementHandler<ListingChanged>, Listener>();
        services.AddScoped<IAnnouncementHandler<ListingUnlinked>, Listener>();
        services.AddScoped<IAnnouncementHandler<PropertyArchived>, Listener>();
        services.AddScoped<IAnnouncementHandler<PropertyRestored>, Listener>();
        services.AddScoped<IAnnouncementHandler<ClosureQuestioned>, Listener>();
        services.AddScoped<IAnnouncementHandler<HouseChanged>, Listener>();
        services.AddLogging(log => log.AddProvider(new Ears(Logged)).AddFilter<Ears>(_ => true));
    });

    public ConcurrentQueue<IAnnouncement> Heard { get; } = new();

    public ConcurrentQueue<string> Logged { get; } = new();

    public ConcurrentDictionary<string, FeedPreview> Previews { get; } = new();

    public ConcurrentQueue<PreviewFeed> Tried { get; } = new();

    public ConcurrentDictionary<Guid, ListingHealth> Health { get; } = new();

    public Visitor NewOwner(string language = "fr") => SignedInAs(Guid.NewGuid(), language);

    public async Task<IReadOnlyList<IAnnouncement>> HearAsync()
    {
        await DeliverAsync();
        return [.. Heard];
    }

    private sealed class Synchroniser(House house) :
        IRequestHandler<FindPlatforms, IReadOnlyList<PlatformInfo>>, IRequestHandler<PreviewFeed, FeedPreview>,
        IRequestHandler<FindListingHealth, IReadOnlyList<ListingHealth>>
    {
        public Task<IReadOnlyList<PlatformInfo>> Handle(FindPlatforms request, CancellationToken ct) => Task.FromResult<IReadOnlyList<PlatformInfo>>(
        [
            new("airbnb", "Airbnb", "Chercher chez Airbnb", "Coller chez Airbnb", ["airbnb.fr"]),
            new("booking", "Booking.com", "Chercher chez Booking", "Coller chez Booking", ["booking.com"]),
            new("greengo", "GreenGo", "Chercher chez GreenGo", "Coller chez GreenGo", ["greengo.voyage"]),
            new("google", "Google Agenda", "Chercher chez Google", null, ["google.com"]),
            new("other", "Autre calendrier", "Chercher ailleurs", null, []),
        ]);

        public Task<FeedPreview> Handle(PreviewFeed request, CancellationToken ct)
        {
            house.Tried.Enqueue(request);
            return Task.FromResult(house.Previews.GetValueOrDefault(request.Address) ?? new FeedPreview(null, null, [], 0, null));
        }

        public Task<IReadOnlyList<ListingHealth>> Handle(FindListingHealth request, CancellationToken ct) =>
            Task.FromResult<IReadOnlyList<ListingHealth>>([.. house.Health.Values]);
    }

    internal sealed class Listener(House house) :
        IAnnouncementHandler<ListingLinked>, IAnnouncementHandler<ListingChanged>, IAnnouncementHandler<ListingUnlinked>,
        IAnnouncementHandler<PropertyArchived>, IAnnouncementHandler<PropertyRestored>, IAnnouncementHandler<ClosureQuestioned>,
        IAnnouncementHandler<HouseChanged>
    {
        public Task Handle(ListingLinked announcement, CancellationToken ct) => Keep(announcement);

        public Task Handle(ListingChanged announcement, CancellationToken ct) => Keep(announcement);

        public Task Handle(ListingUnlinked announcement, CancellationToken ct) => Keep(announcement);

        public Task Handle(PropertyArchived announcement, CancellationToken ct) => Keep(announcement);

        public Task Handle(PropertyRestored announcement, CancellationToken ct) => Keep(announcement);

        public Task Handle(ClosureQuestioned announcement, CancellationToken ct) => Keep(announcement);

        public Task Handle(HouseChanged announcement, CancellationToken ct) => Keep(announcement);

        private Task Keep(IAnnouncement announcement)
        {
            house.Heard.Enqueue(announcement);
            return Task.CompletedTask;
        }
    }

    private sealed class Ears(ConcurrentQueue<string> heard) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            heard.Enqueue($"{formatter(state, exception)} {exception}");
    }
}

internal static class OwnerSteps
{
    public static async Task<Guid> CreateHomeAsync(this Visitor owner, string name)
    {
        var page = await owner.PostFormAsync("/properties/create", new { Form_Name = name });
        Assert.StartsWith("/properties/details/", page.Path, StringComparison.Ordinal);
        return Guid.Parse(page.Path.Split('/')[^1]);
    }

    /// <summary>Tries the address and saves, or saves without one.</summary>
    public static async Task<Guid> LinkAsync(this Visitor owner, Guid home, string platform, string? address, string name = "")
    {
        var page = address is null
            ? await owner.PostFormAsync(LinkPage(home), new { Form_Platform = platform, Form_Name = name, Form_Step = "without" })
            : await owner.SaveAsync(await owner.TryAsync(home, platform, address, name));
        Assert.True(page.Path.StartsWith("/listings/export/", StringComparison.Ordinal), page.Text);
        return Guid.Parse(page.Path.Split('/')[^1]);
    }

    public static Task<Answer> TryAsync(this Visitor owner, Guid home, string platform, string address, string name = "") =>
        owner.PostFormAsync(LinkPage(home), new { Form_Platform = platform, Form_Name = name, Form_Address = address, Form_Step = "try" });

    public static Task<Answer> SaveAsync(this Visitor owner, Answer trial) => owner.SubmitAsync(trial, new { Form_Step = "save" }, "#listing-form");

    public static string LinkPage(Guid home) => $"/listings/link?propertyId={home}";

    public static bool Is(this Answer answer, HttpStatusCode status) => answer.Status == status;
}
