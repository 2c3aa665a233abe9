using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Resas.Demonstration.Site;
using Resas.Kernel.Database;
using Resas.Kernel.Hosting;
using Resas.Kernel.Messaging;

namespace Resas.Demonstration;

/// <summary>Sets the demonstration up before anything else starts: the simulated platforms answer first, then the modules are told of them.</summary>
internal sealed class Stage(
    Cast cast, PlatformSite site, DemonstrationSignIn signIn, DemonstrationFolder folder, IServiceScopeFactory scopes, IServer server, IHostApplicationLifetime host) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        cast.SellFirstStays();
        signIn.Platforms = await site.StartAsync(cancellationToken);
        await TellAsync(signIn.Platforms, cancellationToken);
        host.ApplicationStarted.Register(Open);
    }

    public Task StopAsync(CancellationToken cancellationToken) => site.StopAsync(cancellationToken);

    private async Task TellAsync(Uri platforms, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var modules = scope.ServiceProvider.GetRequiredService<IMediator>();
        await scope.ServiceProvider.GetRequiredService<ResasDb>().RunAsync(_ =>
        {
            modules.Announce(cast.Tell(platforms));
            return Task.CompletedTask;
        }, ct);
    }

    /// <summary>Only now it is known where Resas itself answers.</summary>
    private void Open()
    {
        var resas = Reachable(server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []);
        cast.Paste(resas);
        Console.WriteLine($"""

            Resas demonstration. Everything in it is made up, and made anew at each start (in {folder.Path}).
              Resas                {resas}
              Simulated platforms  {signIn.Platforms}
              Sign in              {signIn.Email}
              Password             {signIn.Password}

            """);
    }

    /// <summary>An address that this machine can call: http before https, whose certificate may be unknown, and no wildcard.</summary>
    private static Uri Reachable(IEnumerable<string> addresses) => addresses
        .Select(a => new Uri(a.Replace("://+", "://127.0.0.1", StringComparison.Ordinal).Replace("://*", "://127.0.0.1", StringComparison.Ordinal)
            .Replace("://[::]", "://127.0.0.1", StringComparison.Ordinal).Replace("://0.0.0.0", "://127.0.0.1", StringComparison.Ordinal)))
        .OrderBy(a => a.Scheme, StringComparer.Ordinal).FirstOrDefault() ?? new Uri("http://localhost");
}
