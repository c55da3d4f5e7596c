namespace ContractMocks.Compiler.Specs;

/// <summary>What the value of a schema keyword holds, and so how it is checked and carried over.</summary>
internal enum KeywordForm
{
    Schema,
    SchemaMap,
    SchemaList,
    Items,
    Reference,
    DynamicReference,
    RecursiveReference,
    Types,
    Values,
    Value,
    Number,
    ExclusiveBound,
    Count,
    Flag,
    Text,
    TextList,
    TextListMap,
    Discriminator,
    Dependencies,
}

/// <summary>
/// The keywords of JSON Schema 2020-12 and of OpenAPI's schema objects that a contract keeps. Whatever is not here (<c>x-*</c>, <c>xml</c>,
/// <c>externalDocs</c>, <c>$comment</c>) has no say in what is valid and is left behind. So are the names that references use (<c>$id</c>,
/// <c>$anchor</c>, <c>$defs</c>): what they name becomes a named schema when a reference reaches it.
/// </summary>
internal static class SchemaKeywords
{
    private static readonly Dictionary<string, KeywordForm> Forms = new(StringComparer.Ordinal)
    {
        ["$ref"] = KeywordForm.Reference,
        ["$dynamicRef"] = KeywordForm.DynamicReference,
        ["$recursiveRef"] = KeywordForm.RecursiveReference,
        ["title"] = KeywordForm.Text,
        ["description"] = KeywordForm.Text,
        ["deprecated"] = KeywordForm.Flag,
        ["readOnly"] = KeywordForm.Flag,
        ["writeOnly"] = KeywordForm.Flag,
        ["default"] = KeywordForm.Value,
        ["const"] = KeywordForm.Value,
        ["type"] = KeywordForm.Types,
        ["enum"] = KeywordForm.Values,
        ["format"] = KeywordForm.Text,
        ["minimum"] = KeywordForm.Number,
        ["maximum"] = KeywordForm.Number,
        ["exclusiveMinimum"] = KeywordForm.ExclusiveBound,
        ["exclusiveMaximum"] = KeywordForm.ExclusiveBound,
        ["multipleOf"] = KeywordForm.Number,
        ["minLength"] = KeywordForm.Count,
        ["maxLength"] = KeywordForm.Count,
        ["pattern"] = KeywordForm.Text,
        ["contentEncoding"] = KeywordForm.Text,
        ["contentMediaType"] = KeywordForm.Text,
        ["contentSchema"] = KeywordForm.Schema,
        ["items"] = KeywordForm.Items,
        ["prefixItems"] = KeywordForm.SchemaList,
        ["contains"] = KeywordForm.Schema,
        ["minContains"] = KeywordForm.Count,
        ["maxContains"] = KeywordForm.Count,
        ["minItems"] = KeywordForm.Count,
        ["maxItems"] = KeywordForm.Count,
        ["uniqueItems"] = KeywordForm.Flag,
        ["unevaluatedItems"] = KeywordForm.Schema,
        ["properties"] = KeywordForm.SchemaMap,
        ["patternProperties"] = KeywordForm.SchemaMap,
        ["additionalProperties"] = KeywordForm.Schema,
        ["unevaluatedProperties"] = KeywordForm.Schema,
        ["propertyNames"] = KeywordForm.Schema,
        ["minProperties"] = KeywordForm.Count,
        ["maxProperties"] = KeywordForm.Count,
        ["required"] = KeywordForm.TextList,
        ["dependentRequired"] = KeywordForm.TextListMap,
        ["dependentSchemas"] = KeywordForm.SchemaMap,
        ["dependencies"] = KeywordForm.Dependencies,
        ["allOf"] = KeywordForm.SchemaList,
        ["anyOf"] = KeywordForm.SchemaList,
        ["oneOf"] = KeywordForm.SchemaList,
        ["not"] = KeywordForm.Schema,
        ["if"] = KeywordForm.Schema,
        ["then"] = KeywordForm.Schema,
        ["else"] = KeywordForm.Schema,
        ["discriminator"] = KeywordForm.Discriminator,
    };

    /// <summary>Keywords that say something about a value and do not judge it; they stay outside when a schema is wrapped.</summary>
    private static readonly HashSet<string> Annotations = new(StringComparer.Ordinal)
    {
        "title", "description", "deprecated", "readOnly", "writeOnly", "default", "example", "examples",
    };

    public static bool TryGet(string keyword, out KeywordForm form) => Forms.TryGetValue(keyword, out form);

    public static bool IsAnnotation(string keyword) => Annotations.Contains(keyword);

    /// <summary>The names that <c>type</c> may take.</summary>
    public static readonly IReadOnlyList<string> TypeNames = ["array", "boolean", "integer", "null", "number", "object", "string"];

    /// <summary>What a form asks for, to complete "must be …".</summary>
    public static string Expected(KeywordForm form) => form switch
    {
        KeywordForm.Schema or KeywordForm.Items => "a schema (a mapping, true or false)",
        KeywordForm.SchemaMap => "a mapping from names to schemas",
        KeywordForm.SchemaList => "a list of schemas with at least one item",
        KeywordForm.Reference or KeywordForm.DynamicReference or KeywordForm.RecursiveReference or KeywordForm.Text => "a text",
        KeywordForm.Types => "a type or a list of types: array, boolean, integer, null, number, object or string",
        KeywordForm.Values => "a list with at least one value",
        KeywordForm.Number => "a number",
        KeywordForm.ExclusiveBound => "a number (in OpenAPI 3.0: true or false)",
        KeywordForm.Count => "a whole number from 0 up",
        KeywordForm.Flag => "true or false",
        KeywordForm.TextList => "a list of texts",
        KeywordForm.TextListMap => "a mapping from names to lists of texts",
        KeywordForm.Discriminator => "a mapping with 'propertyName'",
        KeywordForm.Dependencies => "a mapping from names to schemas or lists of texts",
        _ => "a value",
    };
}
