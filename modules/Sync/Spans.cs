using Resas.Contracts;
using Resas.Kernel.Database;

namespace Resas.Sync;

/// <summary>A row that keeps nights in a row, of which the same is known.</summary>
internal interface ISpan<TKnown>
{
    DateOnly From { get; }
    DateOnly Until { get; }
    TKnown What { get; }
    void Keep(DateOnly until, TKnown known);
}

/// <summary>How nights that are thought of one by one are kept in few rows (docs/decisions/0013).</summary>
internal static class Spans
{
    /// <summary>Brings the rows in line with the nights; what is as it was is not written.</summary>
    /// <param name="rows">All rows there are, not tracked: most often none changes.</param>
    public static void KeepSpans<TRow, TKnown>(this ResasDb db, IEnumerable<TRow> rows, IEnumerable<(DateOnly Night, TKnown Known)> nights, Func<DateOnly, TRow> begin)
        where TRow : class, ISpan<TKnown> where TKnown : IEquatable<TKnown>
    {
        var left = rows.ToDictionary(r => r.From);
        foreach (var (span, known) in Of(nights))
        {
            if (!left.Remove(span.From, out var row)) db.Add(row = begin(span.From));
            else if (row.Until == span.Until && row.What.Equals(known)) continue;
            else db.Attach(row);
            row.Keep(span.Until, known);
        }

        db.RemoveRange(left.Values);
    }

    private static IEnumerable<(Nights Span, TKnown Known)> Of<TKnown>(IEnumerable<(DateOnly Night, TKnown Known)> nights) where TKnown : IEquatable<TKnown>
    {
        (Nights Span, TKnown Known)? current = null;
        foreach (var (night, known) in nights.OrderBy(n => n.Night))
        {
            if (current is { } now && now.Span.Until == night && now.Known.Equals(known)) current = (now.Span with { Until = night.AddDays(1) }, known);
            else
            {
                if (current is { } over) yield return over;
                current = (new(night, night.AddDays(1)), known);
            }
        }

        if (current is { } last) yield return last;
    }
}
