using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Resas.Benchmarks.Ical;

/// <summary>The page of results.</summary>
internal static class Report
{
    public static string Path => System.IO.Path.GetFullPath(System.IO.Path.Combine(SourceFolder(), "../../../docs/benchmarks/icalendar.md"));

    public static string Of(IReadOnlyList<Reading> readings, Writing writing)
    {
        var text = new StringBuilder();
        text.Append("""
            # iCalendar: how fast

            Written by `dotnet run -c Release --project tests/Resas.Benchmarks -- ical`. Every peer does the same work in the same run: parse the
            feed and take UID, start, end and summary of each event; process start and file reading are not counted, and the sums they
            print must agree. The shortest of many rounds counts. "Bare scanner" is the bound: it finds line ends and colons with
            vector instructions and does nothing with them. The ratios travel from machine to machine; the absolute figures do not.

            ## Reading

            | feed | events | MB | MB/s | events/s | libical takes | ical.js takes | of the bare scanner | bytes allocated per event, read / with texts |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |

            """);
        foreach (var r in readings)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"| {r.Feed} | {r.Events:N0} | {r.Bytes / 1e6:F2} | {r.Bytes / 1e6 / r.Extract:N0} | {r.Events / r.Extract:N0} | {Times(r.Libical, r.Extract)} | {Times(r.IcalJs, r.Extract)} | {r.Bare / r.Extract:P0} (without texts {r.Bare / r.Read:P0}) | {r.ReadBytes:F0} / {r.ExtractBytes:F0} |\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"""

            Reading keeps a record of 64 bytes for each event, in one array, and allocates nothing else for it; asking for an event makes one view, and asking for a text one string.

            ## Writing

            | events | KB | microseconds | libical takes | of a bare copy of the bytes | bytes allocated |
            | ---: | ---: | ---: | ---: | ---: | ---: |
            | {writing.Events} | {writing.Bytes / 1e3:F0} | {writing.Ours * 1e6:F1} | {Times(writing.Libical, writing.Ours)} | {writing.Copy / writing.Ours:P1} | {writing.Allocated} |

            """);
        return text.ToString();
    }

    private static string Times(double? peer, double ours) => peer is { } seconds ? string.Create(CultureInfo.InvariantCulture, $"{seconds / ours:F0} times as long") : "not measured";

    private static string SourceFolder([CallerFilePath] string path = "") => System.IO.Path.GetDirectoryName(path)!;
}
