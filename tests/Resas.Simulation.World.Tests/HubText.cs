using System.Text;

namespace Resas.Simulation.World.Tests;

/// <summary>A hub's calendar.</summary>
internal static class HubText
{
    public static byte[] Of(IEnumerable<NightSpan> nights)
    {
        var text = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Hub//EN\r\n");
        foreach (var run in nights)
            text.Append($"BEGIN:VEVENT\r\nUID:{run}@hub\r\nDTSTART;VALUE=DATE:{run.From:yyyyMMdd}\r\nDTEND;VALUE=DATE:{run.Until:yyyyMMdd}\r\nSUMMARY:Taken\r\nEND:VEVENT\r\n");
        return Encoding.UTF8.GetBytes(text.Append("END:VCALENDAR\r\n").ToString());
    }

    public static byte[] Of(IEnumerable<DateOnly> nights) => Of(NightSpan.Runs(nights));
}
