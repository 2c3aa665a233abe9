using Resas.Accounts.Sessions;
using Resas.Contracts.Accounts;
using Resas.Kernel.Messaging;

namespace Resas.Accounts.Answers;

internal sealed class FindSessionsAliveHandler(SignedInDevices devices) : IRequestHandler<FindSessionsAlive, IReadOnlySet<Guid>>
{
    private const int MaxSessions = 500;

    public Task<IReadOnlySet<Guid>> Handle(FindSessionsAlive request, CancellationToken ct) => request.SessionIds.Count <= MaxSessions
        ? devices.AliveAmongAsync(request.SessionIds, ct)
        : throw new ArgumentException($"At most {MaxSessions} sessions at once.", nameof(request));
}
