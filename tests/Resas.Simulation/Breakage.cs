using Microsoft.Extensions.DependencyInjection;
using Resas.Contracts;
using Resas.Kernel.Messaging;

namespace Resas.Simulation;

/// <summary>One rule broken on purpose: a simulation that can't fail proves nothing.</summary>
/// <param name="Rules">The numbers of the rules of which one must be reported.</param>
internal sealed record Breakage(string Name, params string[] Rules)
{
    public Action<IServiceCollection> Apply { get; init; } = _ => { };

    /// <summary>Only in a house and its rooms is there anything to break.</summary>
    public bool NeedsHouse { get; init; }

    /// <summary>The first story in which it shows; 1 unless it takes what few stories have.</summary>
    public int FirstSeed { get; init; } = 1;

    /// <summary>How long it takes to show; null where the usual story is long enough.</summary>
    public int? Days { get; init; }

    /// <summary>Shows only with an owner who never looks what platforms import.</summary>
    public bool HasCarelessOwner { get; init; }

    /// <summary>The settings of a story in which it shows.</summary>
    public SimulationSettings In(SimulationSettings story) => story with
    {
        Breakage = this, Houses = NeedsHouse ? 1 : story.Houses, Days = Days ?? story.Days, CarelessOwner = story.CarelessOwner || HasCarelessOwner,
    };

    /// <summary>Statements on the database: once, before each reading, after each reading.</summary>
    public string? AtStart { get; init; }
    public string? BeforeRead { get; init; }
    public string? AfterRead { get; init; }

    /// <summary>Puts something between a question and whoever answers it.</summary>
    public static Action<IServiceCollection> Between<TRequest, TAnswer>(Func<IServiceProvider, TRequest, Func<TRequest, Task<TAnswer>>, Task<TAnswer>> meddle)
        where TRequest : IRequest<TAnswer> => services =>
    {
        var real = services.Single(s => s.ServiceType == typeof(IRequestHandler<TRequest, TAnswer>));
        services.Remove(real);
        services.AddScoped<IRequestHandler<TRequest, TAnswer>>(provider =>
            new Meddler<TRequest, TAnswer>(provider, (IRequestHandler<TRequest, TAnswer>)ActivatorUtilities.CreateInstance(provider, real.ImplementationType!), meddle));
    };

    private sealed class Meddler<TRequest, TAnswer>(
        IServiceProvider provider, IRequestHandler<TRequest, TAnswer> real, Func<IServiceProvider, TRequest, Func<TRequest, Task<TAnswer>>, Task<TAnswer>> meddle)
        : IRequestHandler<TRequest, TAnswer> where TRequest : IRequest<TAnswer>
    {
        public Task<TAnswer> Handle(TRequest request, CancellationToken ct) => meddle(provider, request, changed => real.Handle(changed, ct));
    }
}
