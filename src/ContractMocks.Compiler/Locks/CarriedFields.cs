using System.Text.Json;
using ContractMocks.Compiler.Comparison;
using ContractMocks.Compiler.Impact;

namespace ContractMocks.Compiler.Locks;

/// <summary>
/// The fields that a reply carries, as places of its document: it is walked together with its schema. A place is the schema's name and the steps from
/// it, without the unions on the way, so that it is the same in both documents.
/// </summary>
internal sealed class CarriedFields
{
    /// <summary>References, unions and levels on one way; more only a schema has that leads round.</summary>
    private const int MaxDepth = 256;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 512 };

    private readonly LoadedContract _contract;
    private readonly ReplySample _sample;
    private readonly HashSet<string> _trails = new(StringComparer.Ordinal);
    private readonly HashSet<(string Trail, string Schema)> _walking = [];
    private readonly Dictionary<string, JsonElement> _schemas;

    private CarriedFields(LoadedContract contract, Dictionary<string, JsonElement> schemas, ReplySample sample)
    {
        _contract = contract;
        _schemas = schemas;
        _sample = sample;
    }

    /// <summary>The schemas of a contract, parsed once for all its replies.</summary>
    public static Dictionary<string, JsonElement> Schemas(LoadedContract contract)
    {
        var schemas = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var schema in contract.Contract.Schemas)
        {
            schemas[schema.Name] = Parse(schema.Json);
        }

        return schemas;
    }

    public static CarriedFields Of(LoadedContract contract, Dictionary<string, JsonElement> schemas, ReplySample sample)
    {
        var fields = new CarriedFields(contract, schemas, sample);
        if (sample.Body.Length > 0 && fields.Schema() is { } schema)
        {
            fields.Walk(Parse(schema), Parse(sample.Body), "", 0);
        }

        return fields;
    }

    /// <summary>Whether a change of what the client receives concerns a field that is carried.</summary>
    public bool Has(Finding finding)
    {
        if ((finding.Old ?? finding.New) is not { } place)
        {
            return false;
        }

        // The kept part of a document holds it at its own places; a change in a response's head has no schema in its way.
        return FieldTrail.Of(place.Pointer) is { } trail
            ? _trails.Contains(trail)
            : place.Pointer.IndexOf("/headers/", StringComparison.Ordinal) < 0 && finding.Reaches.Any(IsHere);
    }

    private bool IsHere(ChangeReach reach) =>
        reach.Side == ChangeSide.Response && (reach.Where == _sample.Status || reach.Where.StartsWith(_sample.Status + " " + _sample.MediaType, StringComparison.Ordinal));

    private string? Schema()
    {
        var operation = _contract.FindOperation(_sample.Operation);
        var response = operation?.Responses.FirstOrDefault(one => one.Status == _sample.Status)
            ?? operation?.Responses.FirstOrDefault(one => one.Status.Equals(_sample.Status.Substring(0, 1) + "XX", StringComparison.OrdinalIgnoreCase))
            ?? operation?.Responses.FirstOrDefault(static one => one.Status == "default");
        var content = response?.Contents.FirstOrDefault(one => one.MediaType.Split(';')[0].Trim() == _sample.MediaType.Split(';')[0].Trim())
            ?? (response?.Contents.Count == 1 ? response.Contents[0] : null);
        return content?.Schema;
    }

    private void Walk(JsonElement schema, JsonElement value, string trail, int depth)
    {
        _trails.Add(trail);
        if (schema.ValueKind != JsonValueKind.Object || depth > MaxDepth)
        {
            return;
        }

        foreach (var keyword in schema.EnumerateObject())
        {
            switch (keyword.Name)
            {
                case "$ref" or "$dynamicRef" when keyword.Value.ValueKind == JsonValueKind.String:
                    WalkReference(keyword.Value.GetString()!, value, depth);
                    break;
                case "allOf" when keyword.Value.ValueKind == JsonValueKind.Array:
                    foreach (var branch in keyword.Value.EnumerateArray())
                    {
                        Walk(branch, value, trail, depth + 1);
                    }

                    break;
                case "anyOf" or "oneOf" when keyword.Value.ValueKind == JsonValueKind.Array:
                    foreach (var branch in keyword.Value.EnumerateArray().Where(branch => _contract.OverlappingValidator(branch.GetRawText()).IsValid(value)))
                    {
                        Walk(branch, value, trail, depth + 1);
                    }

                    break;
                case "items" when value.ValueKind == JsonValueKind.Array:
                    foreach (var item in value.EnumerateArray())
                    {
                        Walk(keyword.Value, item, trail + FieldTrail.Item, depth + 1);
                    }

                    break;
                case "properties" when keyword.Value.ValueKind == JsonValueKind.Object && value.ValueKind == JsonValueKind.Object:
                    foreach (var property in value.EnumerateObject().Where(property => keyword.Value.TryGetProperty(property.Name, out _)))
                    {
                        Walk(keyword.Value.GetProperty(property.Name), property.Value, trail + FieldTrail.Member(property.Name), depth + 1);
                    }

                    break;
                case "additionalProperties" when value.ValueKind == JsonValueKind.Object:
                    WalkOthers(schema, keyword.Value, value, trail, depth);
                    break;
            }
        }
    }

    private void WalkOthers(JsonElement schema, JsonElement others, JsonElement value, string trail, int depth)
    {
        var hasNamed = schema.TryGetProperty("properties", out var named);
        foreach (var property in value.EnumerateObject())
        {
            if (!hasNamed || !named.TryGetProperty(property.Name, out _))
            {
                Walk(others, property.Value, trail + FieldTrail.Other, depth + 1);
            }
        }
    }

    private void WalkReference(string reference, JsonElement value, int depth)
    {
        const string Prefix = "#/schemas/";
        if (!reference.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return;
        }

        var name = Specs.JsonPointer.Segments(reference)![1];
        // The same value by the same schema once: references may lead round.
        var step = (name, value.GetRawText());
        if (_schemas.TryGetValue(name, out var schema) && _walking.Add(step))
        {
            Walk(schema, value, name, depth + 1);
        }
    }

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json, Options);
        return document.RootElement.Clone();
    }
}
