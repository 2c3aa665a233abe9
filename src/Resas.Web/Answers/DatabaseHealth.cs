using Microsoft.Extensions.Diagnostics.HealthChecks;
using Resas.Kernel.Database;

namespace Resas.Web.Answers;

internal sealed class DatabaseHealth(ResasDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The database does not answer.");
}
