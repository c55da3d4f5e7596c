using System.Text.Json;

namespace ContractMocks.Schemas.Validation;

/// <summary><c>type</c>. An integer is any number without a fraction, so <c>1.0</c> is one; draft 4 went by how it is written.</summary>
internal sealed class TypeCheck(SchemaTypes types, bool isLexical) : LeafCheck
{
    private readonly SchemaTypes _types = types;

    protected override string Keyword => "type";

    protected override string Expected => Words.Types(_types);

    public static void AddTo(List<Check> checks, JsonElement schema, SchemaCompiler compiler)
    {
        var types = Read(schema);
        if (types != SchemaTypes.None)
        {
            checks.Add(new TypeCheck(types, compiler.Has(Rules.LexicalIntegers)));
        }
    }

    public static SchemaTypes Read(JsonElement schema)
    {
        if (!schema.TryGetProperty("type", out var type))
        {
            return SchemaTypes.None;
        }

        if (type.ValueKind == JsonValueKind.String)
        {
            return Parse(type.GetString()!);
        }

        var types = SchemaTypes.None;
        if (type.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in type.EnumerateArray())
            {
                types |= item.ValueKind == JsonValueKind.String ? Parse(item.GetString()!) : SchemaTypes.None;
            }
        }

        return types;
    }

    public static SchemaTypes Of(JsonElement instance) => instance.ValueKind switch
    {
        JsonValueKind.Object => SchemaTypes.Object,
        JsonValueKind.Array => SchemaTypes.Array,
        JsonValueKind.String => SchemaTypes.String,
        JsonValueKind.True or JsonValueKind.False => SchemaTypes.Boolean,
        JsonValueKind.Null => SchemaTypes.Null,
        JsonValueKind.Number => ExactNumber.IsInteger(instance) ? SchemaTypes.Integer | SchemaTypes.Number : SchemaTypes.Number,
        _ => SchemaTypes.None,
    };

    public override bool Accepts(JsonElement instance, ref Walk walk) => instance.ValueKind switch
    {
        JsonValueKind.Object => (_types & SchemaTypes.Object) != 0,
        JsonValueKind.Array => (_types & SchemaTypes.Array) != 0,
        JsonValueKind.String => (_types & SchemaTypes.String) != 0,
        JsonValueKind.True or JsonValueKind.False => (_types & SchemaTypes.Boolean) != 0,
        JsonValueKind.Null => (_types & SchemaTypes.Null) != 0,
        JsonValueKind.Number => (_types & SchemaTypes.Number) != 0 || ((_types & SchemaTypes.Integer) != 0 && IsInteger(instance)),
        _ => false,
    };

    private bool IsInteger(JsonElement number) => isLexical ? Utf8Text.Raw(number).IndexOfAny((byte)'.', (byte)'e', (byte)'E') < 0 : ExactNumber.IsInteger(number);

    private static SchemaTypes Parse(string name) => name switch
    {
        "null" => SchemaTypes.Null,
        "boolean" => SchemaTypes.Boolean,
        "integer" => SchemaTypes.Integer,
        "number" => SchemaTypes.Number,
        "string" => SchemaTypes.String,
        "array" => SchemaTypes.Array,
        "object" => SchemaTypes.Object,
        _ => SchemaTypes.None,
    };
}
