using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resas.Accounts.Sessions;
using Resas.Testing;

namespace Resas.Accounts.Tests;

/// <summary>One owner on several devices: seen from each, and ended from another.</summary>
public sealed class SignedInElsewhere : IAsyncLifetime
{
    private const string Page = "/Identity/Account/Manage/Sessions";
    private const string Password = "Chèvrefeuille-7";
    private const string Phone = "Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36";
    private const string Laptop = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0";

    private readonly TestClock clock = new();
    private readonly ResasHost host;
    private Visitor laptop = null!;

    public SignedInElsewhere() => host = At(clock);

    public async Task InitializeAsync()
    {
        await host.SignInAsync();
        await host.InScopeAsync(db => db.Set<Session>().ExecuteDeleteAsync());
        laptop = await EnterAsync(Laptop);
    }

    public Task DisposeAsync() => host.DisposeAsync().AsTask();

    [Theory]
    [InlineData("fr", "Chrome sur Android", "Cet appareil", "le 21 novembre 2026 à 11:00")]
    [InlineData("en", "Chrome on Android", "This device", "on 21 November 2026 at 11:00")]
    public async Task Each_sign_in_is_listed_by_its_device_and_this_one_is_marked(string language, string device, string here, string started)
    {
        await host.InScopeAsync(db => db.Set<User>().ExecuteUpdateAsync(set => set.SetProperty(u => u.Language, language)));
        var page = await (await EnterAsync(Phone)).GetAsync(Page);

        Assert.Equal(2, page.Texts("main .list-item").Count);
        var item = Assert.Single(page.Texts("main .list-item"), t => t.Contains(device, StringComparison.Ordinal));
        Assert.Contains(here, item, StringComparison.Ordinal);
        Assert.Contains(started, item, StringComparison.Ordinal);
        Assert.DoesNotContain(here, Assert.Single(page.Texts("main .list-item"), t => t.Contains("Firefox", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_is_ended_from_another_device_is_refused_at_its_next_request()
    {
        var phone = await EnterAsync(Phone);
        Assert.Equal(Page, (await phone.GetAsync(Page)).Path);

        var ended = await laptop.SubmitAsync(await laptop.GetAsync(Page), new { }, "main form[action*='handler=End' i]:has([name=id])");
        Assert.Contains("Cet appareil est déconnecté.", ended.Text, StringComparison.Ordinal);
        Assert.Single(ended.Texts("main .list-item"));
        Assert.StartsWith("/identity/account/login", (await phone.GetAsync(Page)).Path, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(Page, (await laptop.GetAsync(Page)).Path);
    }

    [Fact]
    public async Task On_another_instance_it_is_refused_a_minute_later_at_the_latest()
    {
        await using var other = new ResasHost(host.Database) { Clock = clock };
        var phone = await EnterAsync(Phone);
        using var there = new Visitor(new Carrying(phone.Cookies) { InnerHandler = other.Server.CreateHandler() });
        Assert.Equal(Page, (await there.GetAsync(Page)).Path);

        await laptop.SubmitAsync(await laptop.GetAsync(Page), new { }, "main form[action*='handler=EndOthers' i]");
        clock.Advance(KnownSessions.Trust);
        Assert.StartsWith("/identity/account/login", (await there.GetAsync(Page)).Path, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task All_others_are_ended_together_and_this_one_goes_on()
    {
        Visitor[] others = [await EnterAsync(Phone), await EnterAsync("curl/8.0")];
        var ended = await laptop.SubmitAsync(await laptop.GetAsync(Page), new { }, "main form[action*='handler=EndOthers' i]");

        Assert.Contains("Tous les autres appareils sont déconnectés.", ended.Text, StringComparison.Ordinal);
        Assert.Contains("Cet appareil", Assert.Single(ended.Texts("main .list-item")), StringComparison.Ordinal);
        foreach (var other in others) Assert.StartsWith("/identity/account/login", (await other.GetAsync(Page)).Path, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_changed_password_ends_the_others_at_once_and_this_device_goes_on()
    {
        var phone = await EnterAsync(Phone);
        Assert.Equal(Page, (await phone.GetAsync(Page)).Path);
        await laptop.PostFormAsync("/Identity/Account/Manage/ChangePassword",
            new { Input_OldPassword = Password, Input_NewPassword = "Une-autre-phrase", Input_ConfirmPassword = "Une-autre-phrase" });

        Assert.StartsWith("/identity/account/login", (await phone.GetAsync(Page)).Path, StringComparison.OrdinalIgnoreCase);
        Assert.Single((await laptop.GetAsync(Page)).Texts("main .list-item"));
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(Page, (await laptop.GetAsync(Page)).Path);
    }

    [Fact]
    public async Task Looking_at_the_second_step_ends_no_session_and_turning_it_on_ends_the_others()
    {
        var phone = await EnterAsync(Phone);
        var setUp = await laptop.GetAsync("/Identity/Account/Manage/EnableAuthenticator");
        clock.Advance(TimeSpan.FromMinutes(2));
        foreach (var device in new[] { phone, laptop }) Assert.Equal(Page, (await device.GetAsync(Page)).Path);

        var key = Answer.Flat(setUp.One("#key").TextContent);
        await laptop.SubmitAsync(setUp, new { Input_Code = Totp.Now(key) });
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.StartsWith("/identity/account/login", (await phone.GetAsync(Page)).Path, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(Page, (await laptop.GetAsync(Page)).Path);
    }

    [Fact]
    public async Task A_change_of_the_profile_keeps_the_session_it_was_made_in()
    {
        await laptop.PostFormAsync("/Identity/Account/Manage", new { Input_DisplayName = "Odile" });
        Assert.Single((await laptop.GetAsync(Page)).Texts("main .list-item"));
    }

    [Fact]
    public async Task When_a_device_was_last_seen_is_written_every_few_minutes_and_not_at_each_request()
    {
        clock.Advance(TimeSpan.FromMinutes(4));
        await laptop.GetAsync(Page);
        Assert.Equal(TestClock.Start, await SeenAsync());

        clock.Advance(TimeSpan.FromMinutes(2));
        await laptop.GetAsync(Page);
        Assert.Equal(TestClock.Start.AddMinutes(6), await SeenAsync());
    }

    [Fact]
    public async Task Signing_out_ends_the_session_even_for_a_copy_of_its_cookie()
    {
        var cookies = new Dictionary<string, string>(laptop.Cookies);
        await laptop.SubmitAsync(await laptop.GetAsync("/Identity/Account/Logout"), new { }, "main form");

        Assert.Empty(await host.InScopeAsync(db => db.Set<Session>().ToListAsync()));
        using var copy = new Visitor(new Carrying(cookies) { InnerHandler = host.Server.CreateHandler() });
        Assert.StartsWith("/identity/account/login", (await copy.GetAsync(Page)).Path, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Signing_in_again_on_the_same_device_replaces_its_session()
    {
        await laptop.PostFormAsync("/Identity/Account/Login", new { Input_Email = "odile@example.org", Input_Password = Password });
        Assert.Single((await laptop.GetAsync(Page)).Texts("main .list-item"));
    }

    [Fact]
    public async Task Sessions_that_nobody_can_use_any_more_leave_no_row()
    {
        await EnterAsync(Phone);
        clock.Advance(TimeSpan.FromDays(10));
        var lately = await EnterAsync(Laptop);
        clock.Advance(TimeSpan.FromDays(5));
        Assert.Single((await lately.GetAsync(Page)).Texts("main .list-item"));
        await host.InScopeAsync(async services =>
        {
            await ActivatorUtilities.CreateInstance<ForgetDeadSessions>(services).Invoke(CancellationToken.None);
            return true;
        });

        Assert.Equal("Firefox", (await host.InScopeAsync(db => db.Set<Session>().SingleAsync())).Browser);
    }

    [Fact]
    public async Task Another_owners_session_can_t_be_ended()
    {
        var paul = await host.SignInAsync("paul@example.org");
        var mine = await host.InScopeAsync(db => db.Set<Session>().Where(s => s.OwnerId != paul.OwnerId).Select(s => s.Id).SingleAsync());
        var token = (await paul.GetAsync("/Identity/Account/Manage")).Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await paul.PostRawAsync(Page + "?handler=End", ("id", $"{mine}"), ("__RequestVerificationToken", token));

        Assert.Equal(Page, (await laptop.GetAsync(Page)).Path);
    }

    [Theory]
    [InlineData(Phone, "Chrome", "Android")]
    [InlineData(Laptop, "Firefox", "Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1", "Safari", "iPhone")]
    [InlineData("Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0 Mobile/15E148 Safari/604.1", "Chrome", "iPad")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "Edge", "Mac")]
    [InlineData("Mozilla/5.0 (Linux; Android 14; SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36", "Samsung Internet", "Android")]
    [InlineData("Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36", "Chrome", "ChromeOS")]
    [InlineData("curl/8.5.0", "", "")]
    [InlineData(null, "", "")]
    public void A_device_is_known_by_its_browser_and_system(string? userAgent, string browser, string system) => Assert.Equal(new Device(browser, system), Device.Of(userAgent));

    private static ResasHost At(TestClock clock) => new() { Clock = clock };

    private async Task<Visitor> EnterAsync(string userAgent)
    {
        var visitor = new Visitor(new Carrying(userAgent) { InnerHandler = host.Server.CreateHandler() });
        var answer = await visitor.PostFormAsync("/Identity/Account/Login", new { Input_Email = "odile@example.org", Input_Password = Password });
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return visitor;
    }

    private Task<DateTime> SeenAsync() => host.InScopeAsync(db => db.Set<Session>().Select(s => s.LastSeenAt).SingleAsync());

    /// <summary>Sends what a browser would by itself: its name, or cookies that it was given.</summary>
    private sealed class Carrying(string? userAgent, IReadOnlyDictionary<string, string>? cookies) : DelegatingHandler
    {
        public Carrying(string userAgent) : this(userAgent, null)
        {
        }

        public Carrying(IReadOnlyDictionary<string, string> cookies) : this(null, cookies)
        {
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (userAgent is not null) request.Headers.TryAddWithoutValidation("User-Agent", userAgent);
            if (cookies is not null && !request.Headers.Contains("Cookie")) request.Headers.Add("Cookie", string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")));
            return base.SendAsync(request, cancellationToken);
        }
    }
}
