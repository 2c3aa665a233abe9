using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection;
using Resas.Contracts.Notifications;
using Resas.Contracts.Properties;
using Resas.Kernel.Messaging;
using Resas.Testing;

namespace Resas.Web.Tests;

[Collection(nameof(OnSharedHost))]
public class ErrorPageTests(SharedHost host)
{
    [Theory]
    [InlineData("fr", "Page introuvable")]
    [InlineData("en", "Page not found")]
    public async Task An_unknown_address_is_not_found_and_says_so_to_visitors_too(string language, string title)
    {
        var answer = await BrowseAsync(host.Visitor(language), "/nowhere");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal(title, answer.Texts("h1").Single());
        Assert.Equal("/nowhere", answer.Path);
    }

    [Theory]
    [InlineData(400, "Demande incomprise")]
    [InlineData(403, "Accès refusé")]
    [InlineData(405, "Action impossible ici")]
    [InlineData(413, "Envoi trop volumineux")]
    [InlineData(418, "Demande incomprise")]
    [InlineData(500, "Une erreur est survenue")]
    [InlineData(502, "Une erreur est survenue")]
    [InlineData(503, "Momentanément indisponible")]
    public async Task Each_status_has_its_sentence(int status, string title)
    {
        var answer = await BrowseAsync(host.Visitor(), $"/error/{status}");

        Assert.Equal(status, (int)answer.Status);
        Assert.Equal(title, answer.Texts("h1").Single());
    }

    [Theory]
    [InlineData("/error")]
    [InlineData("/error/0")]
    [InlineData("/error/200")]
    [InlineData("/error/-99999999999")]
    [InlineData("/error/abc")]
    public async Task An_error_page_asked_for_without_an_error_is_not_found(string path)
    {
        Assert.Equal(HttpStatusCode.NotFound, (await BrowseAsync(host.Visitor(), path)).Status);
    }

    [Fact]
    public async Task A_form_whose_token_has_expired_says_to_send_it_again()
    {
        var answer = await BrowseAsync(host.Visitor(), "/language", HttpMethod.Post);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("La page a expiré", answer.Texts("h1").Single());
        Assert.Contains("renvoyez le formulaire", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_larger_than_allowed_says_so_and_not_that_it_has_expired()
    {
        await using var real = new ResasHost();
        real.UseKestrel(0);
        real.StartServer();
        using var http = new HttpClient { BaseAddress = real.ClientOptions.BaseAddress };
        var request = new HttpRequestMessage(HttpMethod.Post, "/language") { Content = new FormUrlEncodedContent([new("language", new string('x', 2_000_000))]) };
        request.Headers.Add("Accept", "text/html");

        var answer = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("Envoi trop volumineux", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_gets_a_line_of_text_and_a_feed_s_reader_always_does()
    {
        var program = await host.Visitor().GetAsync("/nowhere");
        var feed = await BrowseAsync(host.Visitor(), "/feeds/none/at-all.ics");

        Assert.All([program, feed], answer =>
        {
            Assert.Equal(HttpStatusCode.NotFound, answer.Status);
            Assert.Equal("text/plain", answer.Response.Content.Headers.ContentType!.MediaType);
            Assert.Equal("Cette page n’existe pas, ou elle n’est pas à vous.\n", answer.Body);
        });
    }

    [Fact]
    public async Task With_script_an_error_is_a_message_that_leaves_the_page_alone()
    {
        var answer = await host.SignedInAs(Guid.NewGuid()).Htmx().GetAsync($"/calendar/{Guid.NewGuid()}");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("#toasts", answer.Response.Headers.GetValues("HX-Retarget").Single());
        Assert.Equal("error", answer.One(".toast").GetAttribute("data-state"));
    }

    [Fact]
    public async Task With_script_a_session_that_has_ended_leads_to_the_sign_in_page_instead_of_showing_it_in_a_fragment()
    {
        var answer = await host.Visitor().Htmx().GetAsync("/timeline");

        Assert.Equal(HttpStatusCode.NoContent, answer.Status);
        Assert.Contains("/Identity/Account/Login", answer.Response.Headers.GetValues("HX-Redirect").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bug_shows_a_sentence_and_a_reference_and_no_stack_trace()
    {
        await using var broken = new ResasHost().With(FailingBy(new InvalidOperationException("secret-detail")));

        var answer = await BrowseAsync(broken.SignedInAs(Guid.NewGuid()), "/timeline");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.Status);
        Assert.Equal("Une erreur est survenue", answer.Texts("h1").Single());
        Assert.NotEmpty(answer.One("main code").TextContent);
        Assert.DoesNotContain("secret-detail", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_unavailable_and_not_a_bug()
    {
        await using var broken = new ResasHost().With(FailingBy(new Microsoft.Data.Sqlite.SqliteException("disk I/O error", 10)));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await BrowseAsync(broken.SignedInAs(Guid.NewGuid()), "/timeline")).Status);
    }

    [Fact]
    public async Task When_the_error_page_fails_too_a_sentence_is_left()
    {
        await using var broken = new ResasHost().With(services => services.PostConfigure<RequestLocalizationOptions>(o => o.RequestCultureProviders.Insert(0, new Failing())));

        var answer = await BrowseAsync(broken.SignedInAs(Guid.NewGuid()), "/timeline");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.Status);
        Assert.StartsWith("Resas est momentanément indisponible.", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-detail", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_page_asks_the_modules_nothing()
    {
        await using var broken = new ResasHost().With(services => services.AddScoped<IRequestHandler<CountUnreadMessages, int>>(_ => throw new InvalidOperationException("secret-detail")));

        var answer = await BrowseAsync(broken.SignedInAs(Guid.NewGuid()), "/nowhere");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.NotNull(answer.One("nav.nav"));
    }

    private static Action<IServiceCollection> FailingBy(Exception failure) =>
        services => services.AddScoped<IRequestHandler<FindProperties, IReadOnlyList<PropertySummary>>>(_ => throw failure);

    private static Task<Answer> BrowseAsync(Visitor visitor, string path, HttpMethod? method = null)
    {
        var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        return visitor.SendAsync(request);
    }

    private sealed class Failing : RequestCultureProvider
    {
        public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext) => throw new InvalidOperationException("secret-detail");
    }
}
