using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;

namespace Resas.Sync.Export;

/// <summary>A feed's bytes in one coding. The tag is a hash of these very bytes: strong, and another one for each coding (RFC 9110, section 8.8.3.3).</summary>
internal sealed class Representation
{
    public Representation(ReadOnlyMemory<byte> bytes, string? coding)
    {
        Bytes = bytes;
        Coding = coding;
        Tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes.Span).AsSpan(0, 12))}{(coding is null ? "" : $"-{coding}")}\"";
        ETag = Tag;
    }

    public ReadOnlyMemory<byte> Bytes { get; }
    public string? Coding { get; }
    public string Tag { get; }
    public StringValues ETag { get; }
}
