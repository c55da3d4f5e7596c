using System.Text.Json;

namespace ContractMocks.Schemas;

/// <summary>A JSON text that schemas are in, and what their references point to: <c>#/schemas/Model</c>, <c>#/$defs/x</c>, <c>#</c>.</summary>
internal sealed class SchemaDocument
{
    public SchemaDocument(JsonElement root) => Root = root;

    public JsonElement Root { get; }

    /// <summary>The schema at a reference, or null when it points to nothing.</summary>
    public JsonElement? Resolve(string reference) => throw new NotImplementedException();
}
