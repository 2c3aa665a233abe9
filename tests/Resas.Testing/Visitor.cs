using System.Collections.Concurrent;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Resas.Testing;

/// <summary>A browser without script: keeps cookies, follows redirects, fills and sends the forms that a page really holds (with their antiforgery tokens).</summary>
public sealed class Visitor : IDisposable
{
    private readonly HttpClient http;
    private readonly CookieJar jar;
    private readonly bool isHtmx;

    /// <param name="handler">Where requests go: a test server's, or a real one's.</param>
    public Visitor(HttpMessageHandler handler, string language = "fr", Uri? site = null)
    {
        jar = new CookieJar { InnerHandler = handler };
        http = new HttpClient(jar) { BaseAddress = site ?? new Uri("http://localhost") };
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
    }

    private Visitor(Visitor other) => (http, jar, isHtmx, OwnerId) = (other.http, other.jar, true, other.OwnerId);

    /// <summary>The account, once signed in through <see cref="ResasHost.SignInAsync"/>.</summary>
    public Guid OwnerId { get; set; }

    /// <summary>The same visitor with script: requests carry htmx's header, redirects are not followed.</summary>
    public Visitor Htmx() => new(this);

    /// <summary>What the visitor's browser would keep, by name.</summary>
    public IReadOnlyDictionary<string, string> Cookies => jar.Cookies;

    public Task<Answer> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Gets <paramref name="path"/>, fills the first form that has all of the fields named, and sends it.</summary>
    /// <param name="fields">Values by field name; in an anonymous object, "Form_Name" stands for "Form.Name".</param>
    public async Task<Answer> PostFormAsync(string path, object fields) => await SubmitAsync(await GetAsync(path), fields);

    /// <summary>Fills and sends a form of a page that was already got.</summary>
    /// <param name="form">A selector, when the fields don't tell which form is meant.</param>
    public async Task<Answer> SubmitAsync(Answer page, object fields, string? form = null)
    {
        var values = Fields.Of(fields);
        var found = form is null ? page.FormWith(values.Keys) : page.One(form) as IHtmlFormElement ?? throw new InvalidOperationException($"{form} is no form.");
        var content = Fields.Filled(found, values);
        var action = found.GetAttribute("hx-post") is { Length: > 0 } htmx && isHtmx ? htmx : found.GetAttribute("action");
        var address = new Uri(page.Address, string.IsNullOrEmpty(action) ? page.Address.PathAndQuery : action);

        if (!string.Equals(found.Method, "post", StringComparison.OrdinalIgnoreCase) && found.GetAttribute("hx-post") is null)
            return await GetAsync($"{address.AbsolutePath}?{await new FormUrlEncodedContent(content).ReadAsStringAsync()}");
        return await SendAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(content) });
    }

    /// <summary>Posts exactly these fields, as a tool that is no browser would.</summary>
    public Task<Answer> PostRawAsync(string path, params (string Name, string Value)[] fields) => SendAsync(new HttpRequestMessage(HttpMethod.Post, path)
    {
        Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))),
    });

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        if (isHtmx) request.Headers.Add("HX-Request", "true");
        var response = await http.SendAsync(request);
        var address = new Uri(http.BaseAddress!, request.RequestUri!);
        for (var hops = 0; !isHtmx && hops < 10 && (int)response.StatusCode is 301 or 302 or 303 && response.Headers.Location is { } to; hops++)
        {
            address = new Uri(address, to);
            response = await http.GetAsync(address);
        }

        return await Answer.ReadAsync(address, response);
    }

    public void Dispose() => http.Dispose();

    /// <summary>Cookies without expiry: the program's clock and the machine's may be years apart.</summary>
    private sealed class CookieJar : DelegatingHandler
    {
        private readonly ConcurrentDictionary<string, string> cookies = new();

        public IReadOnlyDictionary<string, string> Cookies => cookies;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (!cookies.IsEmpty) request.Headers.Add("Cookie", string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")));
            var response = await base.SendAsync(request, cancellationToken);
            foreach (var set in response.Headers.TryGetValues("Set-Cookie", out var all) ? all : []) Keep(set.Split(';')[0]);
            return response;
        }

        private void Keep(string pair)
        {
            var cut = pair.IndexOf('=', StringComparison.Ordinal);
            if (cut == pair.Length - 1) cookies.TryRemove(pair[..cut], out _);
            else cookies[pair[..cut]] = pair[(cut + 1)..];
        }
    }
}
