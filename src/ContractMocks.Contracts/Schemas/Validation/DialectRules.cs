using System.Text.Json;

namespace ContractMocks.Schemas.Validation;

/// <summary>What dialects differ in.</summary>
[Flags]
internal enum Rules
{
    None = 0,

    /// <summary><c>$ref</c> hides what stands beside it.</summary>
    RefStandsAlone = 1,

    /// <summary>A boolean <c>exclusiveMinimum</c> says that the minimum itself is out.</summary>
    BooleanBounds = 1 << 1,

    /// <summary>What draft 6 brought: <c>const</c>, <c>contains</c>, <c>propertyNames</c>, <c>exclusiveMinimum</c> as a number.</summary>
    Draft6Words = 1 << 2,

    /// <summary><c>if</c>, <c>then</c>, <c>else</c>.</summary>
    Conditions = 1 << 3,

    /// <summary><c>items</c> may be a list, with <c>additionalItems</c> after it.</summary>
    ListedItems = 1 << 4,

    /// <summary><c>prefixItems</c>.</summary>
    PrefixItems = 1 << 5,

    /// <summary><c>dependencies</c>.</summary>
    Dependencies = 1 << 6,

    /// <summary>What 2019-09 brought: <c>dependentRequired</c>, <c>dependentSchemas</c>, <c>minContains</c>, <c>$anchor</c>.</summary>
    Draft2019Words = 1 << 7,

    /// <summary><c>unevaluatedItems</c>, <c>unevaluatedProperties</c>.</summary>
    Unevaluated = 1 << 8,

    /// <summary><c>$dynamicRef</c>.</summary>
    DynamicRef = 1 << 9,

    /// <summary><c>$recursiveRef</c>.</summary>
    RecursiveRef = 1 << 10,

    /// <summary><c>nullable</c>.</summary>
    Nullable = 1 << 11,

    /// <summary><c>discriminator</c> picks the branch.</summary>
    Discriminator = 1 << 12,

    /// <summary><c>1.0</c> is no integer.</summary>
    LexicalIntegers = 1 << 13,

    /// <summary><c>patternProperties</c>, which OpenAPI 3.0 lacks.</summary>
    PatternProperties = 1 << 14,

    /// <summary>Keywords that assert: <c>type</c>, <c>minimum</c> and so on. A vocabulary may leave them out.</summary>
    Assertions = 1 << 15,

    /// <summary>Keywords that apply schemas: <c>properties</c>, <c>allOf</c> and so on. A vocabulary may leave them out.</summary>
    Applicators = 1 << 16,

    /// <summary><c>format</c> judges.</summary>
    Formats = 1 << 17,

    /// <summary>Schemas stand at a contract's <c>schemas</c> or a document's <c>components</c> too.</summary>
    Containers = 1 << 18,

    /// <summary>The identifier is called <c>id</c>.</summary>
    IdWithoutDollar = 1 << 19,

    /// <summary>An identifier of the form <c>#name</c> is an anchor.</summary>
    IdsAreAnchors = 1 << 20,

    /// <summary>Several alternatives of <c>oneOf</c> may fit; no dialect has it, <see cref="SchemaOptions.OneOfMayOverlap"/> asks for it.</summary>
    OneOfMayOverlap = 1 << 21,
}

/// <summary>The dialects as sets of rules, and which one a <c>$schema</c> names.</summary>
internal static class DialectRules
{
    private const string Draft202012Vocabulary = "https://json-schema.org/draft/2020-12/vocab/";
    private const string Draft201909Vocabulary = "https://json-schema.org/draft/2019-09/vocab/";

    private const Rules All = Rules.Assertions | Rules.Applicators | Rules.Formats;

    private const Rules Draft4 = All | Rules.RefStandsAlone | Rules.BooleanBounds | Rules.ListedItems | Rules.Dependencies | Rules.PatternProperties
        | Rules.LexicalIntegers | Rules.IdWithoutDollar | Rules.IdsAreAnchors;

    private const Rules Draft6 = All | Rules.RefStandsAlone | Rules.ListedItems | Rules.Dependencies | Rules.PatternProperties | Rules.Draft6Words | Rules.IdsAreAnchors;

    private const Rules Draft201909 = All | Rules.ListedItems | Rules.Dependencies | Rules.PatternProperties | Rules.Draft6Words | Rules.Conditions
        | Rules.Draft2019Words | Rules.Unevaluated | Rules.RecursiveRef;

    // 2020-12 lets implementations keep reading dependencies.
    private const Rules Draft202012 = All | Rules.Dependencies | Rules.PatternProperties | Rules.Draft6Words | Rules.Conditions
        | Rules.Draft2019Words | Rules.Unevaluated | Rules.PrefixItems | Rules.DynamicRef;

    private const Rules OpenApi30 = All | Rules.RefStandsAlone | Rules.BooleanBounds | Rules.Nullable | Rules.Discriminator | Rules.Containers;

