using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Resas.Contracts;
using Resas.Kernel.Database;
using Resas.Kernel.Outbox;
using Resas.Kernel.Time;

namespace Resas.Kernel.Messaging;

internal sealed class Mediator(IServiceProvider scope, AnnouncementCatalog catalog, Ids ids, TimeProvider clock) : IMediator
{
    private static readonly ConcurrentDictionary<Type, object> Calls = new();

    public Task<TAnswer> Send<TAnswer>(IRequest<TAnswer> request, CancellationToken ct)
    {
        var call = (Call<TAnswer>)Calls.GetOrAdd(request.GetType(), static type =>
            Activator.CreateInstance(typeof(Call<,>).MakeGenericType(type, typeof(TAnswer)))!);
        return call.Handle(scope, request, ct);
    }

    public void Announce(IAnnouncement announcement)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        // Resolved late: most scopes ask and never announce.
        var deliveries = scope.GetRequiredService<ResasDb>().Set<Delivery>();
        foreach (var handler in catalog.HandlersOf(announcement))
            deliveries.Add(Delivery.Of(ids.New(now), announcement, handler, now));
    }

    private abstract class Call<TAnswer>
    {
        public abstract Task<TAnswer> Handle(IServiceProvider scope, IRequest<TAnswer> request, CancellationToken ct);
    }

    private sealed class Call<TRequest, TAnswer> : Call<TAnswer> where TRequest : IRequest<TAnswer>
    {
        public override Task<TAnswer> Handle(IServiceProvider scope, IRequest<TAnswer> request, CancellationToken ct) =>
            scope.GetRequiredService<IRequestHandler<TRequest, TAnswer>>().Handle((TRequest)request, ct);
    }
}
