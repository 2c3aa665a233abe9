using System.Reflection;
using Resas.Kernel.Database;
using Xunit.Sdk;

namespace Resas.Testing;

/// <summary>Runs a theory with each <see cref="DatabaseProvider"/> at hand: SQLite always, SQL Server when RESAS_TEST_SQLSERVER holds a connection string.
/// That it does not is said once in the output, by the test named Tests_run_on_SQL_Server_too.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RunOnEveryDatabaseAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod)
    {
        yield return [DatabaseProvider.Sqlite];
        if (TestDatabase.SqlServer is not null) yield return [DatabaseProvider.SqlServer];
    }
}
