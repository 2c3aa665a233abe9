using System.Net;
using Microsoft.Extensions.Options;

namespace Resas.Sync.Reading;

/// <summary>What carries feed requests: the network, behind the address guard. A simulation registers another one in its place.</summary>
internal class FeedTransport(IOptions<SyncOptions> options)
{
    /// <summary>Redirects are followed by the client, which looks at each hop.</summary>
    public virtual HttpMessageHandler CreateHandler()
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            MaxResponseHeadersLength = 32,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            UseCookies = false,
            UseProxy = false,
        };
        if (!options.Value.AllowPrivateAddresses) handler.ConnectCallback = AddressGuard.ConnectAsync;
        return handler;
    }
}
