using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Resas.Kernel.Messaging;
using Resas.Testing;

namespace Resas.Web.Tests;

public class LoggedPathTests
{
    [Fact]
    public async Task A_feed_that_fails_before_its_own_page_is_reached_leaves_no_address_in_the_log()
    {
        var lines = new Lines();
        await using var host = new ResasHost().With(services => services
            .AddSingleton<ILoggerProvider>(lines)
            .AddScoped<IMediator>(_ => throw new InvalidOperationException("broken on purpose")));
        await host.Visitor().GetAsync("/feeds/s3cret.ics");
        Assert.Contains(lines.Written, l => l.Contains("broken on purpose", StringComparison.Ordinal));
        Assert.Contains(lines.Written, l => l.Contains("/feeds/…", StringComparison.Ordinal));
        Assert.DoesNotContain(lines.Written, l => l.Contains("s3cret", StringComparison.Ordinal));
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentBag<string> Written { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Add($"{formatter(state, exception)} {exception}");
        public void Dispose() { }
    }
}
