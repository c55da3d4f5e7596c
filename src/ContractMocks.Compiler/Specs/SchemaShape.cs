using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Specs;

/// <summary>How OpenAPI 3.0's <c>nullable</c> is said in JSON Schema, by what stands beside it.</summary>
internal enum NullForm
{
    /// <summary>Nothing to add: not nullable, or null is accepted as it is.</summary>
    None,

    /// <summary><c>type: string</c> becomes <c>type: [string, null]</c>.</summary>
    InType,

    /// <summary>A union gets one more branch.</summary>
    InAnyOf,

    /// <summary>The schema becomes the first branch of a union with null.</summary>
    Wrapped,
}

/// <summary>What has to be known of a schema's keywords together before they are written one by one.</summary>
internal readonly struct SchemaShape
{
    private readonly MappingNode _schema;

    public SchemaShape(MappingNode schema)
    {
        _schema = schema;
        var types = schema["type"] is { } type ? TypesOf(type) : null;
        IsText = types is not null && types.Contains("string") && types.All(static name => name is "string" or "null");
        IsNullable = schema["nullable"]?.Flag == true || schema["x-nullable"]?.Flag == true;
        if (!IsNullable)
        {
            return;
        }

        var isComposed = schema.Find("$ref") is not null || schema.Find("oneOf") is not null || schema.Find("allOf") is not null;
        SaysOnlyNull = types is { Count: 1 } && types[0] == "null" && (isComposed || schema.Find("anyOf") is not null);
        if (isComposed)
        {
            Null = NullForm.Wrapped;
        }
        else if (schema.Find("anyOf") is not null)
        {
            Null = types is null ? NullForm.InAnyOf : NullForm.Wrapped;
        }
        else if (types is not null && !types.Contains("null"))
        {
            Null = NullForm.InType;
        }

        AddsNullToEnum = Null != NullForm.Wrapped && schema["enum"] is SequenceNode values
            && !values.Items.Any(static value => value is ScalarNode { Type: ScalarType.Null });
    }

    /// <summary>Whether <c>nullable</c> (or Swagger's <c>x-nullable</c>) is true.</summary>
    public bool IsNullable { get; }

    public NullForm Null { get; }

    /// <summary>
    /// Whether <c>type: null</c> stands beside <c>nullable</c> and other schemas. Anthropic's document of 2025-10 says "this or null" so; by the letter nothing but null would
    /// be left, which nobody means.
    /// </summary>
    public bool SaysOnlyNull { get; }

    public bool AddsNullToEnum { get; }

    /// <summary>Whether <c>type</c> allows texts only (and null).</summary>
    public bool IsText { get; }

    /// <summary>Whether a bound is made exclusive by OpenAPI 3.0's boolean keyword.</summary>
    public bool IsExclusive(string bound) =>
        _schema[bound] is ScalarNode { Type: ScalarType.Number }
        && _schema[bound == "minimum" ? "exclusiveMinimum" : "exclusiveMaximum"]?.Flag == true;

    /// <summary>The types that a <c>type</c> keyword names; null when it has a wrong value.</summary>
    public static IReadOnlyList<string>? TypesOf(Node type)
    {
        if (type is ScalarNode scalar)
        {
            return IsTypeName(scalar) ? [scalar.Value] : null;
        }

        if (type is not SequenceNode { Items.Count: > 0 } sequence)
        {
            return null;
        }

        var names = new List<string>(sequence.Items.Count);
        foreach (var item in sequence.Items)
        {
            if (item is not ScalarNode name || !IsTypeName(name))
            {
                return null;
            }

            names.Add(name.Value);
        }

        return names;
    }

    /// <summary>Whether a value has the form that is carried over as it stands.</summary>
    public static bool IsPlain(KeywordForm form, Node value) => form switch
    {
        KeywordForm.Number or KeywordForm.ExclusiveBound => value is ScalarNode { Type: ScalarType.Number },
        KeywordForm.Count => value is ScalarNode { Type: ScalarType.Number } number && IsCount(number.Value),
        KeywordForm.Flag => value is ScalarNode { Type: ScalarType.Boolean },
        KeywordForm.Text => value is ScalarNode { Type: ScalarType.String },
        KeywordForm.TextList => IsTexts(value),
        KeywordForm.TextListMap => value is MappingNode map && map.Entries.All(static entry => IsTexts(entry.Value)),
        _ => false,
    };

    /// <summary>A bare <c>null</c> in a list of types is YAML's null; everyone means the type.</summary>
    private static bool IsTypeName(ScalarNode scalar) =>
        scalar.Type is ScalarType.String or ScalarType.Null && SchemaKeywords.TypeNames.Contains(scalar.Value);

    private static bool IsTexts(Node value) =>
        value is SequenceNode sequence && sequence.Items.All(static item => item is ScalarNode { Type: ScalarType.String });

    private static bool IsCount(string number) => number.Length > 0 && number.All(static c => c is >= '0' and <= '9');
}
