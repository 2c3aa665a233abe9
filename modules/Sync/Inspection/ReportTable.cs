namespace Resas.Sync.Inspection;

/// <summary>Columns that stand below each other. What may be of any length comes last.</summary>
/// <param name="numbers">The columns whose cells end together.</param>
internal sealed class ReportTable(string[] headings, params int[] numbers)
{
    private readonly List<string[]> rows = [headings];

    public void Add(string[] cells) => rows.Add(cells);

    public async Task WriteAsync(TextWriter output)
    {
        var widths = headings.Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
        {
            var cells = row.Select((cell, column) => numbers.Contains(column) ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
            await output.WriteLineAsync(string.Join("  ", cells).TrimEnd());
        }
    }
}
