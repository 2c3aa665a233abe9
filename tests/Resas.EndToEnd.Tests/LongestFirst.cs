using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Resas.EndToEnd.Tests.LongestFirst", "Resas.EndToEnd.Tests")]

namespace Resas.EndToEnd.Tests;

/// <summary>Collections run beside each other: those that take longest begin first, so that none is left alone at the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = [nameof(KilledDuringImportsTests), PathsCollection.Name, PagesCollection.Name];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => testCollections.OrderBy(PlaceOf);

    private static int PlaceOf(ITestCollection collection) =>
        Array.FindIndex(Long, name => collection.DisplayName.Contains(name, StringComparison.Ordinal)) is >= 0 and var place ? place : Long.Length;
}
