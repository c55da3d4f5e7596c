using System.Text.Json;
using System.Text.Encodings.Web;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Schemas;

/// <summary>
/// Reads a JSON Schema into a <see cref="Schema"/>. Keywords of a wrong type are passed over, as JSON Schema asks of unknown ones. What is left
/// of OpenAPI 3.0 (<c>nullable</c>, boolean <c>exclusiveMinimum</c>, <c>example</c>) is folded into the 2020-12 form.
/// </summary>
internal static class SchemaReader
{
    private static readonly JsonWriterOptions Minified = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="JsonException">The text is not JSON, or is nested more than 512 deep.</exception>
    public static Schema Read(string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = Walk.MaxDepth });
        return Read(document.RootElement);
    }

    public static Schema Read(JsonElement schema)
    {
        switch (schema.ValueKind)
        {
            case JsonValueKind.False:
                return Schema.Nothing;
            case JsonValueKind.Object:
                var read = ReadApplicators(ReadBounds(ReadWords(schema), schema), schema);
                return IsTrue(schema, "nullable") ? OrNull(read) : read;
            default:
                return Schema.Anything;
        }
    }

    /// <summary>A JSON value as the minified text that <see cref="Schema"/> keeps.</summary>
    public static string Text(JsonElement value)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Minified))
        {
            value.WriteTo(writer);
        }

        return Utf8Text.Decode(buffer.ToArray());
    }

    private static Schema ReadWords(JsonElement schema)
    {
        var examples = Array.ConvertAll(Keywords.Schemas(schema, "examples"), Text);
        if (schema.TryGetProperty("example", out var example))
        {
            examples = [.. examples.Append(Text(example)).Distinct()];
        }

        return new Schema
        {
            Ref = Keywords.Text(schema, "$ref"),
            Title = Keywords.Text(schema, "title"),
            Description = Keywords.Text(schema, "description"),
            Deprecated = IsTrue(schema, "deprecated"),
            ReadOnly = IsTrue(schema, "readOnly"),
            WriteOnly = IsTrue(schema, "writeOnly"),
            Types = TypeCheck.Read(schema),
            Format = Keywords.Text(schema, "format"),
            Const = schema.TryGetProperty("const", out var constant) ? Text(constant) : null,
            Enum = schema.TryGetProperty("enum", out var list) && list.ValueKind == JsonValueKind.Array
                ? new EquatableArray<string>(Array.ConvertAll(Keywords.Items(list), Text))
                : null,
            Default = schema.TryGetProperty("default", out var value) ? Text(value) : null,
            Examples = new EquatableArray<string>(examples),
        };
    }

    private static Schema ReadBounds(Schema read, JsonElement schema)
    {
        var minimum = Number(schema, "minimum");
        var maximum = Number(schema, "maximum");
        var aboveMinimum = IsTrue(schema, "exclusiveMinimum");
        var belowMaximum = IsTrue(schema, "exclusiveMaximum");
        return read with
        {
            Minimum = aboveMinimum ? null : minimum,
            Maximum = belowMaximum ? null : maximum,
            ExclusiveMinimum = aboveMinimum ? minimum : Number(schema, "exclusiveMinimum"),
            ExclusiveMaximum = belowMaximum ? maximum : Number(schema, "exclusiveMaximum"),
            MultipleOf = Number(schema, "multipleOf"),
            MinLength = Keywords.Count(schema, "minLength"),
            MaxLength = Keywords.Count(schema, "maxLength"),
            Pattern = Keywords.Text(schema, "pattern"),
            MinContains = Keywords.Count(schema, "minContains"),
            MaxContains = Keywords.Count(schema, "maxContains"),
            MinItems = Keywords.Count(schema, "minItems"),
            MaxItems = Keywords.Count(schema, "maxItems"),
            UniqueItems = IsTrue(schema, "uniqueItems"),
            MinProperties = Keywords.Count(schema, "minProperties"),
            MaxProperties = Keywords.Count(schema, "maxProperties"),
        };
    }

    private static Schema ReadApplicators(Schema read, JsonElement schema)
    {
        var discriminator = schema.TryGetProperty("discriminator", out var told) && told.ValueKind == JsonValueKind.Object ? told : (JsonElement?)null;
        return read with
        {
            Items = One(schema, "items"),
            PrefixItems = Many(schema, "prefixItems"),
            Contains = One(schema, "contains"),
            Properties = Named(schema, "properties"),
            Required = schema.TryGetProperty("required", out var required) ? Keywords.Names(required).ToEquatableArray() : default,
            AdditionalProperties = One(schema, "additionalProperties"),
            PatternProperties = Named(schema, "patternProperties"),
            PropertyNames = One(schema, "propertyNames"),
            AllOf = Many(schema, "allOf"),
            AnyOf = Many(schema, "anyOf"),
            OneOf = Many(schema, "oneOf"),
            Not = One(schema, "not"),
            If = One(schema, "if"),
            Then = One(schema, "then"),
            Else = One(schema, "else"),
            Discriminator = discriminator is { } named ? Keywords.Text(named, "propertyName") : null,
            DiscriminatorMapping = discriminator is { } mapped
                ? Keywords.Members(mapped, "mapping")
                    .Where(static entry => entry.Value.ValueKind == JsonValueKind.String)
                    .Select(static entry => new DiscriminatorValue(entry.Name, entry.Value.GetString()!))
                    .ToEquatableArray()
                : default,
        };
    }

    private static Schema OrNull(Schema schema)
    {
        var listed = schema.Enum is { } values && !values.Contains("null") ? values.Append("null").ToEquatableArray() : schema.Enum;
        if (schema.Ref is null && schema.Const is null && schema.AllOf.Count + schema.AnyOf.Count + schema.OneOf.Count == 0)
        {
            return schema with { Types = schema.Types == SchemaTypes.None ? SchemaTypes.None : schema.Types | SchemaTypes.Null, Enum = listed };
        }

        return new Schema { AnyOf = [schema, new Schema { Types = SchemaTypes.Null }], Description = schema.Description, Title = schema.Title };
    }

    private static Schema? One(JsonElement schema, string keyword) => Keywords.Schema(schema, keyword) is { } found ? Read(found) : null;

    private static EquatableArray<Schema> Many(JsonElement schema, string keyword) =>
        new(Array.ConvertAll<JsonElement, Schema>(Keywords.Schemas(schema, keyword), Read));

    private static EquatableArray<SchemaProperty> Named(JsonElement schema, string keyword) =>
        new(Array.ConvertAll(Keywords.Members(schema, keyword), static member => new SchemaProperty(member.Name, Read(member.Value))));

    private static double? Number(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) ? number : null;

    private static bool IsTrue(JsonElement schema, string keyword) => schema.TryGetProperty(keyword, out var value) && value.ValueKind == JsonValueKind.True;
}
