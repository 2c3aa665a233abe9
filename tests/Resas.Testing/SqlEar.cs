using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Resas.Testing;

/// <summary>Listens to the SQL that is really sent, of those commands that carry a given value as a parameter: other tests in the process are not heard.</summary>
public sealed class SqlEar : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly string value;
    private readonly ConcurrentBag<IDisposable> subscriptions = [];
    private readonly ConcurrentQueue<Heard> heard = [];

    public SqlEar(Guid value)
    {
        this.value = value.ToString();
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>In the order in which they were sent.</summary>
    public IReadOnlyList<Heard> Commands => [.. heard];

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name) subscriptions.Add(value.Subscribe(this, name => name == RelationalEventId.CommandExecuting.Name));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is not CommandEventData { Command: var command }) return;
        var parameters = command.Parameters.Cast<DbParameter>().ToDictionary(p => p.ParameterName, p => p.Value);
        if (parameters.Values.Any(p => string.Equals(p?.ToString(), this.value, StringComparison.OrdinalIgnoreCase))) heard.Enqueue(new(command.CommandText, parameters));
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        foreach (var subscription in subscriptions) subscription.Dispose();
    }

    /// <summary>A command as it was sent.</summary>
    public sealed record Heard(string Sql, IReadOnlyDictionary<string, object?> Parameters)
    {
        /// <summary>The same again on a connection, behind a prefix such as EXPLAIN QUERY PLAN.</summary>
        public DbCommand On(DbConnection connection, string prefix = "")
        {
            var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is the program's own.
            command.CommandText = $"{prefix} {Sql}";
#pragma warning restore CA2100
            foreach (var (name, value) in Parameters)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
                command.Parameters.Add(parameter);
            }

            return command;
        }
    }
}
