using static Resas.Sync.Tests.Inspection.Doctor;

namespace Resas.Sync.Tests.Inspection;

/// <summary>What "feed inspect" says to a person.</summary>
public class InspectReportTests
{
    [Fact]
    public async Task A_whole_calendar_is_a_table_in_order()
    {
        var (status, output, error) = await InspectAsync([Sample("abritel.ics"), .. Window]);
        Assert.Equal((0, ""), (status, error));
        Assert.Equal($"""
            {Sample("abritel.ics")}: 782 bytes. Written by -//HomeAway.com, Inc.//EN.
            Read by the rules of Vrbo (Abritel), recognised by what it holds (--platform chooses others).
            Entries in the document: 4, unreadable: 0. Nights shown: 2026-01-01 to 2029-01-01, not included; time zone Europe/Paris.

            The calendar is whole. Nothing to mend.

            From        Until       Nights  Line  Kind         Label
            2026-09-18  2026-09-25       7     5  reservation  Réservée - Jean-François
            2027-01-17  2027-01-24       7    12  reservation  Réservée - Zoë
            2027-05-01  2027-05-08       7    19  closure      Indisponible
            2027-06-12  2027-06-19       7    26  tentative    Provisoire - Camille

            """.ReplaceLineEndings(), output);
    }

    [Fact]
    public async Task Codes_cancellations_and_free_time_are_told()
    {
        Assert.Contains("reservation  HMABC12DEF  Reserved", (await InspectAsync([Sample("airbnb.ics"), .. Window])).Output, StringComparison.Ordinal);
        var google = (await InspectAsync([Sample("google.ics"), .. Window])).Output;
        Assert.Contains("Travaux annulés  (cancelled: takes no night)", google, StringComparison.Ordinal);
        Assert.Contains("Anniversaire de Léa  (free time: takes no night)", google, StringComparison.Ordinal);
        Assert.Contains("Booking.com writes “closed” for every taken night", (await InspectAsync([Sample("booking.ics"), .. Window])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task French_is_spoken_where_it_is_asked_for()
    {
        var (status, output, _) = await InspectAsync([Sample("broken/oddities.ics"), .. Window], "fr");
        Assert.Equal(1, status);
        Assert.Contains("Le calendrier se lit jusqu’au bout, mais il est abîmé", output, StringComparison.Ordinal);
        Assert.Contains("ligne 86\u00a0: Date impossible, entrée ignorée.", output, StringComparison.Ordinal);
        Assert.Contains("Du          Au          Nuits", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("broken/sign-in-page.ics", 2, "This is not a calendar but a web page")]
    [InlineData("broken/truncated.ics", 2, "The calendar stops on line 42")]
    [InlineData("broken/zero-bytes.ics", 2, "The document is empty, without a single byte.")]
    [InlineData("broken/empty-calendar.ics", 0, "The calendar is whole, but empty")]
    [InlineData("broken/oddities.ics", 1, "The calendar can be read to its end, but it is damaged")]
    public async Task Each_state_is_one_sentence_with_what_to_do(string sample, int status, string sentence)
    {
        var (ended, output, error) = await InspectAsync([Sample(sample), .. Window]);
        Assert.Equal((status, ""), (ended, error));
        Assert.Contains(sentence, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_told_on_the_error_output()
    {
        var (status, output, error) = await InspectAsync(["nothing.ics"]);
        Assert.Equal((3, "", $"nothing.ics: There is no such file. Check the path; an address begins with https://.{Environment.NewLine}"), (status, output, error));
        Assert.Contains("it is no folder", (await InspectAsync([Sample("broken")])).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_in_a_document_reaches_into_the_terminal()
    {
        const string Hostile = "BEGIN:VCALENDAR\nPRODID:a\u001b]0;title\u0007b\nBEGIN:VEVENT\nUID:x\u001b[2J\nDTSTART;TZID=Z\u001b[31m:20270101T180000\nSUMMARY:one\\ntwo\u001b[31m\u009b5mthree\u202efour\u0085\u2028five\nEND:VEVENT\nEND:VCALENDAR\n";
        foreach (var args in new[] { Window, [.. Window, "--json"] })
        {
            var (_, output, _) = await InspectTextAsync(Hostile, args);
            Assert.DoesNotContain(output.Replace(Environment.NewLine, "", StringComparison.Ordinal), c => char.IsControl(c) || c is '\u202e' or '\u2028');
            Assert.Contains("2027-01-01", output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_summary_without_end_is_cut()
    {
        var (_, output, _) = await InspectTextAsync($"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20270101\nSUMMARY:{new string('x', 100_000)}\nEND:VEVENT\nEND:VCALENDAR\n", Window);
        Assert.InRange(output.Length, 300, 1_500);
    }

    [Fact]
    public async Task Thousands_of_rows_are_cut_and_that_is_told()
    {
        const string Daily = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:x\nDTSTART:20200101\nRRULE:FREQ=DAILY\nEND:VEVENT\nEND:VCALENDAR\n";
        var (_, output, _) = await InspectTextAsync(Daily, ["--from", "2020-01-01", "--until", "2030-01-01"]);
        Assert.Contains("only 2000 are shown", output, StringComparison.Ordinal);
        var (_, json, _) = await InspectTextAsync(Daily, ["--from", "2020-01-01", "--until", "2030-01-01", "--json"]);
        Assert.Equal(3653, json.Split("\"recurrenceId\"").Length - 1);
    }
}
