using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Resas.Contracts.Notifications;
using Resas.Notifications.Mail;
using Resas.Testing;

namespace Resas.Notifications.Tests;

public sealed class MailTests
{
    private static readonly MailRequested Letter = new("odile@example.org", "Été à Évian", "<p>Bonjour é</p>", "Bonjour é\nhttps://resas.example.fr/a?b=c\n.\nfin");

    [Fact]
    public async Task Without_a_mail_server_it_is_a_file_that_only_this_account_reads_and_its_text_is_kept_nowhere_else()
    {
        await using var host = new ResasHost();
        await host.AnnounceAsync(Letter);
        Assert.Equal(1, await WaitingAsync(host));
        await host.SettleAsync();

        var mail = Assert.Single(host.MailsTo("odile@example.org"));
        Assert.Equal(("Été à Évian", "<p>Bonjour é</p>"), (mail.Subject, mail.Html));
        Assert.Equal("Bonjour é\nhttps://resas.example.fr/a?b=c\n.\nfin", mail.Text.ReplaceLineEndings("\n").TrimEnd());
        Assert.Equal(0, await WaitingAsync(host));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(host.Database.Folder, "mail")));
    }

    [Fact]
    public async Task With_a_mail_server_it_leaves_by_SMTP()
    {
        await using var server = new SmtpStub();
        await using var host = BySmtp(server).With("Mail:Smtp:User", "resas").With("Mail:Smtp:Password", "geheim").With("Mail:From", "Resas <bonjour@resas.example.fr>");
        await host.AnnounceAsync(Letter);
        await host.SettleAsync();

        Assert.Contains("From: \"Resas\" <bonjour@resas.example.fr>", Assert.Single(server.Mails), StringComparison.Ordinal);
        Assert.Contains("Message-ID: <", server.Mails[0], StringComparison.Ordinal);
        Assert.Contains(Convert.ToBase64String(Encoding.UTF8.GetBytes("geheim")), server.Commands);
        Assert.Contains("RCPT TO:<odile@example.org>", server.Commands);
        Assert.Equal(0, await WaitingAsync(host));
        Assert.False(Directory.Exists(Path.Combine(host.Database.Folder, "mail")));
    }

    [Fact]
    public async Task A_server_that_is_busy_is_tried_again_ever_more_slowly()
    {
        await using var server = new SmtpStub { Recipient = "451 try later, odile@example.org" };
        await using var host = BySmtp(server);
        await host.AnnounceAsync(Letter);
        await host.SettleAsync();
        var failed = await OnlyAsync(host);
        Assert.Equal((1, false), (failed.Attempts, failed.IsGivenUp));
        Assert.DoesNotContain("odile", failed.LastError, StringComparison.Ordinal);

        Assert.Equal(0, await host.RunDueJobsAsync());
        host.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(1, await host.RunDueJobsAsync());
        Assert.Equal(2, (await OnlyAsync(host)).Attempts);

        server.Recipient = "250 OK";
        host.Clock.Advance(TimeSpan.FromSeconds(40));
        await host.SettleAsync();
        Assert.Single(server.Mails);
        Assert.Equal(0, await WaitingAsync(host));
    }

    [Fact]
    public async Task A_mailbox_that_does_not_exist_is_given_up_at_once_and_shown_to_the_administrator_who_can_try_again_or_forget_it()
    {
        await using var server = new SmtpStub();
        await using var host = BySmtp(server).With("Accounts:AdministratorEmails:0", "admin@example.org").With("Accounts:RequireConfirmedEmail", "false");
        await host.SignInAsync("admin@example.org");
        await host.InScopeAsync(db => db.Database.ExecuteSqlAsync($"UPDATE Accounts_User SET EmailConfirmed = {true}"));
        await host.SettleAsync();
        server.Recipient = "550 no such mailbox";
        await host.AnnounceAsync(Letter);
        await host.RunDueJobsAsync();
        host.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(0, await host.RunDueJobsAsync());

        var admin = host.Visitor();
        await admin.PostFormAsync("/Identity/Account/Login", new { Input_Email = "admin@example.org", Input_Password = "Chèvrefeuille-7" });
        var page = await admin.GetAsync("/notifications/mail");
        Assert.Contains("Abandonné", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bonjour é", page.Body, StringComparison.Ordinal);

        var id = page.Document.QuerySelector("main form input[name=id]")!.GetAttribute("value")!;
        var token = page.Document.QuerySelector("main [name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await admin.PostRawAsync("/notifications/mail?handler=Retry", ("id", id), ("__RequestVerificationToken", token));
        Assert.False((await OnlyAsync(host)).IsGivenUp);
        Assert.Equal(1, await host.RunDueJobsAsync());
        await admin.PostRawAsync("/notifications/mail?handler=Forget", ("id", id), ("__RequestVerificationToken", token));
        Assert.Equal(0, await WaitingAsync(host));
    }

    [Fact]
    public async Task A_server_that_never_answers_is_not_waited_for_for_ever()
    {
        await using var server = new SmtpStub { IsMute = true };
        await using var host = BySmtp(server).With("Mail:Smtp:TimeoutSeconds", "1");
        await host.AnnounceAsync(Letter);
        await host.RunDueJobsAsync();
        Assert.Contains("within 1 seconds", (await OnlyAsync(host)).LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_an_administrator_sees_the_queue()
    {
        await using var host = new ResasHost();
        var owner = await host.SignInAsync();
        Assert.Contains("/accessdenied", (await owner.GetAsync("/notifications/mail")).Path, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("/login", (await host.Visitor().GetAsync("/notifications/mail")).Path, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Mail:From", "nobody", "Mail:From")]
    [InlineData("Mail:Smtp:Port", "465", "STARTTLS")]
    [InlineData("Mail:Smtp:Port", "0", "Mail:Smtp:Port")]
    [InlineData("Mail:Smtp:User", "resas", "Mail:Smtp:Password")]
    [InlineData("Mail:Smtp:Password", "geheim", "in the clear")]
    public async Task A_wrong_setting_stops_the_start_with_a_sentence(string key, string value, string sentence)
    {
        await using var host = new ResasHost().With("Mail:Smtp:UseTls", "false").With("Mail:Smtp:Host", "mail.example.fr").With(key, value);
        var failure = Assert.Throws<OptionsValidationException>(() => host.Services.GetRequiredService<IStartupValidator>().Validate());
        Assert.Contains(sentence, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", failure.Message, StringComparison.Ordinal);
    }

    private static ResasHost BySmtp(SmtpStub server) => new ResasHost()
        .With("Mail:Smtp:Host", "127.0.0.1").With("Mail:Smtp:Port", $"{server.Port}").With("Mail:Smtp:UseTls", "false");

    private static Task<int> WaitingAsync(ResasHost host) => host.InScopeAsync(db => db.Set<OutgoingMail>().CountAsync());

    private static Task<OutgoingMail> OnlyAsync(ResasHost host) => host.InScopeAsync(db => db.Set<OutgoingMail>().SingleAsync());
}
