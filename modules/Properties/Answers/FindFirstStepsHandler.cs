using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Resas.Contracts.Properties;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;
using Resas.Properties.FirstSteps;

namespace Resas.Properties.Answers;

internal sealed class FindFirstStepsHandler(ResasDb db, Trails trails, IStringLocalizer<Texts> texts) : IRequestHandler<FindFirstSteps, FirstStepsLeft?>
{
    public async Task<FirstStepsLeft?> Handle(FindFirstSteps request, CancellationToken ct)
    {
        if (await db.Set<StepsDismissal>().AnyAsync(d => d.OwnerId == request.OwnerId, ct)) return null;
        var all = await trails.AllAsync(request.OwnerId, ct);
        if (all.Count == 0) return new(HasHome: false, []);
        var left = all.SelectMany(Left).ToList();
        return left.Count == 0 ? null : new(HasHome: true, left);
    }

    private IEnumerable<string> Left(Trail trail)
    {
        if (trail.Stops.Count == 0) yield return texts["Steps.Left.Platforms", trail.Home.Name];
        foreach (var stop in trail.Stops.Where(s => !s.IsDone))
            yield return texts[stop.HasImport ? "Steps.Left.Pull" : "Steps.Left.Address", stop.Platform.Name, trail.Home.Name];
    }
}
