using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Resas.Accounts.Sessions;
using Resas.Contracts.Accounts;
using Resas.Kernel.Hosting;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;

namespace Resas.Accounts.Areas.Identity.Pages.Account.Manage;

/// <summary>All that every module keeps of an owner, in one file. In place of the package's, which knows of the account alone and gives away the key of the second step.</summary>
internal sealed class DownloadPersonalData(UserManager<User> users, SignedInDevices devices, IMediator modules, IOptions<SiteOptions> site, TimeProvider clock) : PageModel
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await users.GetUserAsync(User) is not { } user) return NotFound();
        var data = new JsonObject { ["writtenAt"] = clock.Now(), ["account"] = await AccountAsync(user), ["sessions"] = await SessionsAsync(user, ct), ["passkeys"] = await PasskeysAsync(user) };
        JsonObject[] parts =
        [
            await modules.Send(new FindHomesData(user.Id, site.Value.AddressFor(Request)), ct), await modules.Send(new FindClaimsData(user.Id), ct),
            await modules.Send(new FindReadingsData(user.Id), ct), await modules.Send(new FindMessagesData(user.Id), ct),
        ];
        foreach (var (name, rows) in parts.SelectMany(p => p)) data[name] = rows?.DeepClone();
        Response.Headers.CacheControl = "private, no-store";
        return File(JsonSerializer.SerializeToUtf8Bytes(data, Written), "application/json", $"resas-{clock.Today(user.TimeZone):yyyy-MM-dd}.json");
    }

    /// <summary>What is marked as personal of the account itself, and by which services one can sign in.</summary>
    private async Task<JsonObject> AccountAsync(User user)
    {
        var marked = typeof(User).GetProperties().Where(p => Attribute.IsDefined(p, typeof(PersonalDataAttribute)));
        var account = new JsonObject(marked.Select(p => KeyValuePair.Create<string, JsonNode?>(p.Name, Value(p.GetValue(user)))));
        account["Logins"] = new JsonArray([.. (await users.GetLoginsAsync(user)).Select(l => (JsonNode?)JsonValue.Create(l.LoginProvider))]);
        return account;
    }

    private static JsonValue? Value(object? marked) => marked is DateTime at ? JsonValue.Create(at) : JsonValue.Create(marked?.ToString());

    private async Task<JsonNode> SessionsAsync(User user, CancellationToken ct) =>
        TakenAlong.Rows((await devices.OfAsync(user.Id, ct)).ConvertAll(s => new { s.Browser, s.System, s.StartedAt, s.LastSeenAt }));

    private async Task<JsonNode> PasskeysAsync(User user) =>
        TakenAlong.Rows((await users.GetPasskeysAsync(user)).Select(p => new { p.Name, CreatedAt = p.CreatedAt.UtcDateTime }).ToList());
}
