using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Resas.Contracts.Properties;
using Resas.Kernel.Messaging;
using Resas.Testing;

namespace Resas.Notifications.Tests;

/// <summary>Answers for the module that owns the homes: one home, for whoever asks for the owner's.</summary>
internal sealed class Houses(Houses.Deeds deeds) : IRequestHandler<FindProperties, IReadOnlyList<PropertySummary>>, IRequestHandler<FindProperty, PropertySummary?>
{
    public Task<IReadOnlyList<PropertySummary>> Handle(FindProperties request, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<PropertySummary>>([.. deeds.Homes.Where(h => h.OwnerId == request.OwnerId)]);

    public Task<PropertySummary?> Handle(FindProperty request, CancellationToken ct) =>
        Task.FromResult(deeds.Homes.SingleOrDefault(h => h.Id == request.PropertyId && h.OwnerId == request.OwnerId));

    internal sealed class Deeds
    {
        public List<PropertySummary> Homes { get; } = [];

        public Guid Add(Guid ownerId, string name)
        {
            Homes.Add(new(Guid.NewGuid(), ownerId, name, "Europe/Paris", 0, false));
            return Homes[^1].Id;
        }
    }
}

internal static class HousesSetup
{
    public static ResasHost WithHouses(this ResasHost host, out Houses.Deeds deeds)
    {
        var all = deeds = new();
        return host.With(services => services.AddSingleton(all)
            .Replace(ServiceDescriptor.Scoped<IRequestHandler<FindProperties, IReadOnlyList<PropertySummary>>, Houses>())
            .Replace(ServiceDescriptor.Scoped<IRequestHandler<FindProperty, PropertySummary?>, Houses>()));
    }
}
