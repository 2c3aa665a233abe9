using Microsoft.Extensions.Options;
using Resas.Kernel.Hosting;

namespace Resas.Notifications.Mail;

/// <summary>Addresses of pages as they must stand in mails that no request asked for.</summary>
internal sealed class MailLinks(IOptions<SiteOptions> site)
{
    /// <returns>Null when the site's address is not set: there is no request whose address could stand in.</returns>
    public string? To(string page) => site.Value.PublicAddress is { Length: > 0 } address ? address.TrimEnd('/') + page : null;
}
