using System.Text.Json;
using System.Text.Json.Nodes;
using ContractMocks.Conversations;
using ContractMocks.Dialects.Gemini;
using ContractMocks.Schemas;

namespace ContractMocks.Engine.Answers.Live;

/// <summary>A schema that a request brought along. What it costs to read it is paid when it is first used. Thread-safe.</summary>
internal sealed class RequestSchema
{
    private const int MostDepth = 512;

    private readonly Lazy<string> _text;
    private readonly Lazy<SchemaFaker> _faker;
    private readonly Lazy<SchemaValidator> _validator;

    public RequestSchema(string text, SchemaNotation notation, bool isObject)
    {
        _text = new Lazy<string>(() => Normalise(text, notation, isObject));
        _faker = new Lazy<SchemaFaker>(() => SchemaFaker.Compile(Text));
        _validator = new Lazy<SchemaValidator>(() => SchemaValidator.Compile(Text));
    }

    /// <summary>The schema as JSON Schema.</summary>
    public string Text => _text.Value;

    /// <summary>An instance as minified JSON.</summary>
    /// <exception cref="UnfakeableSchemaException">No value fits.</exception>
    /// <exception cref="JsonException">The schema cannot be read.</exception>
    public string Fake(int seed) => _faker.Value.Make(new FakeOptions { Seed = seed });

    /// <summary>Why a text is not JSON that fits; null where it is.</summary>
    public string? Misfit(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MostDepth });
            SchemaValidator validator;
            try
            {
                validator = _validator.Value;
            }
            catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
            {
                return $"the schema cannot be read: {exception.Message}";
            }

            var errors = validator.Validate(document.RootElement);
            return errors.Count == 0 ? null : $"at {errors[0].Path} it asks for {errors[0].Expected}";
        }
        catch (JsonException)
        {
            return "it is not JSON";
        }
    }

    /// <summary>Why a text is not a JSON object; null where it is.</summary>
    public static string? ObjectMisfit(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MostDepth });
            return document.RootElement.ValueKind == JsonValueKind.Object ? null : "it is no JSON object";
        }
        catch (JsonException)
        {
            return "it is not JSON";
        }
    }

    private static string Normalise(string text, SchemaNotation notation, bool isObject)
    {
        if (notation == SchemaNotation.Json && !isObject)
        {
            return text;
        }

        var schema = JsonNode.Parse(text, null, new JsonDocumentOptions { MaxDepth = MostDepth });
        if (notation == SchemaNotation.Gemini)
        {
            schema = GeminiSchema.ToJsonSchema(schema);
        }

        // Arguments are an object on every wire; schemas that say so only by their properties, or allow null beside it, mean one.
        if (isObject && schema is JsonObject root && AllowsObject(root["type"]))
        {
            root["type"] = "object";
        }

        return schema?.ToJsonString(WireJson.Serializing) ?? "{}";
    }

    private static bool AllowsObject(JsonNode? type) =>
        type is null || (type is JsonArray types && types.Any(static one => one is JsonValue value && value.TryGetValue<string>(out var name) && name == "object"));
}
