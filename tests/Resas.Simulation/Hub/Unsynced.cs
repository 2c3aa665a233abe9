using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Resas.Simulation.Hub;

/// <summary>No fsync: processes die here, machines do not.</summary>
internal sealed class Unsynced : DbConnectionInterceptor
{
    public static readonly Unsynced Instance = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous=OFF;";
        command.ExecuteNonQuery();
    }

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
