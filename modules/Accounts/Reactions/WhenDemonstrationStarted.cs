using Microsoft.AspNetCore.Identity;
using Resas.Contracts.Accounts;
using Resas.Kernel.Messaging;

namespace Resas.Accounts.Reactions;

internal sealed class WhenDemonstrationStarted(UserManager<User> users, Registration registration) : IAnnouncementHandler<DemonstrationStarted>
{
    public async Task Handle(DemonstrationStarted announcement, CancellationToken ct)
    {
        if (await users.FindByIdAsync(announcement.OwnerId.ToString()) is not null) return;
        var (user, result) = await registration.OpenAsync(
            () => new User { Id = announcement.OwnerId, Email = announcement.Email, EmailConfirmed = true }, announcement.Password, login: null, ct);
        if (user is null) throw new InvalidOperationException($"The owner of the demonstration could not be made: {string.Join(' ', result.Errors.Select(e => e.Code))}");
    }
}
