using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Resas.Kernel.Messaging;

/// <summary>Rows as they are written into what an owner takes along: names in camel case, enumerations by name.</summary>
public static class TakenAlong
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static JsonNode Rows<T>(IReadOnlyList<T> rows) => JsonSerializer.SerializeToNode(rows, Options)!;
}
