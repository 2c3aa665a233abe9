using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Resas.Demonstration.Platforms;
using Resas.Kernel.Hosting;

namespace Resas.Demonstration.Site;

/// <summary>The simulated platforms over real HTTP, on a port of their own on this machine: their calendars, and the pages to book on them.</summary>
internal sealed class PlatformSite(
    Cast cast, FeedPuller puller, DemonstrationSignIn signIn, IWebHostEnvironment resas, IOptions<DemonstrationOptions> options, ILoggerFactory logs) : IAsyncDisposable
{
    private WebApplication? app;

    /// <returns>Where they answer.</returns>
    public async Task<Uri> StartAsync(CancellationToken ct)
    {
        try
        {
            app = Build(options.Value.Port);
            await app.StartAsync(ct);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException && options.Value.Port != 0)
        {
            await DisposeAsync();
            logs.CreateLogger<PlatformSite>().LogWarning("Port {Port} is taken: the simulated platforms answer on another", options.Value.Port);
            app = Build(0);
            await app.StartAsync(ct);
        }

        return new Uri(app.Urls.First());
    }

    public Task StopAsync(CancellationToken ct) => app?.StopAsync(ct) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => app?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>An empty builder: nothing of Resas's own settings, such as its ports, applies here.</summary>
    private WebApplication Build(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new()
        {
            ApplicationName = typeof(PlatformSite).Assembly.GetName().Name, ContentRootPath = resas.ContentRootPath, EnvironmentName = resas.EnvironmentName,
        });
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{port}");
        builder.Services.AddSingleton(logs);
        builder.Services.AddSingleton<IHostLifetime, StoppedByResas>();
        builder.Services.AddRoutingCore();
        builder.Services.AddLocalization();
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        builder.Services.AddMvcCore().AddViews().AddRazorViewEngine();
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddSingleton(signIn);

        var site = builder.Build();
        site.UseRequestLocalization(o =>
        {
            o.SetDefaultCulture(Languages.Default).AddSupportedCultures([.. Languages.All]).AddSupportedUICultures([.. Languages.All]);
            // The cookie is the one that Resas keeps a visitor's choice in: this machine's ports share cookies.
            o.RequestCultureProviders = [new CookieRequestCultureProvider(), new AcceptLanguageHeaderRequestCultureProvider()];
        });
        site.UseStaticFiles(new StaticFileOptions { FileProvider = resas.WebRootFileProvider });
        site.UseRouting();
        new BookingDesk(cast, puller).Map(site);
        site.MapFallback("{**path}", ServeCalendar);
        return site;
    }

    private async Task ServeCalendar(HttpContext http)
    {
        var asked = $"{http.Request.Path}{http.Request.QueryString}";
        var listing = cast.Play.SelectMany(h => h.Listings).FirstOrDefault(l => l.Path == asked);
        if (!HttpMethods.IsGet(http.Request.Method) || listing is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (listing.Platform.Refuses(http.Request) is { } status)
        {
            http.Response.StatusCode = status;
            return;
        }

        http.Response.ContentType = "text/calendar; charset=utf-8";
        await http.Response.WriteAsync(listing.Platform.Write(listing), http.RequestAborted);
    }

    /// <summary>Ctrl+C is for Resas, which stops its simulated platforms itself.</summary>
    private sealed class StoppedByResas : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
