using Resas.Testing;

namespace Resas.Kernel.Tests;

/// <summary>Says in the output, once, that no SQL Server was named, so that what ran on SQLite alone is not taken for more.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SqlServerFactAttribute : FactAttribute
{
    public SqlServerFactAttribute()
    {
        // As the name too: the usual output shows a skipped test's name, not its reason.
        if (TestDatabase.SqlServer is null)
            DisplayName = Skip = $"{TestDatabase.SqlServerVariable} holds no connection string: the tests marked RunOnEveryDatabase have run on SQLite only";
    }
}