    private const Rules Contract = Draft202012 | Rules.BooleanBounds | Rules.Nullable | Rules.Discriminator | Rules.RecursiveRef | Rules.Containers;

    public static Rules Of(SchemaDialect dialect) => dialect switch
    {
        SchemaDialect.Draft202012 => Draft202012,
        SchemaDialect.Draft201909 => Draft201909,
        SchemaDialect.Draft7 => Draft6 | Rules.Conditions,
        SchemaDialect.Draft6 => Draft6,
        SchemaDialect.Draft4 => Draft4,
        SchemaDialect.OpenApi30 => OpenApi30,
        _ => Contract,
    };

    /// <summary>The dialect that an address names, or null.</summary>
    public static SchemaDialect? Named(string schema) => Strip(schema) switch
    {
        "://json-schema.org/draft/2020-12/schema" => SchemaDialect.Draft202012,
        "://json-schema.org/draft/2019-09/schema" => SchemaDialect.Draft201909,
        "://json-schema.org/draft-07/schema" => SchemaDialect.Draft7,
        "://json-schema.org/draft-06/schema" => SchemaDialect.Draft6,
        "://json-schema.org/draft-04/schema" => SchemaDialect.Draft4,
        var other when other.StartsWith("://spec.openapis.org/oas/3.0/", StringComparison.Ordinal) => SchemaDialect.OpenApi30,
        var other when other.StartsWith("://spec.openapis.org/oas/3.", StringComparison.Ordinal) => SchemaDialect.Contract,
        _ => null,
    };

    /// <summary>The rules of a schema's own <c>$schema</c>; what it does not say is as in the rules around it.</summary>
    public static Rules Of(JsonElement schema, Rules around, SchemaOptions options)
    {
        if (schema.ValueKind != JsonValueKind.Object || Keywords.Text(schema, "$schema") is not { } name)
        {
            return around;
        }

        var rules = Named(name) is { } dialect ? Of(dialect) : Custom(name, options, depth: 0) ?? around;
        return options.AssertsFormats || (rules & Rules.Formats) == 0 || Asserts(name, options) ? rules : rules & ~Rules.Formats;
    }

    // A metaschema of one's own: its vocabularies, or else the dialect that it is itself written in.
    private static Rules? Custom(string name, SchemaOptions options, int depth)
    {
        const int MostSteps = 8;
        if (depth == MostSteps || options.Documents.Find(name.TrimEnd('#')) is not { ValueKind: JsonValueKind.Object } metaschema)
        {
            return null;
        }

        if (metaschema.TryGetProperty("$vocabulary", out var vocabulary) && vocabulary.ValueKind == JsonValueKind.Object)
        {
            return OfVocabularies(vocabulary);
        }

        return Keywords.Text(metaschema, "$schema") is not { } own || own == name ? null
            : Named(own) is { } dialect ? Of(dialect)
            : Custom(own, options, depth + 1);
    }

    private static Rules OfVocabularies(JsonElement vocabularies)
    {
        var rules = Draft202012 & ~(Rules.Assertions | Rules.Applicators | Rules.Unevaluated | Rules.Formats);
        foreach (var member in vocabularies.EnumerateObject())
        {
            var name = member.Name;
            if (name.StartsWith(Draft201909Vocabulary, StringComparison.Ordinal))
            {
                rules = (rules | Rules.ListedItems | Rules.RecursiveRef) & ~(Rules.PrefixItems | Rules.DynamicRef);
            }

            rules |= Topic(name) switch
            {
                "applicator" => Rules.Applicators | (name.StartsWith(Draft201909Vocabulary, StringComparison.Ordinal) ? Rules.Unevaluated : Rules.None),
                "validation" => Rules.Assertions,
                "unevaluated" => Rules.Unevaluated,
                "format-annotation" or "format-assertion" or "format" => Rules.Formats,
                _ => Rules.None,
            };
        }

        return rules;
    }

    private static string Topic(string vocabulary) =>
        vocabulary.StartsWith(Draft202012Vocabulary, StringComparison.Ordinal) ? vocabulary.Substring(Draft202012Vocabulary.Length)
        : vocabulary.StartsWith(Draft201909Vocabulary, StringComparison.Ordinal) ? vocabulary.Substring(Draft201909Vocabulary.Length)
        : "";

    private static bool Asserts(string name, SchemaOptions options) =>
        options.Documents.Find(name.TrimEnd('#')) is { ValueKind: JsonValueKind.Object } metaschema
        && metaschema.TryGetProperty("$vocabulary", out var vocabulary)
        && vocabulary.ValueKind == JsonValueKind.Object
        && vocabulary.TryGetProperty(Draft202012Vocabulary + "format-assertion", out _);

    // http and https, with and without an empty fragment, are written everywhere.
    private static string Strip(string schema)
    {
        var start = schema.StartsWith("https", StringComparison.Ordinal) ? 5 : schema.StartsWith("http", StringComparison.Ordinal) ? 4 : 0;
        return schema.Substring(start).TrimEnd('#');
    }
}
