using Resas.Testing;

namespace Resas.EndToEnd.Tests;

public class StartTests
{
    [Theory]
    [InlineData("Database:Provider", "Oracle", "Database:Provider")]
    [InlineData("Sync:PollInterval", "00:00:01", "Sync:PollInterval must lie between")]
    public async Task A_wrong_setting_stops_the_program_with_one_sentence(string key, string value, string sentence)
    {
        using var data = new DataFolder();
        await using var site = new ResasProcess(data.Path, (key, value));

        Assert.Equal(2, await site.RunToEndAsync());
        Assert.Contains(sentence, site.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", site.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asked_to_stop_it_stops_at_once_and_in_order()
    {
        using var data = new DataFolder();
        await using var site = new ResasProcess(data.Path);
        await site.StartAsync();
        await site.StopAsync();

        Assert.DoesNotContain("   at ", site.Output, StringComparison.Ordinal);
    }
}
