using System.Net;
using System.Text;

namespace Resas.Demonstration.Platforms;

/// <summary>Pulls our export for a listing, as its platform does: a plain GET with a name of its own. What can't be read changes nothing.</summary>
internal sealed class FeedPuller(HttpClient http)
{
    public async Task PullAsync(SimulatedListing listing, CancellationToken ct)
    {
        if (listing.Export is not { } address) return;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation("User-Agent", listing.Platform.UserAgent);
            using var response = await http.SendAsync(request, ct);
            if (response.StatusCode == HttpStatusCode.OK) listing.Import(PulledCalendar.Read(Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(ct))));
            else listing.PullFailed($"HTTP {(int)response.StatusCode}");
        }
        catch (Exception failure) when (failure is HttpRequestException or FormatException || (failure is OperationCanceledException && !ct.IsCancellationRequested))
        {
            listing.PullFailed(failure.Message);
        }
    }
}
