using System.Text.Json;

namespace ContractMocks.Schemas;

/// <summary>Reads a JSON Schema into a <see cref="Schema"/>. Keywords of a wrong type are passed over, as JSON Schema asks of unknown ones.</summary>
internal static class SchemaReader
{
    public static Schema Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Read(document.RootElement);
    }

    public static Schema Read(JsonElement schema) => throw new NotImplementedException();
}
