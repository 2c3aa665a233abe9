using Resas.Testing;

namespace Resas.Web.Tests;

/// <summary>One program for the tests that keep apart by their owners.</summary>
public sealed class SharedHost : ResasHost, IAsyncLifetime
{
    public Task InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();
}

[CollectionDefinition(nameof(OnSharedHost))]
public sealed class OnSharedHost : ICollectionFixture<SharedHost>;
