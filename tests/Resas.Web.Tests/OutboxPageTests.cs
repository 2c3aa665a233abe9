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
        await admin.PostFormAsync("/Identity/Account/Login", new { Input_Email = "admin@example.org", Input_Password = SignUp.Password });
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
    public async Task Only_an_administrator_sees_it()
    {
        await using var host = new ResasHost();
        var owner = await host.SignInAsync();
        Assert.Contains("/accessdenied", (await owner.GetAsync("/administration/outbox")).Path, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("/login", (await host.Visitor().GetAsync("/administration/outbox")).Path, StringComparison.OrdinalIgnoreCase);
    }

    private sealed class Deaf : IAnnouncementHandler<OwnerRegistered>
    {
        public static bool Hears { get; set; }

        public Task Handle(OwnerRegistered announcement, CancellationToken ct) => Hears ? Task.CompletedTask : throw new InvalidOperationException("deaf on purpose");
    }
}
