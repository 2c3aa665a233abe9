using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Resas.Demonstration.Platforms;
using Resas.Demonstration.Site;
using Resas.Kernel.Hosting;

namespace Resas.Demonstration;

/// <summary>The program with --demo: an owner with three homes, on simulated platforms, in a database of its own. Nothing of this is
/// registered without the flag, and the flag is refused in any environment but Development and its own.</summary>
public static class DemonstrationSetup
{
    private const string Environment = "Demonstration";
    private static readonly string[] Flags = ["--demo", "--demo=true"];

    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var rest = args.Except(Flags).ToArray();
        if (rest.Length == args.Length) return WebApplication.CreateBuilder(args);

        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = rest, EnvironmentName = EnvironmentFor(rest) });
        builder.Services.AddDemonstration(builder.Configuration, builder.Environment.ContentRootPath);
        // Outside Development the styles and scripts of a build that was not published would not be found.
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        return builder;
    }

    private static string EnvironmentFor(string[] args)
    {
        var asked = new ConfigurationBuilder().AddEnvironmentVariables("DOTNET_").AddEnvironmentVariables("ASPNETCORE_").AddCommandLine(args).Build()["environment"];
        return asked switch
        {
            null or "" => Environment,
            Environment or "Development" => asked,
            _ => throw new OptionsValidationException(Environment, typeof(DemonstrationOptions), [$"--demo is not for the environment {asked}, only for Development or {Environment}."]),
        };
    }

    private static void AddDemonstration(this IServiceCollection services, ConfigurationManager settings, string contentRoot)
    {
        var folder = DemonstrationFolder.Claim(Path.GetFullPath(settings["Demonstration:Folder"] ?? DemonstrationOptions.DefaultFolder, contentRoot));
        // Last, so that nothing that is set for real use is touched: neither its database nor its folder.
        settings.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Data:Folder"] = folder.Path,
            ["Database:Provider"] = "Sqlite",
            ["Database:ConnectionString"] = "",
            ["Sync:PollInterval"] = settings["Demonstration:PollInterval"] ?? "00:00:15",
            ["Sync:AllowPrivateAddresses"] = "true",
            // Nine feeds four times a minute would push the sign-in off the console.
            ["Logging:LogLevel:Resas.Sync.Reading"] = "Warning",
            ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "Error",
        });
        services.AddSingleton(_ => folder);
        services.AddCheckedOptions<DemonstrationOptions>("Demonstration");
        services.AddSingleton(new DemonstrationSignIn("demo@resas.example", Cast.NewPassword()));
        services.AddSingleton<Cast>();
        services.AddSingleton<PlatformSite>();
        services.AddSingleton(new FeedPuller(new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(10) }));
        services.AddHostedService<Stage>();
        services.AddHostedService<PullOften>();
    }
}
