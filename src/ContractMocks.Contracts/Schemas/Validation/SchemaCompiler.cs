using System.Text.Json;

namespace ContractMocks.Schemas.Validation;

/// <summary>
/// Turns a schema's JSON into checks, in the order in which they are cheap to ask and telling to hear. Each group of keywords reads its own.
/// Not yet read: <c>$dynamicRef</c>, and <c>$id</c> below the root; both would be decided here and in <see cref="SchemaDocument"/>.
/// </summary>
internal sealed class SchemaCompiler
{
    private static readonly SchemaNode Anything = new([], nullable: false);

    private SchemaCompiler(SchemaDocument document) => Document = document;

    public SchemaDocument Document { get; }

    public static SchemaNode Compile(JsonElement schema, SchemaDocument document) => new SchemaCompiler(document).Node(schema);

    /// <summary>The node of a schema; what is neither an object nor <c>false</c> accepts everything.</summary>
    public SchemaNode Node(JsonElement schema) => schema.ValueKind switch
    {
        JsonValueKind.False => new SchemaNode([new NeverCheck()], nullable: false),
        JsonValueKind.Object => ObjectNode(schema),
        _ => Anything,
    };

    public SchemaNode Node(JsonElement? schema) => schema is { } present ? Node(present) : Anything;

    private SchemaNode ObjectNode(JsonElement schema)
    {
        var checks = new List<Check>();
        var types = TypeCheck.Read(schema);
        if (types != SchemaTypes.None)
        {
            checks.Add(new TypeCheck(types));
        }

        ListedValueCheck.AddTo(checks, schema);
        NumberChecks.AddTo(checks, schema);
        StringChecks.AddTo(checks, schema, Document);
        ArrayChecks.AddTo(checks, schema, this);
        ObjectChecks.AddTo(checks, schema, this);
        Combinators.AddTo(checks, schema, this);
        var properties = Keywords.Schema(schema, "unevaluatedProperties") is { } rest ? new UnevaluatedPropertiesCheck(Node(rest)) : null;
        var items = Keywords.Schema(schema, "unevaluatedItems") is { } restItems ? new UnevaluatedItemsCheck(Node(restItems)) : null;
        if (properties is not null)
        {
            checks.Add(properties);
        }

        if (items is not null)
        {
            checks.Add(items);
        }

        var nullable = schema.TryGetProperty("nullable", out var flag) && flag.ValueKind == JsonValueKind.True;
        var node = new SchemaNode(checks, nullable);
        if (properties is not null)
        {
            properties.Owner = node;
        }

        if (items is not null)
        {
            items.Owner = node;
        }

        return node;
    }
}
