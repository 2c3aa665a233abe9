using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Resas.Simulation.Hub;

/// <summary>The process of one instance ends before a statement, or right after a commit: from then on it does nothing more, not even note its failure.</summary>
internal sealed class Death
{
    private int statementsLeft = -1;

    public bool HasCome { get; private set; }

    /// <summary>Lets the process die before its n-th statement from now.</summary>
    public void ComeIn(int statements) => statementsLeft = statements;

    public void Statement()
    {
        if (HasCome || (statementsLeft >= 0 && statementsLeft-- == 0))
        {
            HasCome = true;
            throw new DeathException();
        }
    }

    public IInterceptor[] Interceptors() => [new Commands(this), new Transactions(this)];

    private sealed class Commands(Death death) : DbCommandInterceptor
    {
        public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
        {
            death.Statement();
            return result;
        }

        public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result)
        {
            death.Statement();
            return result;
        }

        public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
        {
            death.Statement();
            return result;
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(ReaderExecuting(command, eventData, result));

        public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(ScalarExecuting(command, eventData, result));

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(NonQueryExecuting(command, eventData, result));
    }

    private sealed class Transactions(Death death) : DbTransactionInterceptor
    {
        public override ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            death.Statement();
            return ValueTask.FromResult(result);
        }

        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            death.Statement();
            return Task.CompletedTask;
        }
    }
}

/// <summary>What a statement meets that the process no longer lives to run.</summary>
internal sealed class DeathException : Exception;
