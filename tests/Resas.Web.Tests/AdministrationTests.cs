using Microsoft.EntityFrameworkCore;
using Resas.Testing;

namespace Resas.Web.Tests;

public class AdministrationTests
{
    private static readonly string[] Pages =
        ["/administration/owners", "/administration/synchronisation", "/administration/jobs", "/administration/outbox", "/administration/settings", "/notifications/mail"];

    [Fact]
    public async Task Every_page_is_there_for_the_administrator_with_one_navigation_and_for_nobody_else()
    {
        await using var host = Host();
        var admin = await AdministratorAsync(host);
        var owner = await host.SignInAsync("odile@example.org");

        foreach (var path in Pages)
        {
            var page = await admin.GetAsync(path);
            Assert.Equal(path, page.Path);
            Assert.Equal(path, page.One("nav.tabs [aria-current]").GetAttribute("href"));
            Assert.Equal(Pages.Order(), page.Document.QuerySelectorAll("nav.tabs a").Select(a => a.GetAttribute("href")!).Order());
            Assert.Contains("/accessdenied", (await owner.GetAsync(path)).Path, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Owners_are_shown_with_their_counts_and_nothing_private_but_the_address()
    {
        await using var host = Host();
        var admin = await AdministratorAsync(host);
        var owner = await host.SignInAsync("odile@example.org");
        await owner.AddHomeAsync("Le Moulin secret");

        var page = await admin.GetAsync("/administration/owners");

        Assert.Contains(page.Texts("main .list li"), l => l.Contains("odile@example.org", StringComparison.Ordinal) && l.Contains("logements : 1 · annonces : 0 · français", StringComparison.Ordinal)
            && l.Contains("Dernière connexion le 21 novembre 2026 à 11:00", StringComparison.Ordinal));
        Assert.DoesNotContain("Moulin", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_in_force_are_shown_without_secrets()
    {
        await using var host = Host().With("Mail:Smtp:Host", "smtp.example.org").With("Mail:Smtp:User", "resas").With("Mail:Smtp:Password", "hunter2-hunter2")
            .With("Accounts:RequireConfirmedEmail", "false").With("Sync:NearDays", "3");
        var admin = await AdministratorAsync(host);

        var page = await admin.GetAsync("/administration/settings");

        Assert.Contains("Smtp:Host smtp.example.org", page.Text, StringComparison.Ordinal);
        Assert.Single(page.Texts("main h2"), "Scheduler");
        Assert.Contains("NearDays 3", page.Text, StringComparison.Ordinal);
        Assert.Contains("Smtp:Password défini, non montré", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", page.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ClientSecret"), InlineData("SmtpPassword"), InlineData("ConnectionString"), InlineData("ApiKey"), InlineData("PublicAddress"), InlineData("AccessToken")]
    public void What_may_be_a_secret_is_never_read_out(string name)
    {
        var secret = Assert.Single(Setting.Of(new Everything()), s => s.Name == name);
        Assert.Equal((true, ""), (secret.IsSecret, secret.Value));
        Assert.Contains(Setting.Of(new Everything()), s => s is { Name: "Inner:Hosts", Value: "a, b", IsSecret: false });
        Assert.Contains(Setting.Of(new Everything()), s => s is { Name: "InnerKeys", Value: "", IsSecret: true });
    }

    private static ResasHost Host() => new ResasHost().With("Accounts:AdministratorEmails:0", "admin@example.org");

    private static async Task<Visitor> AdministratorAsync(ResasHost host)
    {
        await host.SignInAsync("admin@example.org");
        await host.InScopeAsync(db => db.Database.ExecuteSqlAsync($"UPDATE Accounts_User SET EmailConfirmed = {true}"));
        var admin = host.Visitor();
        await admin.PostFormAsync("/Identity/Account/Login", new { Input_Email = "admin@example.org", Input_Password = "Chèvrefeuille-7" });
        return admin;
    }

    private sealed class Everything
    {
        public string ClientSecret { get; set; } = "x";
        public string SmtpPassword { get; set; } = "x";
        public string ConnectionString { get; set; } = "x";
        public string ApiKey { get; set; } = "x";
        public string PublicAddress { get; set; } = "x";
        public string AccessToken { get; set; } = "x";
        public Part Inner { get; set; } = new();
        public Part InnerKeys { get; set; } = new();
    }

    private sealed class Part
    {
        public IList<string> Hosts { get; set; } = ["a", "b"];
    }
}
