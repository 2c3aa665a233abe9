using Microsoft.Extensions.DependencyInjection.Extensions;
using Resas.Contracts;
using Resas.Contracts.Accounts;
using Resas.Contracts.Blocks;
using Resas.Contracts.Notifications;
using Resas.Contracts.Properties;
using Resas.Contracts.Sync;
using Resas.Kernel.Messaging;

namespace Resas.Web;

/// <summary>Empty answers until each module brings its own; goes when all have.</summary>
internal static class StandIns
{
    public static void AddStandIns(this IServiceCollection services)
    {
        services.TryAddScoped<IRequestHandler<CountUnreadMessages, int>, Answers>();
        services.TryAddScoped<IRequestHandler<FindOwner, Owner?>, Answers>();
        services.TryAddScoped<IRequestHandler<FindProperties, IReadOnlyList<PropertySummary>>, Answers>();
        services.TryAddScoped<IRequestHandler<FindListings, IReadOnlyList<ListingSummary>>, Answers>();
        services.TryAddScoped<IRequestHandler<FindClaims, IReadOnlyList<ClaimView>>, Answers>();
        services.TryAddScoped<IRequestHandler<FindOpenConflicts, IReadOnlyList<ConflictView>>, Answers>();
        services.TryAddScoped<IRequestHandler<FindListingHealth, IReadOnlyList<ListingHealth>>, Answers>();
        services.TryAddScoped<IRequestHandler<FindPlatforms, IReadOnlyList<PlatformInfo>>, Answers>();
    }

    private sealed class Answers :
        IRequestHandler<CountUnreadMessages, int>,
        IRequestHandler<FindOwner, Owner?>,
        IRequestHandler<FindProperties, IReadOnlyList<PropertySummary>>,
        IRequestHandler<FindListings, IReadOnlyList<ListingSummary>>,
        IRequestHandler<FindClaims, IReadOnlyList<ClaimView>>,
        IRequestHandler<FindOpenConflicts, IReadOnlyList<ConflictView>>,
        IRequestHandler<FindListingHealth, IReadOnlyList<ListingHealth>>,
        IRequestHandler<FindPlatforms, IReadOnlyList<PlatformInfo>>
    {
        public Task<int> Handle(CountUnreadMessages request, CancellationToken ct) => Task.FromResult(0);
        public Task<Owner?> Handle(FindOwner request, CancellationToken ct) => Task.FromResult<Owner?>(null);
        public Task<IReadOnlyList<PropertySummary>> Handle(FindProperties request, CancellationToken ct) => None<PropertySummary>();
        public Task<IReadOnlyList<ListingSummary>> Handle(FindListings request, CancellationToken ct) => None<ListingSummary>();
        public Task<IReadOnlyList<ClaimView>> Handle(FindClaims request, CancellationToken ct) => None<ClaimView>();
        public Task<IReadOnlyList<ConflictView>> Handle(FindOpenConflicts request, CancellationToken ct) => None<ConflictView>();
        public Task<IReadOnlyList<ListingHealth>> Handle(FindListingHealth request, CancellationToken ct) => None<ListingHealth>();
        public Task<IReadOnlyList<PlatformInfo>> Handle(FindPlatforms request, CancellationToken ct) => None<PlatformInfo>();

        private static Task<IReadOnlyList<T>> None<T>() => Task.FromResult<IReadOnlyList<T>>([]);
    }
}
