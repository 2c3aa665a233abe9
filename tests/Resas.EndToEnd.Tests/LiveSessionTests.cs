using Resas.Testing;

namespace Resas.EndToEnd.Tests;

/// <summary>What an open page listens to ends with the session that it listens by, over real HTTP.</summary>
[Collection(PathsCollection.Name)]
public sealed class LiveSessionTests(PathSite site)
{
    private const string Password = "Chèvrefeuille-7";
    private static readonly TimeSpan Seconds = TimeSpan.FromSeconds(10);

    private static readonly Dictionary<string, Func<Visitor, Visitor, Task>> Ends = new()
    {
        ["signed out"] = async (phone, _) => await phone.SubmitAsync(await phone.GetAsync("/Identity/Account/Logout"), new { }, "main form"),
        ["ended from another device"] = async (_, laptop) =>
            await laptop.SubmitAsync(await laptop.GetAsync("/Identity/Account/Manage/Sessions"), new { }, "main form[action*='handler=End' i]:has([name=id])"),
        ["new password"] = async (_, laptop) => await laptop.PostFormAsync("/Identity/Account/Manage/ChangePassword",
            new { Input_OldPassword = Password, Input_NewPassword = "Une-autre-phrase", Input_ConfirmPassword = "Une-autre-phrase" }),
        ["account deleted"] = async (_, laptop) => await laptop.PostFormAsync("/Identity/Account/Manage/DeletePersonalData", new { Input_Password = Password }),
    };

    [Theory]
    [InlineData("signed out")]
    [InlineData("ended from another device")]
    [InlineData("new password")]
    [InlineData("account deleted")]
    public async Task A_stream_ends_within_seconds_of_its_session_and_that_of_another_device_goes_on(string how)
    {
        var owner = await site.MoveInAsync("fr");
        var (phone, laptop) = (owner.Visitor, await site.Site.SignInAsync(owner.Email));
        using var http = new HttpClient { BaseAddress = site.Site.Site };
        using var onPhone = await ListenAsync(http, phone);
        using var onLaptop = await ListenAsync(http, laptop);

        await Ends[how](phone, laptop);

        await onPhone.ReadToEndAsync().WaitAsync(Seconds);
        if (how == "account deleted") return;
        await laptop.PostFormAsync($"/blocks/create?propertyId={owner.Home}", new { Form_Kind = "Block", Form_From = owner.First.AddDays(7), Form_Until = owner.First.AddDays(8) });
        await HearAsync(onLaptop, $"{owner.Home}").WaitAsync(Seconds);
    }

    /// <summary>Listens, and has heard how things stand.</summary>
    private static async Task<StreamReader> ListenAsync(HttpClient http, Visitor device)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/live");
        request.Headers.Add("Cookie", string.Join("; ", device.Cookies.Select(c => $"{c.Key}={c.Value}")));
        var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        await HearAsync(reader, "calendar").WaitAsync(Seconds);
        return reader;
    }

    private static async Task HearAsync(StreamReader stream, string text)
    {
        while (!(await stream.ReadLineAsync() ?? throw new InvalidOperationException("The stream has ended.")).Contains(text, StringComparison.Ordinal))
        {
        }
    }
}
