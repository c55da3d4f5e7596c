using System.Collections.Concurrent;
using System.Text.Json;
using ContractMocks.Conversations;

namespace ContractMocks.Engine.Answers.Live;

/// <summary>
/// The schemas that requests brought along, compiled: a client sends the same tools again and again, and reading a schema costs more than the rest of
/// an answer. Bounded, because requests come from outside; when it is full it starts again. Thread-safe.
/// </summary>
internal sealed class SchemaShelf
{
    /// <summary>How many schemas are kept.</summary>
    public const int MostKept = 256;

    /// <summary>The longest schema that is kept, in UTF-16 units; longer ones are read each time.</summary>
    public const int LongestKept = 256 * 1024;

    private readonly ConcurrentDictionary<Key, RequestSchema> _kept = new();

    public int Count => _kept.Count;

    /// <summary>The schema of a tool's arguments: an object whatever the schema says, empty where the request gives none.</summary>
    public RequestSchema Of(DeclaredTool tool) => Of(tool.Parameters, tool.Notation, isObject: true);

    public RequestSchema Of(RequestedOutput output) => Of(output.Schema, output.Notation, isObject: false);

    private RequestSchema Of(JsonElement schema, SchemaNotation notation, bool isObject)
    {
        var text = schema.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? "{}" : schema.GetRawText();
        if (text.Length > LongestKept)
        {
            return new RequestSchema(text, notation, isObject);
        }

        var key = new Key(text, notation, isObject);
        if (_kept.TryGetValue(key, out var known))
        {
            return known;
        }

        if (_kept.Count >= MostKept)
        {
            _kept.Clear();
        }

        return _kept.GetOrAdd(key, static key => new RequestSchema(key.Text, key.Notation, key.IsObject));
    }

    private readonly record struct Key(string Text, SchemaNotation Notation, bool IsObject);
}
