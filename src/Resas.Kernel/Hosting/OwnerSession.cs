using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace Resas.Kernel.Hosting;

/// <summary>Which of an owner's sign-ins a request comes from. The id travels in the properties of the cookie's ticket: a renewed cookie, and one written anew
/// after a change of the profile, keep them.</summary>
public static class OwnerSession
{
    private const string Item = "resas-session";

    /// <summary>The session of the request; null when nobody has signed in.</summary>
    public static Guid? SessionId(this HttpContext http) => http.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties.SessionId();

    /// <summary>The session that a ticket names.</summary>
    public static Guid? SessionId(this AuthenticationProperties? ticket) => ticket?.Items.TryGetValue(Item, out var text) == true && Guid.TryParse(text, out var id) ? id : null;

    /// <summary>For Accounts, when somebody signs in.</summary>
    public static void NameSession(this AuthenticationProperties ticket, Guid session) => ticket.Items[Item] = $"{session}";
}
