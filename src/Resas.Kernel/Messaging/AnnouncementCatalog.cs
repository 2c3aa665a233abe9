using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Resas.Contracts;

namespace Resas.Kernel.Messaging;

/// <summary>Which handler listens to which announcement, read once from what Scrutor registered.</summary>
internal sealed class AnnouncementCatalog
{
    private readonly ILookup<Type, Listener> listeners;
    private readonly Dictionary<string, Type> byName;

    public AnnouncementCatalog(IServiceCollection services)
    {
        var pairs = services
            .Where(s => s.ServiceType.IsGenericType && s.ServiceType.GetGenericTypeDefinition() == typeof(IAnnouncementHandler<>))
            .Select(s => (Message: s.ServiceType.GenericTypeArguments[0], Handler: s.ImplementationType!))
            .Distinct().ToList();
        listeners = pairs.ToLookup(p => p.Message, p => new Listener(p.Handler, WantsOf(p.Message, p.Handler)));
        byName = pairs.SelectMany(p => new[] { p.Message, p.Handler }).Distinct().ToDictionary(t => t.FullName!);
    }

    /// <summary>Those whom it concerns.</summary>
    public IEnumerable<Type> HandlersOf(IAnnouncement announcement) => listeners[announcement.GetType()].Where(l => l.Wants(announcement)).Select(l => l.Handler);

    /// <summary>The message or handler of that full name; null when this version of the program no longer has it.</summary>
    public Type? Find(string fullName) => byName.GetValueOrDefault(fullName);

    private static Func<IAnnouncement, bool> WantsOf(Type message, Type handler) =>
        typeof(AnnouncementCatalog).GetMethod(nameof(Wants), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(message, handler).CreateDelegate<Func<IAnnouncement, bool>>();

    private static bool Wants<TMessage, THandler>(IAnnouncement announcement) where TMessage : IAnnouncement where THandler : IAnnouncementHandler<TMessage> =>
        THandler.Wants((TMessage)announcement);

    private sealed record Listener(Type Handler, Func<IAnnouncement, bool> Wants);
}
