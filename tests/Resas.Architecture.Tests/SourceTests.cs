using System.Text.RegularExpressions;
using Resas.Testing;

namespace Resas.Architecture.Tests;

public partial class SourceTests
{
    [Fact]
    public void Nothing_is_left_unfinished()
    {
        var found = Sources.All("src", "modules", "tests", "wwwroot").Where(f => !f.EndsWith($"{nameof(SourceTests)}.cs", StringComparison.Ordinal))
            .SelectMany(f => File.ReadLines(f).Where(line => Unfinished().IsMatch(line)).Select(line => $"{Sources.Short(f)}: {line.Trim()}"));

        Assert.Empty(found);
    }

    [Fact]
    public void The_program_waits_for_events_not_for_time()
    {
        var found = Sources.All("src", "modules").SelectMany(f => File.ReadLines(f).Where(line => Sleeping().IsMatch(line)).Select(line => $"{Sources.Short(f)}: {line.Trim()}"));

        Assert.Empty(found);
    }

    [GeneratedRegex(@"NotImplementedException|\b(TODO|FIXME|HACK|XXX)\b")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"\b(Task\.Delay|Thread\.Sleep|SpinWait)\b")]
    private static partial Regex Sleeping();
}
