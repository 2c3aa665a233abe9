using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resas.Contracts.Accounts;
using Resas.Kernel.Messaging;
using Resas.Testing;

namespace Resas.Web.Tests;

public class OutboxPageTests
{
    [Fact]
    public async Task A_delivery_that_fails_is_shown_to_the_administrator_who_can_try_again()
    {
        await using var host = new ResasHost().With("Accounts:AdministratorEmails:0", "admin@example.org")
            .With(services => services.AddScoped<Deaf>().AddScoped<IAnnouncementHandler<OwnerRegistered>, Deaf>());
        await host.SignInAsync("admin@example.org");
        await host.InScopeAsync(db => db.Database.ExecuteSqlAsync($"UPDATE Accounts_User SET EmailConfirmed = {true}"));
        await host.DeliverAsync(failuresToo: true);

        var admin = host.Visitor();
        await admin.PostFormAsync("/Identity/Account/Login", new { Input_Email = "admin@example.org", Input_Password = "Chèvrefeuille-7" });
        var page = await admin.GetAsync("/administration/outbox");
        Assert.Contains("OwnerRegistered", Assert.Single(page.Texts("main .list li")), StringComparison.Ordinal);
        Assert.Contains("deaf on purpose", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("OwnerId", page.Text, StringComparison.Ordinal);

        Deaf.Hears = true;
        await admin.SubmitAsync(page, new { }, "main .list form");
        await host.DeliverAsync();
        Assert.Empty((await admin.GetAsync("/administration/outbox")).Texts("main .list li"));
    }

    [Fact]
    public async Task What_is_set_aside_can_be_tried_again_at_once_or_given_up()
    {
        await using var host = new ResasHost().With("Accounts:AdministratorEmails:0", "admin@example.org");
        await host.SignInAsync("admin@example.org");
        await host.DeliverAsync();
        await host.InScopeAsync(db => db.Database.ExecuteSqlAsync($"UPDATE Accounts_User SET EmailConfirmed = {true}"));
        var admin = host.Visitor();
        await admin.PostFormAsync("/Identity/Account/Login", new { Input_Email = "admin@example.org", Input_Password = "Chèvrefeuille-7" });
        await SetAsideAsync(host, 3);

        var page = await admin.GetAsync("/administration/outbox");
        Assert.Equal(3, page.Texts("main .list li").Count);
        page = await PostAsync(admin, page, "Discard", "main .list form");
        Assert.Equal(2, page.Texts("main .list li").Count);
        page = await PostAsync(admin, page, "RetryAll", "main form.actions");
        Assert.Equal(["2", "0"], page.Texts(".stat-value"));
        await host.InScopeAsync(db => db.Database.ExecuteSqlAsync($"UPDATE Kernel_Delivery SET IsSetAside = {true}, Attempts = 17"));
        page = await PostAsync(admin, await admin.GetAsync("/administration/outbox"), "DiscardAll", "main form.actions");
        Assert.Equal(["0", "0"], page.Texts(".stat-value"));
    }

    [Fact]
    public async Task Only_an_administrator_sees_it()
    {
        await using var host = new ResasHost();
        var owner = await host.SignInAsync();
        Assert.Contains("/accessdenied", (await owner.GetAsync("/administration/outbox")).Path, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("/login", (await host.Visitor().GetAsync("/administration/outbox")).Path, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task SetAsideAsync(ResasHost host, int deliveries)
    {
        var now = host.Clock.Now;
        for (var i = 0; i < deliveries; i++)
        {
            await host.InScopeAsync(db => db.Database.ExecuteSqlAsync(
                $"INSERT INTO Kernel_Delivery (Id, Message, Handler, Payload, CreatedAt, NextTryAt, Attempts, IsSetAside, LastError) VALUES ({Guid.NewGuid()}, {"Gone"}, {"Nobody"}, {"{}"}, {now}, {now}, {17}, {true}, {"x"})"));
        }
    }

    /// <summary>Sends the first form that the selector finds to a handler, as its button would.</summary>
    private static Task<Answer> PostAsync(Visitor admin, Answer page, string handler, string form)
    {
        Assert.NotEmpty(page.Document.QuerySelectorAll($"{form} button[formaction*='{handler}']"));
        var fields = page.Document.QuerySelector(form)!.QuerySelectorAll("input[name]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!));
        return admin.PostRawAsync($"/administration/outbox?handler={handler}", [.. fields]);
    }

    private sealed class Deaf : IAnnouncementHandler<OwnerRegistered>
    {
        public static bool Hears { get; set; }

        public Task Handle(OwnerRegistered announcement, CancellationToken ct) => Hears ? Task.CompletedTask : throw new InvalidOperationException("deaf on purpose");
    }
}
