using Microsoft.Extensions.DependencyInjection;
using Resas.Contracts;
using Resas.Kernel.Messaging;
using Resas.Testing;

namespace Resas.Accounts.Tests;

/// <summary>Listens like a module would, and keeps what it heard.</summary>
internal sealed class Announced<T>(Announced<T>.Heard heard) : IAnnouncementHandler<T> where T : IAnnouncement
{
    public Task Handle(T announcement, CancellationToken ct)
    {
        heard.Add(announcement);
        return Task.CompletedTask;
    }

    internal sealed class Heard : List<T>;
}

internal static class Listening
{
    public static ResasHost Hearing<T>(this ResasHost host, out Announced<T>.Heard heard) where T : IAnnouncement
    {
        var ears = heard = [];
        return host.With(services => services.AddSingleton(ears).AddScoped<Announced<T>>().AddScoped<IAnnouncementHandler<T>, Announced<T>>());
    }
}
