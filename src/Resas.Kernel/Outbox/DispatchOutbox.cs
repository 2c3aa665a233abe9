using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;
using Resas.Kernel.Scheduling;

namespace Resas.Kernel.Outbox;

/// <summary>Delivers what is due. The handler's writes and the removal of the row are one transaction, so a crash repeats
/// the whole delivery or nothing; a row that another instance is delivering is lost to it by the concurrency check on delete.</summary>
internal sealed class DispatchOutbox(IServiceScopeFactory scopes, AnnouncementCatalog catalog, TimeProvider clock, ILogger<DispatchOutbox> log) : IInvocable
{
    private const int Batch = 50;

    public async Task Invoke(CancellationToken ct)
    {
        // A handler's own announcements are due at once too: go on until nothing is left that has not just failed.
        while (await DueAsync(ct) is { Count: > 0 } due)
        {
            foreach (var id in due) await DeliverAsync(id, ct);
        }
    }

    private async Task<List<Guid>> DueAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow().UtcDateTime;
        return await scope.ServiceProvider.GetRequiredService<ResasDb>().Set<Delivery>()
            .Where(d => !d.IsSetAside && d.NextTryAt <= now).OrderBy(d => d.NextTryAt).ThenBy(d => d.Id)
            .Select(d => d.Id).Take(Batch).ToListAsync(ct);
    }

    private async Task DeliverAsync(Guid id, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ResasDb>();
        try
        {
            await db.RunAsync(async token =>
            {
                if (await db.Set<Delivery>().SingleOrDefaultAsync(d => d.Id == id, token) is not { } delivery) return;
                await HandleAsync(scope.ServiceProvider, delivery, token);
                db.Remove(delivery);
            }, ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            await NoteAsync(id, failure, ct);
        }
    }

    private async Task HandleAsync(IServiceProvider services, Delivery delivery, CancellationToken ct)
    {
        if (catalog.Find(delivery.Message) is not { } message || catalog.Find(delivery.Handler) is not { } handler)
            throw new InvalidOperationException("This version of the program has no such message or handler.");

        var announcement = JsonSerializer.Deserialize(delivery.Payload, message)!;
        var listener = services.GetRequiredService(handler);
        await (Task)typeof(IAnnouncementHandler<>).MakeGenericType(message).GetMethod(nameof(IAnnouncementHandler<>.Handle))!
            .Invoke(listener, [announcement, ct])!;
    }

    private async Task NoteAsync(Guid id, Exception failure, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ResasDb>();
        await db.RunAsync(async token =>
        {
            if (await db.Set<Delivery>().SingleOrDefaultAsync(d => d.Id == id, token) is not { } delivery) return;
            delivery.Failed($"{failure.GetType().Name}: {failure.Message}", clock.GetUtcNow().UtcDateTime);
            log.LogWarning(failure, "Delivery {Delivery} of {Message} to {Handler} failed, attempt {Attempt}; set aside: {SetAside}",
                id, delivery.Message, delivery.Handler, delivery.Attempts, delivery.IsSetAside);
        }, ct);
    }
}
