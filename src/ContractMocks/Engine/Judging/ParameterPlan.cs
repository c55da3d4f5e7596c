using System.Text.Json;
using ContractMocks.Schemas;

namespace ContractMocks.Engine.Judging;

/// <summary>A parameter ready to be judged: made once per operation, so that requests pay for reading alone.</summary>
internal sealed class ParameterPlan
{
    private readonly SchemaValidator? _validator;
    private readonly HashSet<string>? _texts;

    public ParameterPlan(Parameter parameter, RequestSchemas schemas)
    {
        Parameter = parameter;
        BaseName = parameter.Name.EndsWith("[]", StringComparison.Ordinal) ? parameter.Name[..^2] : parameter.Name;
        var schema = JsonElement.Parse(parameter.Schema);
        Shape = Shape.Of(schema, schemas.Contract.Schemas);
        _validator = schema.ValueKind == JsonValueKind.True || Shape.TakesAnyText() ? null : schemas.Validator(parameter.Schema);
        _texts = Texts(schema);
        IsSecret = parameter.In == ParameterPlace.Cookie || Redaction.IsSecretName(parameter.Name);
    }

    public Parameter Parameter { get; }

    /// <summary>The name without the empty brackets that some documents put at its end.</summary>
    public string BaseName { get; }

    public Shape Shape { get; }

    /// <summary>Whether the value may not be shown.</summary>
    public bool IsSecret { get; }

    public bool IsJson => MediaType.IsJson(Parameter.MediaType);

    /// <summary>Whether a text is all that can be there, so that the style does not matter.</summary>
    public bool IsScalar => Shape.IsAnything || !Shape.Allows(SchemaTypes.Array | SchemaTypes.Object);

    /// <summary>Whether a lone text can be there beside lists and objects.</summary>
    public bool TakesLoneText => Shape.Allows(SchemaTypes.String | SchemaTypes.Number | SchemaTypes.Integer | SchemaTypes.Boolean);

    /// <summary>Whether the text may stand without a look at the schema.</summary>
    public bool TakesAtOnce(string text) => _validator is null || _texts?.Contains(text) == true;

    public bool IsValid(JsonElement value) => _validator is null || _validator.IsValid(value);

    public IReadOnlyList<SchemaError> Explain(JsonElement value) => _validator?.Validate(value) ?? [];

    /// <summary>The texts of a plain list of them, which most parameters with few values are.</summary>
    private static HashSet<string>? Texts(JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object
            || !schema.TryGetProperty("enum", out var list)
            || list.ValueKind != JsonValueKind.Array
            || schema.EnumerateObject().Any(static keyword => keyword.Name is not ("type" or "enum" or "title" or "description" or "default" or "example"))
            || !schema.TryGetProperty("type", out var type)
            || !type.ValueEquals("string"))
        {
            return null;
        }

        return [.. list.EnumerateArray().Where(static value => value.ValueKind == JsonValueKind.String).Select(static value => value.GetString()!)];
    }
}
