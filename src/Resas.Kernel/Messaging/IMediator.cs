using Resas.Contracts;

namespace Resas.Kernel.Messaging;

/// <summary>How modules talk: questions answered at once, announcements told through the outbox.</summary>
public interface IMediator
{
    /// <summary>Asks the one module that answers <paramref name="request"/>, within the current scope and transaction.</summary>
    Task<TAnswer> Send<TAnswer>(IRequest<TAnswer> request, CancellationToken ct);

    /// <summary>Adds a delivery row for each listener to the current unit of work: told if, and only if, that is saved.</summary>
    void Announce(IAnnouncement announcement);
}

/// <summary>Answers one kind of question.</summary>
public interface IRequestHandler<in TRequest, TAnswer> where TRequest : IRequest<TAnswer>
{
    Task<TAnswer> Handle(TRequest request, CancellationToken ct);
}

/// <summary>Listens to one kind of announcement. Runs inside a transaction that also ticks off the delivery, and may run again after a crash.</summary>
public interface IAnnouncementHandler<in TAnnouncement> where TAnnouncement : IAnnouncement
{
    /// <summary>Whether it concerns this handler at all, by what the announcement says: what does not is never written down for it.</summary>
    static virtual bool Wants(TAnnouncement announcement) => true;

    Task Handle(TAnnouncement announcement, CancellationToken ct);
}
