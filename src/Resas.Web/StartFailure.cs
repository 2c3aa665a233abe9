using System.Data.Common;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace Resas.Web;

/// <summary>What the person who starts the program can mend, as a sentence. A bug is none of these and keeps its stack trace.</summary>
internal static class StartFailure
{
    private const string Kestrel = "Microsoft.AspNetCore.Server.Kestrel.Core";

    public static string? Explain(Exception failure) => OfSettings(failure) ?? failure switch
    {
        AggregateException several when several.InnerExceptions.Select(Explain).ToList() is var all && !all.Contains(null) => string.Join(Environment.NewLine, all),
        SocketException or FormatException { Source: Kestrel or "Microsoft.AspNetCore.Http" } or InvalidOperationException { Source: Kestrel } =>
            $"Resas can't start. It can't listen where the settings say: {failure.Message}",
        DbException => $"Resas can't start. The database can't be opened: {failure.Message}",
        UnauthorizedAccessException => $"Resas can't start. Data:Folder can't be written: {failure.Message}",
        IOException { InnerException: AddressInUseException } => $"Resas can't start. Another program listens there already: {failure.Message}",
        IOException => $"Resas can't start. Data:Folder can't be used: {failure.Message}",
        _ => null,
    };

    /// <summary>What is wrong in the settings themselves.</summary>
    public static string? OfSettings(Exception failure) => failure switch
    {
        OptionsValidationException wrong => $"Resas can't start. A setting is wrong: {string.Join(" ", wrong.Failures.Select(Sentence))}",
        InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" } wrong => $"Resas can't start. A setting is wrong: {wrong.Message}",
        InvalidDataException { Source: "Microsoft.Extensions.Configuration.FileExtensions" } wrong =>
            $"Resas can't start. A settings file can't be read: {wrong.InnerException?.Message ?? wrong.Message}",
        _ => null,
    };

    /// <summary>DataAnnotations writes "DataAnnotation validation failed for 'X' members: 'Y' with the error: 'Z'."; people need Z.</summary>
    private static string Sentence(string failure)
    {
        const string Before = " with the error: '";
        var at = failure.IndexOf(Before, StringComparison.Ordinal);
        return at < 0 ? failure : failure[(at + Before.Length)..].TrimEnd('.', '\'').TrimEnd('.') + ".";
    }
}
