using System.Text;

namespace Resas.ICalendar.Tests;

public class CharsetTests
{
    private const string Text = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:x\r\nDTSTART:20270101\r\nSUMMARY:Hélène œuvre à 5 € ‘là’\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    private const string Summary = "Hélène œuvre à 5 € ‘là’";

    [Theory]
    [InlineData("utf-8", true, false)]
    [InlineData("utf-16", true, true)]
    [InlineData("utf-16", false, true)]
    [InlineData("utf-16BE", true, true)]
    [InlineData("utf-16BE", false, true)]
    public void A_unicode_document_is_read_with_or_without_mark(string charset, bool hasMark, bool warns)
    {
        var encoding = Encoding.GetEncoding(charset);
        byte[] bytes = [.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Text)];
        var document = CalendarReader.Read(bytes);
        Assert.Equal((CalendarHealth.Whole, Summary), (document.Health, document.Events.Single().Summary));
        Assert.Equal(warns, document.Warnings.Any(w => w.Kind == CalendarWarningKind.Charset));
    }

    [Fact]
    public void Windows_1252_is_mended_and_warned_of()
    {
        var bytes = Encoding.UTF8.GetBytes(Text.Replace(Summary, "H?l?ne ?uvre ? 5 ? ?l??", StringComparison.Ordinal));
        byte[] letters = [0xE9, 0xE8, 0x9C, 0xE0, 0x80, 0x91, 0xE0, 0x92];
        var next = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == '?') bytes[i] = letters[next++];
        }

        var document = CalendarReader.Read(bytes);
        Assert.Equal((CalendarHealth.Whole, Summary), (document.Health, document.Events.Single().Summary));
        Assert.Equal([(5, CalendarWarningKind.Charset)], document.Warnings.Select(w => (w.Line, w.Kind)));
    }

    [Fact]
    public void A_character_cut_in_half_spoils_only_itself()
    {
        byte[] bytes = [.. "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:x\nDTSTART:20270101\nSUMMARY:Zoë Len\u00e9"u8[..^1], .. "\nEND:VEVENT\nEND:VCALENDAR\n"u8];
        Assert.Equal("Zoë Len\uFFFD", CalendarReader.Read(bytes).Events.Single().Summary);
    }

    [Fact]
    public void Control_characters_are_left_out_and_warned_of()
    {
        var document = Sample.Event("UID:x\0y", "DTSTART:20270101", "SUMMARY:a\0b\u0007c\td\u007f");
        Assert.Equal(("xy", "abc\td"), (document.Events.Single().Uid, document.Events.Single().Summary));
        Assert.Equal([5, 7], document.Warnings.Where(w => w.Kind == CalendarWarningKind.ControlCharacters).Select(w => w.Line));
    }

    [Theory]
    [InlineData(@"a\nb\Nc", "a\nb\nc")]
    [InlineData(@"a\, b\; c\\n", @"a, b; c\n")]
    [InlineData(@"C:\temp\", @"C:\temp\")]
    [InlineData("", "")]
    [InlineData("  spaces kept  ", "  spaces kept  ")]
    [InlineData("a:b;c=\"d\"", "a:b;c=\"d\"")]
    public void Texts_are_unescaped(string raw, string meant) => Assert.Equal(meant, Sample.Event("UID:x", "DTSTART:20270101", "SUMMARY:" + raw).Events[0].Summary);

    [Theory]
    [InlineData("DESCRIPTION;ALTREP=\"cid:a:b;c\";LANGUAGE=fr:text", "text")]
    [InlineData("DESCRIPTION;X=\"unclosed:text", "text")]
    [InlineData("DESCRIPTION ;LANGUAGE=fr:text", "text")]
    public void Parameters_are_passed_over(string line, string meant) => Assert.Equal(meant, Sample.Event("UID:x", "DTSTART:20270101", line).Events[0].Description);

    [Fact]
    public void A_uid_has_no_white_space_around_it() => Assert.Equal("x y", Sample.Event("UID: x y \t", "DTSTART:20270101").Events[0].Uid);
}
