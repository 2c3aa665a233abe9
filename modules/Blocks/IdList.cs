using System.Buffers.Text;

namespace Resas.Blocks;

/// <summary>Ids as they go through a form or the address of an undo: 22 characters each.</summary>
internal static class IdList
{
    /// <summary>More than a page has.</summary>
    public const int Most = 100;

    public static string Write(IEnumerable<Guid> ids) => string.Concat(ids.Select(id => Base64Url.EncodeToString(id.ToByteArray())));

    public static IReadOnlyList<Guid> Read(string? text) =>
        [.. (text ?? "").Chunk(22).Take(Most).Where(c => c.Length == 22 && Base64Url.IsValid(c)).Select(c => new Guid(Base64Url.DecodeFromChars(c))).Distinct()];
}
