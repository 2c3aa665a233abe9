using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;
using Resas.Contracts.Sync;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;
using Resas.Testing;
using static Resas.Blocks.Tests.Given;

namespace Resas.Blocks.Tests;

/// <summary>The whole program, with two homes of one owner and the platforms' names.</summary>
public sealed class House : ResasHost
{
    private static readonly Guid Airbnb = Guid.CreateVersion7();

    public House() => With(services =>
    {
        services.AddSingleton(this);
        services.AddScoped<IRequestHandler<FindProperties, IReadOnlyList<PropertySummary>>, Neighbours>();
        services.AddScoped<IRequestHandler<FindProperty, PropertySummary?>, Neighbours>();
        services.AddScoped<IRequestHandler<FindListings, IReadOnlyList<ListingSummary>>, Neighbours>();
        services.AddScoped<IRequestHandler<FindPlatforms, IReadOnlyList<PlatformInfo>>, Neighbours>();
    });

    public Guid Owner { get; private set; }
    public Guid Clos { get; private set; }
    public Guid Studio { get; private set; }

    /// <summary>Another owner, with homes that nobody has blocked or booked.</summary>
    public void MoveIn(Guid? owner = null) => (Owner, Clos, Studio) = (owner ?? Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());

    public Visitor Odile(string language = "fr") => SignedInAs(Owner, language);

    public Visitor SomebodyElse() => SignedInAs(Guid.NewGuid());

    /// <summary>A stay that Airbnb shows at the Clos.</summary>
    internal async Task<Guid> ReportAsync(Contracts.Nights nights, string? guest = null, ClaimStanding standing = ClaimStanding.Held, string platform = "airbnb", bool isInferred = false) =>
        await ReportAsync(Guid.CreateVersion7(), nights, guest, standing, platform, isInferred);

    /// <summary>The same stay, as Airbnb shows it at its next reading.</summary>
    internal Task<Guid> ReportAgainAsync(Guid id, Contracts.Nights nights, string? guest) => ReportAsync(id, nights, guest, ClaimStanding.Held, "airbnb", false);

    private async Task<Guid> ReportAsync(Guid id, Contracts.Nights nights, string? guest, ClaimStanding standing, string platform, bool isInferred)
    {
        await InScopeAsync(async services =>
        {
            var (db, modules) = (services.GetRequiredService<ResasDb>(), services.GetRequiredService<IMediator>());
            var listing = platform == "airbnb" ? Airbnb : Guid.CreateVersion7();
            return await db.RunAsync(ct => modules.Send(new ReportNights(Clos, Owner, listing, platform, [Stay(id, nights, standing, guest) with { IsInferred = isInferred }], []), ct), default);
        });
        Clock.Advance(TimeSpan.FromMinutes(1));
        return id;
    }

    internal Task<Guid> EnterAsync(Contracts.Nights nights, ClaimKind kind = ClaimKind.Block, string? guest = null) => EnterAsync(Clos, nights, kind, guest);

    internal Task<Guid> EnterAtStudioAsync(Contracts.Nights nights) => EnterAsync(Studio, nights, ClaimKind.Block, guest: null);

    private async Task<Guid> EnterAsync(Guid home, Contracts.Nights nights, ClaimKind kind, string? guest)
    {
        var outcome = await InScopeAsync(s => s.GetRequiredService<OwnersHand>()
            .EnterAsync(new Entry(home, Owner, kind, nights, Guest: guest), merge: false, default));
        Clock.Advance(TimeSpan.FromMinutes(1));
        return Assert.IsType<Outcome.Held>(outcome).ClaimId;
    }

    internal Task<List<Claim>> ClaimsAsync() => InScopeAsync(db => db.Set<Claim>().AsNoTracking().Where(c => c.OwnerId == Owner).OrderBy(c => c.From).ToListAsync());

    internal Task<List<Conflict>> ConflictsAsync() => InScopeAsync(db => db.Set<Conflict>().AsNoTracking().Where(c => c.OwnerId == Owner).OrderBy(c => c.OpenedAt).ToListAsync());

    private sealed class Neighbours(House house) :
        IRequestHandler<FindProperties, IReadOnlyList<PropertySummary>>, IRequestHandler<FindProperty, PropertySummary?>,
        IRequestHandler<FindListings, IReadOnlyList<ListingSummary>>, IRequestHandler<FindPlatforms, IReadOnlyList<PlatformInfo>>
    {
        public Task<IReadOnlyList<PropertySummary>> Handle(FindProperties request, CancellationToken ct) => Task.FromResult(HomesOf(request.OwnerId));

        public Task<PropertySummary?> Handle(FindProperty request, CancellationToken ct) =>
            Task.FromResult(HomesOf(request.OwnerId).SingleOrDefault(h => h.Id == request.PropertyId));

        public Task<IReadOnlyList<ListingSummary>> Handle(FindListings request, CancellationToken ct) =>
            Task.FromResult<IReadOnlyList<ListingSummary>>([new(Airbnb, house.Clos, "airbnb", "Charmante maison", true)]);

        public Task<IReadOnlyList<PlatformInfo>> Handle(FindPlatforms request, CancellationToken ct) => Task.FromResult<IReadOnlyList<PlatformInfo>>(
            [new("airbnb", "Airbnb", "", "", [], "Modifier la réservation sur Airbnb"), new("booking", "Booking.com", "", "", [])]);

        private IReadOnlyList<PropertySummary> HomesOf(Guid owner) => owner != house.Owner ? [] :
        [
            new(house.Clos, owner, "Le Clos des Tilleuls", "Europe/Paris", 0, false),
            new(house.Studio, owner, "Studio Canal", "Europe/Paris", 1, false),
        ];
    }
}
