using System.Text.Json;
using ContractMocks.Schemas;

namespace ContractMocks.Engine.Answers;

/// <summary>
/// The schema of one event, taken apart: the members of its union, and whether they describe the whole event (<c>event</c>, <c>data</c>, <c>id</c>,
/// <c>retry</c>, as OpenAPI 3.2 and several generators do) or its data alone.
/// </summary>
internal sealed class EventShape
{
    private const int MostDepth = 16;
    private const int MostMembers = 256;

    private readonly SchemaDocument _document;

    private EventShape(SchemaDocument document) => _document = document;

    /// <summary>The schemas that an event may have; one where there is no union.</summary>
    public List<EventMember> Members { get; } = [];

    public static EventShape Of(string schema, SchemaDocument document)
    {
        using var parsed = JsonDocument.Parse(schema, new JsonDocumentOptions { MaxDepth = 512 });
        var shape = new EventShape(document);
        shape.Collect(parsed.RootElement.Clone(), 0);
        return shape;
    }

    /// <summary>Whether an object has the fields of an event and no others: then its <c>data</c> is what stands after <c>data:</c>.</summary>
    public static bool IsWhole(JsonElement properties)
    {
        if (properties.ValueKind != JsonValueKind.Object || !properties.TryGetProperty("data", out _))
        {
            return false;
        }

        foreach (var property in properties.EnumerateObject())
        {
            if (property.Name is not ("event" or "data" or "id" or "retry" or "comment"))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether an event is a piece of a chat: it has <c>choices</c>, each with a <c>delta</c>.</summary>
    public bool IsChunk(EventMember member)
    {
        var data = member.IsWhole ? Property(member.Schema, "data") : member.Schema;
        var choices = Property(data, "choices");
        return choices.ValueKind == JsonValueKind.Object && choices.TryGetProperty("items", out var choice)
            && Property(Resolve(choice), "delta").ValueKind != JsonValueKind.Undefined;
    }

    private JsonElement Property(JsonElement schema, string name) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("properties", out var properties)
        && properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(name, out var property) ? Resolve(property) : default;

    private void Collect(JsonElement schema, int depth)
    {
        schema = Resolve(schema);
        if (schema.ValueKind != JsonValueKind.Object || depth > MostDepth || Members.Count >= MostMembers)
        {
            return;
        }

        foreach (var keyword in (ReadOnlySpan<string>)["oneOf", "anyOf"])
        {
            if (schema.TryGetProperty(keyword, out var branches) && branches.ValueKind == JsonValueKind.Array && branches.GetArrayLength() > 0)
            {
                foreach (var branch in branches.EnumerateArray())
                {
                    Collect(branch, depth + 1);
                }

                return;
            }
        }

        Add(schema, depth);
    }

    private void Add(JsonElement schema, int depth)
    {
        var isWhole = schema.TryGetProperty("properties", out var properties) && IsWhole(properties);
        if (!isWhole)
        {
            Members.Add(new EventMember(schema, Word(schema, "event") ?? Word(schema, "type"), false, null));
            return;
        }

        // An event whose data is a union is as many events.
        var data = new EventShape(_document);
        data.Collect(properties.GetProperty("data"), depth + 1);
        var name = Word(schema, "event") ?? Word(schema, "data");
        if (data.Members.Count <= 1)
        {
            Members.Add(new EventMember(schema, name ?? (data.Members.Count == 1 ? data.Members[0].Name : null), true, null));
            return;
        }

        foreach (var member in data.Members)
        {
            Members.Add(new EventMember(schema, member.Name ?? name, true, member.Name));
        }
    }

    /// <summary>The one value that a property may have, where it is a text; null for any other.</summary>
    private string? Word(JsonElement schema, string property)
    {
        if (schema.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object
            && properties.TryGetProperty(property, out var declared) && Only(Resolve(declared)) is { } word)
        {
            return word;
        }

        if (schema.TryGetProperty("allOf", out var parts) && parts.ValueKind == JsonValueKind.Array)
        {
            foreach (var part in parts.EnumerateArray())
            {
                if (Resolve(part) is { ValueKind: JsonValueKind.Object } resolved && Word(resolved, property) is { } inherited)
                {
                    return inherited;
                }
            }
        }

        return null;
    }

    private static string? Only(JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var value = schema.TryGetProperty("const", out var only) ? only
            : schema.TryGetProperty("enum", out var values) && values.ValueKind == JsonValueKind.Array && values.GetArrayLength() == 1 ? values[0]
            : default;
        return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }

    private JsonElement Resolve(JsonElement schema)
    {
        for (var i = 0; i < MostDepth && schema.ValueKind == JsonValueKind.Object
            && schema.TryGetProperty("$ref", out var reference) && reference.ValueKind == JsonValueKind.String; i++)
        {
            if (_document.Resolve(reference.GetString()!) is not { } target)
            {
                break;
            }

            schema = target;
        }

        return schema;
    }
}

/// <summary>One event that may come.</summary>
/// <param name="Schema">Its schema.</param>
/// <param name="Name">The name that tells it from others: its <c>event</c>, else its <c>type</c>; null for none.</param>
/// <param name="IsWhole">Whether the schema describes event, data, id and retry, not the data alone.</param>
/// <param name="DataType">The <c>type</c> that its data must have, where one event's data is a union.</param>
internal sealed record EventMember(JsonElement Schema, string? Name, bool IsWhole, string? DataType);
