using System.Text.Json;

namespace ContractMocks.Conversations;

/// <summary>What the text of an answer must be.</summary>
internal enum OutputKind
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A JSON object.</summary>
    JsonObject,

    /// <summary>JSON that fits a schema.</summary>
    JsonSchema,

    /// <summary>One of the values of a schema, as plain text (Gemini's <c>text/x.enum</c>).</summary>
    Choice,
}

/// <summary>How JSON Schemas are written in a request.</summary>
internal enum SchemaNotation
{
    /// <summary>As JSON Schema.</summary>
    Json,

    /// <summary>As Gemini's <c>Schema</c>: types in capitals, <c>nullable</c>, whole numbers as texts.</summary>
    Gemini,
}

/// <summary>What a request says of the text of its answer, in no provider's words.</summary>
internal sealed record RequestedOutput
{
    /// <summary>What holds where a request says nothing.</summary>
    public static readonly RequestedOutput AnyText = new();

    public OutputKind Kind { get; init; }

    /// <summary>The schema; undefined where the kind has none.</summary>
    public JsonElement Schema { get; init; }

    public SchemaNotation Notation { get; init; }

    /// <summary>The parameter that says so, as the provider writes it, e.g. <c>response_format.json_schema.schema</c>.</summary>
    public string Parameter { get; init; } = "response_format";
}
