using System.Text;
using Microsoft.AspNetCore.Http;

namespace Resas.Sync.Export;

/// <summary>What is answered in place of a calendar, in both languages: who reads it is a platform's support or an owner with a browser.</summary>
internal sealed class Apologies
{
    public static readonly Apologies Unknown = new(StatusCodes.Status404NotFound,
        "Resas : aucun calendrier à cette adresse.",
        "Resas: no calendar at this address.");

    public static readonly Apologies Retired = new(StatusCodes.Status410Gone,
        "Resas : cette adresse a été changée ou retirée par son propriétaire. La nouvelle est dans Resas, page du logement, « Adresse à donner ».",
        "Resas: this address was changed or withdrawn by its owner. The new one is in Resas, on the home's page, “Address to give”.");

    public static readonly Apologies Unreadable = new(StatusCodes.Status503ServiceUnavailable,
        "Resas : calendrier momentanément illisible, conservez votre copie.",
        "Resas: the calendar can't be read just now, keep your copy.");

    private readonly int status;
    private readonly byte[] text;

    private Apologies(int status, string french, string english) => (this.status, text) = (status, Encoding.UTF8.GetBytes($"{french}\n{english}\n"));

    public async Task AnswerAsync(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "text/plain; charset=utf-8";
        response.ContentLength = text.Length;
        // Otherwise a 404 or 410 may be kept and answered in our place (RFC 9110, section 15.1).
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.XContentTypeOptions = "nosniff";
        if (!HttpMethods.IsHead(context.Request.Method)) await response.Body.WriteAsync(text, context.RequestAborted);
    }
}
