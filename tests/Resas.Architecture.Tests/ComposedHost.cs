using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Resas.Kernel.Database;
using Resas.Kernel.Hosting;
using Resas.Testing;

namespace Resas.Architecture.Tests;

/// <summary>The whole program, made once for the tests of a class.</summary>
public sealed class ComposedHost : IAsyncDisposable, IDisposable
{
    public ResasHost Host { get; } = new();

    /// <summary>A context over all modules' entities for a database that nobody connects to.</summary>
    public static ServiceProvider Offline(DatabaseProvider provider)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = provider.ToString(),
            ["Database:ConnectionString"] = provider == DatabaseProvider.SqlServer ? "Server=none;Database=resas" : null,
        }).Build());
        services.AddSingleton<Microsoft.Extensions.Hosting.IHostEnvironment>(new Microsoft.Extensions.Hosting.Internal.HostingEnvironment { ContentRootPath = Path.GetTempPath() });
        services.AddLogging();
        services.AddKernel();
        foreach (var module in Module.All) services.AddModule(module.Assembly);
        return services.BuildServiceProvider();
    }

    public void Dispose() => Host.Dispose();

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
