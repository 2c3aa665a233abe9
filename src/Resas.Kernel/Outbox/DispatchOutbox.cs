using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;
using Resas.Kernel.Scheduling;

namespace Resas.Kernel.Outbox;

/// <summary>Delivers what is due. The handler's writes and the removal of the row are one transaction, which begins by locking the row: a crash
/// repeats the whole delivery or nothing, and a second instance waits, then finds that there is nothing left to do.</summary>
internal sealed class DispatchOutbox(IServiceScopeFactory scopes, AnnouncementCatalog catalog, TimeProvider clock, ILogger<DispatchOutbox> log) : IInvocable
{
    private const int Batch = 50;

    private static readonly Prepared<DateTime, Guid> Due = new((db, now) => db.Set<Delivery>()
        .Where(d => !d.IsSetAside && d.NextTryAt <= now).OrderBy(d => d.NextTryAt).ThenBy(d => d.Id).Select(d => d.Id).Take(Batch));
    private static readonly Prepared<Guid, Delivery> Held = new((db, id) => db.Set<Delivery>().AsNoTracking().Where(d => d.Id == id));

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
        return await Due.ListAsync(scope.ServiceProvider.GetRequiredService<ResasDb>(), clock.GetUtcNow().UtcDateTime, ct);
    }

    private async Task DeliverAsync(Guid id, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ResasDb>();
        try
        {
            await db.RunAsync(async token =>
            {
                if (await LockDueAsync(db, id, token) is not { } delivery) return;
                await HandleAsync(scope.ServiceProvider, delivery, token);
                await db.Database.ExecuteSqlAsync($"DELETE FROM Kernel_Delivery WHERE Id = {id}", token);
            }, ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            await NoteAsync(id, failure, ct);
        }
    }

    private async Task<Delivery?> LockDueAsync(ResasDb db, Guid id, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        // Writing, even nothing new, holds the row until the end of the transaction, on SQL Server as on SQLite.
        var held = await db.Database.ExecuteSqlAsync($"UPDATE Kernel_Delivery SET NextTryAt = NextTryAt WHERE Id = {id} AND IsSetAside = 0 AND NextTryAt <= {now}", ct);
        return held == 1 ? await Held.FindAsync(db, id, ct) : null;
    }

    private async Task HandleAsync(IServiceProvider services, Delivery delivery, CancellationToken ct)
    {
        if (catalog.Find(delivery.Message) is not { } message || catalog.Find(delivery.Handler) is not { } handler)
            throw new InvalidOperationException("This version of the program has no such message or handler.");

        var announcement = delivery.Announcement(message);
        // An earlier version may have written down what this one would not.
        if (!catalog.HandlersOf(announcement).Contains(handler)) return;
        var handle = typeof(IAnnouncementHandler<>).MakeGenericType(message).GetMethod(nameof(IAnnouncementHandler<>.Handle))!;
        await (Task)handle.Invoke(services.GetRequiredService(handler), BindingFlags.DoNotWrapExceptions, null, [announcement, ct], null)!;
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
