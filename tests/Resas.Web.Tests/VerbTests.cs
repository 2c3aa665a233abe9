namespace Resas.Web.Tests;

/// <summary>The words of the command line; what they do is tested with their modules.</summary>
public class VerbTests
{
    [Theory]
    [InlineData("feed", true)]
    [InlineData("feeds", true)]
    [InlineData("--help", true)]
    [InlineData("--contentRoot=x|--urls=http://localhost:1|feed|inspect", true)]
    [InlineData("", false)]
    [InlineData("--demo", false)]
    [InlineData("--urls|http://localhost:1", false)]
    [InlineData("--urls=http://localhost:1", false)]
    [InlineData("urls=http://localhost:1", false)]
    [InlineData("/urls=http://localhost:1", false)]
    public void A_first_word_that_is_no_setting_is_a_verb(string args, bool isVerb) =>
        Assert.Equal(isVerb, Verbs.AreAskedFor(args.Split('|', StringSplitOptions.RemoveEmptyEntries)));

    [Theory]
    [InlineData("feed", "Usage:")]
    [InlineData("feeds|inspect", "Unrecognized command or argument 'feeds'.")]
    [InlineData("feed|inspect", "Required argument missing")]
    [InlineData("feed|inspect|a.ics|b.ics", "Unrecognized command or argument 'b.ics'.")]
    [InlineData("feed|inspect|a.ics|--zone|Mars/Olympus", "Unknown time zone: Mars/Olympus. Write it like Europe/Paris.")]
    [InlineData("feed|inspect|a.ics|--from|2027-13-01", "Not a date between 1970 and 2200: 2027-13-01. Write it like 2027-01-31.")]
    [InlineData("feed|inspect|a.ics|--from|01/02/2027", "Write it like 2027-01-31.")]
    [InlineData("feed|inspect|a.ics|--from|0001-01-01|--until|9999-12-31", "Not a date between 1970 and 2200: 9999-12-31.")]
    [InlineData("feed|inspect|a.ics|--from|2027-02-01|--until|2027-02-01", "--from must lie before --until, which is not included.")]
    [InlineData("feed|inspect|a.ics|--platform|nowhere", "'nowhere' not recognized")]
    [InlineData("feed|inspect|a.ics|--lang|de", "'de' not recognized")]
    [InlineData("feed|inspect|a.ics|--jsno", "'--jsno'")]
    [InlineData("feed|inspect|a.ics|--from|2027-02-01|--until|2027-01-01|--lang|fr", "--from doit précéder --until")]
    public async Task Wrong_usage_is_told_with_the_right_one_and_ends_with_64(string args, string sentence)
    {
        var (status, output, error) = await RunAsync(args);
        Assert.Equal((64, ""), (status, output));
        Assert.Contains(sentence, error, StringComparison.Ordinal);
        Assert.Matches("Usage|Utilisation", error);
    }

    [Fact]
    public async Task An_address_among_wrong_words_stays_a_secret()
    {
        var (status, _, error) = await RunAsync("feed|inspect|a.ics|https://u:S3CRET@www.airbnb.fr/S3CRET.ics?s=S3CRET");
        Assert.Equal(64, status);
        Assert.Contains("www.airbnb.fr/…", error, StringComparison.Ordinal);
        Assert.DoesNotContain("S3CRET", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help", "feed")]
    [InlineData("feed|inspect|--help", "0 whole, 1 readable but damaged, 2 not a calendar, 3 could not be fetched")]
    [InlineData("feed|inspect|--help|--lang=fr", "0 entier, 1 lisible mais abîmé")]
    public async Task Help_is_given(string args, string words)
    {
        var (status, output, error) = await RunAsync(args);
        Assert.Equal((0, ""), (status, error));
        Assert.Contains(words, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_setting_ends_with_78_and_a_sentence()
    {
        var (status, output, error) = await RunAsync("--Sync:UserAgent=|feed|inspect|a.ics");
        Assert.Equal((78, ""), (status, output));
        Assert.Contains("Sync:UserAgent must not be empty", error, StringComparison.Ordinal);
    }

    private static async Task<(int Status, string Output, string Error)> RunAsync(string args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        return (await Verbs.RunAsync(args.Split('|'), output, error), output.ToString(), error.ToString());
    }
}
