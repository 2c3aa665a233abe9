using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Resas.Kernel.Hosting;
using Resas.Testing;

namespace Resas.Demonstration.Tests;

/// <summary>Nothing of the demonstration exists unless it is asked for, and it harms nothing real.</summary>
public sealed class SafetyTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("resas-demonstration-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("")]
    [InlineData("--environment=Development")]
    [InlineData("--demonstration --Demo=yes --Demonstration:Port=5081")]
    public void Without_the_flag_nothing_of_it_is_registered(string args)
    {
        var builder = DemonstrationSetup.CreateBuilder(args.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain(builder.Services, s => s.ServiceType == typeof(DemonstrationSignIn)
            || (s.ImplementationType ?? s.ImplementationInstance?.GetType() ?? s.ServiceType).Assembly == typeof(DemonstrationSetup).Assembly);
        Assert.Null(builder.Configuration["Sync:AllowPrivateAddresses"]);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public void The_flag_is_refused_with_a_sentence_where_it_does_not_belong(string environment)
    {
        var refused = Assert.Throws<OptionsValidationException>(() => DemonstrationSetup.CreateBuilder(["--demo", $"--environment={environment}"]));
        Assert.Contains($"--demo is not for the environment {environment}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_uses_a_database_and_a_folder_of_its_own_whatever_is_set_for_real_use()
    {
        var builder = DemonstrationSetup.CreateBuilder(["--demo", "--environment=Development", $"--Demonstration:Folder={folder}/demo",
            "--Data:Folder=/var/lib/resas", "--Database:Provider=SqlServer", "--Database:ConnectionString=Server=real", "--urls=http://127.0.0.1:20001"]);
        Assert.Equal($"{folder}/demo", builder.Configuration["Data:Folder"]);
        Assert.Equal(("Sqlite", ""), (builder.Configuration["Database:Provider"], builder.Configuration["Database:ConnectionString"]));
        Assert.Equal("http://127.0.0.1:20001", builder.Configuration["urls"]);
        using var services = builder.Services.BuildServiceProvider();
        services.GetRequiredService<DemonstrationFolder>();
    }

    [Fact]
    public void A_folder_that_holds_something_else_is_left_alone()
    {
        File.WriteAllText(Path.Combine(folder, "resas.db"), "precious");
        Assert.Throws<IOException>(() => DemonstrationFolder.Claim(folder));
        Assert.Equal("precious", File.ReadAllText(Path.Combine(folder, "resas.db")));
    }

    [Fact]
    public void Its_folder_is_emptied_at_each_start_and_a_second_demonstration_takes_another()
    {
        var wanted = Path.Combine(folder, "demo");
        using (var first = DemonstrationFolder.Claim(wanted))
        {
            File.WriteAllText(Path.Combine(first.Path, "resas.db"), "old");
            Directory.CreateDirectory(Path.Combine(first.Path, "mail"));
            using var second = DemonstrationFolder.Claim(wanted);
            Assert.Equal((wanted, $"{wanted}-2"), (first.Path, second.Path));
            Assert.True(File.Exists(Path.Combine(wanted, "resas.db")));
        }

        using var again = DemonstrationFolder.Claim(wanted);
        Assert.Equal(wanted, again.Path);
        Assert.Equal([".demonstration"], Directory.EnumerateFileSystemEntries(wanted).Select(Path.GetFileName));
    }

    [Fact]
    public async Task The_sign_in_page_shows_no_demonstration_without_the_flag()
    {
        await using var host = new ResasHost();
        var page = await host.Visitor().GetAsync("/Identity/Account/Login");
        Assert.DoesNotContain("resas.example", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Démonstration", page.Body, StringComparison.Ordinal);
    }
}
