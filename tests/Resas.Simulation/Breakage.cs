using Microsoft.Extensions.DependencyInjection;

namespace Resas.Simulation;

/// <summary>One rule broken on purpose: a simulation that can't fail proves nothing.</summary>
internal sealed record Breakage(string Name, string Rule, Action<IServiceCollection> Apply);
