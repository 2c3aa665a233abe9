using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Resas.Kernel.Database;

/// <summary>A query that is asked so often that finding its translation by its expression, each time, would cost more than its answer. Keep it in a
/// static field: it is translated once for each model, of which tests on two databases have two.</summary>
public sealed class Prepared<TFound>(Expression<Func<ResasDb, IQueryable<TFound>>> query)
{
    private readonly ConditionalWeakTable<IModel, Func<ResasDb, IAsyncEnumerable<TFound>>> translated = [];

    public Task<List<TFound>> ListAsync(ResasDb db, CancellationToken ct) =>
        Answers.ListAsync(translated.GetValue(db.Model, _ => EF.CompileAsyncQuery(query))(db), ct);
}

/// <inheritdoc cref="Prepared{TFound}"/>
public sealed class Prepared<TOne, TFound>(Expression<Func<ResasDb, TOne, IQueryable<TFound>>> query)
{
    private readonly ConditionalWeakTable<IModel, Func<ResasDb, TOne, IAsyncEnumerable<TFound>>> translated = [];

    public Task<List<TFound>> ListAsync(ResasDb db, TOne one, CancellationToken ct) => Answers.ListAsync(Ask(db, one), ct);

    /// <summary>The only row, or nothing: for queries that can't have a second.</summary>
    public Task<TFound?> FindAsync(ResasDb db, TOne one, CancellationToken ct) => Answers.FindAsync(Ask(db, one), ct);

    private IAsyncEnumerable<TFound> Ask(ResasDb db, TOne one) => translated.GetValue(db.Model, _ => EF.CompileAsyncQuery(query))(db, one);
}

/// <inheritdoc cref="Prepared{TFound}"/>
public sealed class Prepared<TOne, TOther, TFound>(Expression<Func<ResasDb, TOne, TOther, IQueryable<TFound>>> query)
{
    private readonly ConditionalWeakTable<IModel, Func<ResasDb, TOne, TOther, IAsyncEnumerable<TFound>>> translated = [];

    public Task<List<TFound>> ListAsync(ResasDb db, TOne one, TOther other, CancellationToken ct) => Answers.ListAsync(Ask(db, one, other), ct);

    /// <inheritdoc cref="Prepared{TOne,TFound}.FindAsync"/>
    public Task<TFound?> FindAsync(ResasDb db, TOne one, TOther other, CancellationToken ct) => Answers.FindAsync(Ask(db, one, other), ct);

    private IAsyncEnumerable<TFound> Ask(ResasDb db, TOne one, TOther other) => translated.GetValue(db.Model, _ => EF.CompileAsyncQuery(query))(db, one, other);
}

/// <inheritdoc cref="Prepared{TFound}"/>
public sealed class Prepared<TOne, TOther, TThird, TFound>(Expression<Func<ResasDb, TOne, TOther, TThird, IQueryable<TFound>>> query)
{
    private readonly ConditionalWeakTable<IModel, Func<ResasDb, TOne, TOther, TThird, IAsyncEnumerable<TFound>>> translated = [];

    public Task<List<TFound>> ListAsync(ResasDb db, TOne one, TOther other, TThird third, CancellationToken ct) =>
        Answers.ListAsync(translated.GetValue(db.Model, _ => EF.CompileAsyncQuery(query))(db, one, other, third), ct);
}

file static class Answers
{
    public static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> rows, CancellationToken ct)
    {
        var list = new List<T>();
        await foreach (var row in rows.WithCancellation(ct)) list.Add(row);
        return list;
    }

    public static async Task<T?> FindAsync<T>(IAsyncEnumerable<T> rows, CancellationToken ct)
    {
        await foreach (var row in rows.WithCancellation(ct)) return row;
        return default;
    }
}
