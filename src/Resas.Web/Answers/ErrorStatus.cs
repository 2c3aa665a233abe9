using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Resas.Web.Answers;

/// <summary>Which status an exception is: a request that the server refuses to read, a database that does not answer, or a bug.</summary>
internal static class ErrorStatus
{
    public static int Of(Exception failure) => failure switch
    {
        BadHttpRequestException refused => refused.StatusCode,
        DbUpdateException { InnerException: { } inner } => Of(inner),
        DbException or TimeoutException => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };
}
