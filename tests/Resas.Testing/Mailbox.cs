using System.Text;
using System.Text.RegularExpressions;

namespace Resas.Testing;

/// <summary>The mails that a host has written into its pick-up folder.</summary>
public static partial class Mailbox
{
    /// <summary>The mails to an address, the oldest first. Call <see cref="ResasHost.SettleAsync"/> before.</summary>
    public static IReadOnlyList<Mail> MailsTo(this ResasHost host, string address)
    {
        var folder = Path.Combine(host.Database.Folder, "mail");
        if (!Directory.Exists(folder)) return [];
        return [.. new DirectoryInfo(folder).GetFiles("*.eml").OrderBy(f => f.LastWriteTimeUtc).Select(f => Read(File.ReadAllText(f.FullName))).Where(m => m.To == address)];
    }

    private static Mail Read(string eml)
    {
        var text = Part(eml, "text/plain");
        var link = Link().Match(text);
        return new(Header(eml, "To"), Words(Header(eml, "Subject")), text, Part(eml, "text/html"), link.Success ? new Uri(link.Value) : null);
    }

    private static string Header(string eml, string name) => Regex.Match(eml, $@"^{name}: (.*(?:\r?\n[ \t].*)*)", RegexOptions.Multiline).Groups[1].Value.Trim();

    /// <summary>RFC 2047, base64 and quoted-printable.</summary>
    private static string Words(string header) => EncodedWord().Replace(header, word =>
        Encoding.UTF8.GetString(word.Groups[1].Value is "B" or "b" ? Convert.FromBase64String(word.Groups[2].Value) : Unquoted(word.Groups[2].Value.Replace('_', ' '))));

    private static string Part(string eml, string type)
    {
        var part = Regex.Match(eml, $@"Content-Type: {type}.*?\r?\n\r?\n(.*?)\r?\n----", RegexOptions.Singleline);
        return Encoding.UTF8.GetString(part.Value.Contains("base64", StringComparison.Ordinal)
            ? Convert.FromBase64String(part.Groups[1].Value)
            : Unquoted(Regex.Replace(part.Groups[1].Value, @"=\r?\n", "")));
    }

    private static byte[] Unquoted(string text)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '=')
            {
                bytes.Add(Convert.ToByte(text.Substring(i + 1, 2), 16));
                i += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text, i, 1));
            }
        }

        return [.. bytes];
    }

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Link();

    [GeneratedRegex(@"=\?utf-8\?([BQbq])\?(.*?)\?=(?:\s+(?==\?))?")]
    private static partial Regex EncodedWord();

    /// <param name="Link">The first address in the plain text.</param>
    public sealed record Mail(string To, string Subject, string Text, string Html, Uri? Link);
}
