using Microsoft.AspNetCore.Http;

namespace Resas.Blocks.Pages.Reservations;

internal static class FileAnswers
{
    /// <summary>To be saved under a name, and kept by nobody on the way.</summary>
    public static void StartFile(this HttpResponse response, string name, string type)
    {
        response.ContentType = type;
        response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        response.Headers.CacheControl = "private, no-store";
    }
}
