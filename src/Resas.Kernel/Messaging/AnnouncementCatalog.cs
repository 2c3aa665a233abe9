using Microsoft.Extensions.DependencyInjection;
using Resas.Contracts;

namespace Resas.Kernel.Messaging;

/// <summary>Which handler listens to which announcement, read once from what Scrutor registered.</summary>
internal sealed class AnnouncementCatalog
{
    private readonly ILookup<Type, Type> handlers;
    private readonly Dictionary<string, Type> byName;

    public AnnouncementCatalog(IServiceCollection services)
    {
        var pairs = services
            .Where(s => s.ServiceType.IsGenericType && s.ServiceType.GetGenericTypeDefinition() == typeof(IAnnouncementHandler<>))
            .Select(s => (Message: s.ServiceType.GenericTypeArguments[0], Handler: s.ImplementationType!))
            .Distinct().ToList();
        handlers = pairs.ToLookup(p => p.Message, p => p.Handler);
        byName = pairs.SelectMany(p => new[] { p.Message, p.Handler }).Distinct().ToDictionary(t => t.FullName!);
    }

    public IEnumerable<Type> HandlersOf(Type announcement) => handlers[announcement];

    /// <summary>The message or handler of that full name; null when this version of the program no longer has it.</summary>
    public Type? Find(string fullName) => byName.GetValueOrDefault(fullName);
}
