using static ContractMocks.Compiler.Comparison.ChangeSeverity;

namespace ContractMocks.Compiler.Comparison.Schemas;

/// <summary>A kind of change of a schema, with the rules of oasdiff that name it; <c>{}</c> stands for <c>body</c>, <c>property</c>, <c>parameter</c> …</summary>
internal sealed record SchemaChange(ChangeKind Kind, string RequestRule, string ResponseRule);

/// <summary>
/// Every kind of change that a schema can have. The severities are those of oasdiff's rules where they are sound; docs/decisions says where not.
/// A narrower schema may break writers, a wider one readers.
/// </summary>
internal static class SchemaChanges
{
    public static readonly SchemaChange TypeChanged = Of("type-changed", Breaking, Breaking, "the type is another one");
    public static readonly SchemaChange TypeGeneralized = Of("type-generalized", Compatible, Breaking, "more types are allowed");
    public static readonly SchemaChange TypeSpecialized = Of("type-specialized", Breaking, Compatible, "fewer types are allowed", request: "request-{}-type-changed");
    public static readonly SchemaChange TypesWidened = Of("list-of-types-widened", Compatible, Breaking, "the list of types became longer");
    public static readonly SchemaChange TypesNarrowed = Of("list-of-types-narrowed", Breaking, Compatible, "the list of types became shorter");
    public static readonly SchemaChange TypeWritten = Of("type-written", Compatible, Compatible, "the type is written down that the other keywords meant", "", "");

    public static readonly SchemaChange FormatChanged = Of("format-changed", Breaking, Breaking, "the format is another one", "request-{}-type-changed", "response-{}-type-changed");
    public static readonly SchemaChange FormatGeneralized = Of("format-generalized", Compatible, Breaking, "the format allows more", "request-{}-type-generalized", "response-{}-type-generalized");
    public static readonly SchemaChange FormatSpecialized = Of("format-specialized", Breaking, Compatible, "the format allows less", "request-{}-type-changed", "response-{}-type-specialized");
    public static readonly SchemaChange FormatNoted = Of("format-noted", Compatible, Compatible, "a format changed that only describes", "", "");
    public static readonly SchemaChange ContentEncoding = Of("content-encoding-changed", Breaking, Breaking, "the encoding of a text is another one");
    public static readonly SchemaChange ContentMediaType = Of("content-media-type-changed", Breaking, Breaking, "the media type of a text is another one");

    public static readonly SchemaChange BecameNullable = Of("became-nullable", Compatible, Breaking, "null is allowed");
    public static readonly SchemaChange BecameNotNullable = Of("became-not-nullable", Breaking, Compatible, "null is no longer allowed");

    public static readonly SchemaChange BecameEnum = Of("became-enum", Breaking, Compatible, "only certain values are allowed", response: "");
    public static readonly SchemaChange EnumRemoved = Of("enum-removed", Compatible, Risky, "any value is allowed", "", "");
    public static readonly SchemaChange EnumValueAdded = Of("enum-value-added", Compatible, Risky, "a value was added", many: "the values {0} were added");
    public static readonly SchemaChange EnumValueRemoved = Of("enum-value-removed", Breaking, Compatible, "a value was removed", many: "the values {0} were removed");
    public static readonly SchemaChange ConstAdded = Of("const-added", Breaking, Compatible, "only one value is allowed");
    public static readonly SchemaChange ConstRemoved = Of("const-removed", Compatible, Breaking, "the only value is no longer the only one");
    public static readonly SchemaChange ConstChanged = Of("const-changed", Breaking, Breaking, "the only value is another one");
    public static readonly SchemaChange DefaultAdded = Of("default-value-added", Compatible, Compatible, "a default was added");
    public static readonly SchemaChange DefaultRemoved = Of("default-value-removed", Compatible, Compatible, "the default was removed");
    public static readonly SchemaChange DefaultChanged = Of("default-value-changed", Compatible, Compatible, "the default is another one");

    public static readonly SchemaChange MultipleOfAdded = Of("multiple-of-added", Breaking, Compatible, "the number must be a multiple", "", "");
    public static readonly SchemaChange MultipleOfRemoved = Of("multiple-of-removed", Compatible, Breaking, "the number need not be a multiple", "", "");
    public static readonly SchemaChange MultipleOfChanged = Of("multiple-of-changed", Breaking, Breaking, "the number must be a multiple of another number", "", "");
    public static readonly SchemaChange UniqueItemsAdded = Of("unique-items-added", Breaking, Compatible, "no item may be there twice", "", "");
    public static readonly SchemaChange UniqueItemsRemoved = Of("unique-items-removed", Compatible, Breaking, "an item may be there twice", "", "");
    public static readonly SchemaChange PatternAdded = Of("pattern-added", Breaking, Compatible, "the text must fit a pattern");
    public static readonly SchemaChange PatternRemoved = Of("pattern-removed", Compatible, Compatible, "the text need not fit a pattern");
    public static readonly SchemaChange PatternChanged = Of("pattern-changed", Risky, Compatible, "the pattern is another one");
    public static readonly SchemaChange PatternGeneralized = Of("pattern-generalized", Compatible, Compatible, "the pattern allows every text", response: "response-{}-pattern-changed");

    public static readonly SchemaChange RequiredPropertyAdded = Of("required-property-added", Breaking, Compatible, "a required property was added", "new-required-request-property", "response-required-property-added");
    public static readonly SchemaChange OptionalPropertyAdded = Of("optional-property-added", Compatible, Compatible, "an optional property was added", "new-optional-request-property", "response-optional-property-added");
    public static readonly SchemaChange RequiredPropertyRemoved = Of("required-property-removed", Risky, Breaking, "a required property was removed", "request-property-removed", "response-required-property-removed");
    public static readonly SchemaChange OptionalPropertyRemoved = Of("optional-property-removed", Risky, Risky, "an optional property was removed", "request-property-removed", "response-optional-property-removed");
    public static readonly SchemaChange BecameRequired = Of("property-became-required", Breaking, Compatible, "a property must be there", "request-property-became-required", "response-property-became-required");
    public static readonly SchemaChange BecameOptional = Of("property-became-optional", Compatible, Breaking, "a property may be missing", "request-property-became-optional", "response-property-became-optional");
    public static readonly SchemaChange PropertiesForbidden = Of("additional-properties-forbidden", Breaking, Compatible, "no other properties are allowed", "", "");
    public static readonly SchemaChange PropertiesAllowed = Of("additional-properties-allowed", Compatible, Risky, "other properties are allowed", "", "");
    public static readonly SchemaChange Deprecated = Of("property-deprecated", Compatible, Compatible, "it is deprecated", "request-property-deprecated", "response-property-deprecated");
    public static readonly SchemaChange Reactivated = Of("property-reactivated", Compatible, Compatible, "it is no longer deprecated", "request-property-reactivated", "response-property-reactivated");
    public static readonly SchemaChange BecameReadOnly = Of("became-read-only", Compatible, Compatible, "only the service sets it", "", "");
    public static readonly SchemaChange BecameNotReadOnly = Of("became-not-read-only", Compatible, Compatible, "clients may set it", "", "");
    public static readonly SchemaChange BecameWriteOnly = Of("became-write-only", Compatible, Compatible, "the service does not send it", "", "");
    public static readonly SchemaChange BecameNotWriteOnly = Of("became-not-write-only", Compatible, Compatible, "the service sends it", "", "");

    public static readonly SchemaChange PatternPropertyAdded = Of("pattern-property-added", Breaking, Compatible, "properties whose names fit a pattern must fit a schema");
    public static readonly SchemaChange PatternPropertyRemoved = Of("pattern-property-removed", Compatible, Breaking, "properties whose names fit a pattern are free");
    public static readonly SchemaChange DependentSchemaAdded = Of("dependent-schema-added", Breaking, Compatible, "where a property is there, more must hold");
    public static readonly SchemaChange DependentSchemaRemoved = Of("dependent-schema-removed", Compatible, Breaking, "where a property is there, less must hold");
    public static readonly SchemaChange DependentRequiredAdded = Of("dependent-required-added", Breaking, Compatible, "where a property is there, others must be, too");
    public static readonly SchemaChange DependentRequiredRemoved = Of("dependent-required-removed", Compatible, Breaking, "where a property is there, others need not be");
    public static readonly SchemaChange DependentRequiredChanged = Of("dependent-required-changed", Breaking, Breaking, "where a property is there, other ones must be");
    public static readonly SchemaChange PrefixItemAdded = Of("prefix-items-added", Breaking, Breaking, "an item at a fixed place must fit a schema");
    public static readonly SchemaChange PrefixItemRemoved = Of("prefix-items-removed", Breaking, Breaking, "an item at a fixed place is as any other");

    public static readonly SchemaChange ExtensibleValueRemoved = Of("x-extensible-enum-value-removed", Breaking, Compatible, "a value that was named as possible is no longer", response: "");
    public static readonly SchemaChange WrappedInOneOf = Of("wrapped-in-one-of", Breaking, Breaking, "one form became a choice of several");
    public static readonly SchemaChange PartAdded = Of("all-of-added", Prose, Prose, "a part of an allOf was added that says nothing more");
    public static readonly SchemaChange PartRemoved = Of("all-of-removed", Prose, Prose, "a part of an allOf was removed that said nothing more");
    public static readonly SchemaChange WordsPartAdded = Of("all-of-added-annotation-only", Prose, Prose, "a part of an allOf was added that has words only");
    public static readonly SchemaChange WordsPartRemoved = Of("all-of-removed-annotation-only", Prose, Prose, "a part of an allOf was removed that had words only");

    public static readonly SchemaChange NotAdded = Of("not-added", Breaking, Compatible, "something is forbidden", "", "");
    public static readonly SchemaChange NotRemoved = Of("not-removed", Compatible, Breaking, "something is no longer forbidden", "", "");
    public static readonly SchemaChange NothingAllowed = Of("nothing-allowed", Breaking, Compatible, "no value is allowed", "request-{}-type-changed", "response-{}-type-specialized");
    public static readonly SchemaChange SomethingAllowed = Of("something-allowed", Compatible, Breaking, "values are allowed where none was", "request-{}-type-generalized", "response-{}-type-generalized");

    public static readonly SchemaChange AnyOfAdded = Of("any-of-added", Compatible, Breaking, "a form was added", many: "the forms {0} were added");
    public static readonly SchemaChange AnyOfRemoved = Of("any-of-removed", Breaking, Compatible, "a form was removed", many: "the forms {0} were removed");
    public static readonly SchemaChange OneOfAdded = Of("one-of-added", Compatible, Breaking, "a form was added", many: "the forms {0} were added");
    public static readonly SchemaChange OneOfRemoved = Of("one-of-removed", Breaking, Compatible, "a form was removed", many: "the forms {0} were removed");
    public static readonly SchemaChange UnionAdded = Of("union-added", Breaking, Compatible, "only certain forms are allowed", "request-{}-all-of-added", "response-{}-all-of-added");
    public static readonly SchemaChange UnionRemoved = Of("union-removed", Compatible, Breaking, "other forms are allowed, too", "request-{}-all-of-removed", "response-{}-all-of-removed");

    public static readonly SchemaChange DiscriminatorAdded = Of("discriminator-added", Compatible, Compatible, "a discriminator was added");
    public static readonly SchemaChange DiscriminatorRemoved = Of("discriminator-removed", Compatible, Compatible, "the discriminator was removed");
    public static readonly SchemaChange DiscriminatorProperty = Of("discriminator-property-name-changed", Compatible, Compatible, "the discriminator is another property");
    public static readonly SchemaChange MappingAdded = Of("discriminator-mapping-added", Compatible, Compatible, "the discriminator names one more schema", many: "the discriminator names {0} now");
    public static readonly SchemaChange MappingRemoved = Of("discriminator-mapping-deleted", Compatible, Compatible, "the discriminator names one schema less", many: "the discriminator no longer names {0}");
    public static readonly SchemaChange MappingChanged = Of("discriminator-mapping-changed", Compatible, Compatible, "the discriminator names another schema");

    public static readonly SchemaChange SchemaAdded = Of("schema-added", Compatible, Compatible, "a schema was added that no operation uses", "", "", many: "the schemas {0} were added, which no operation uses");
    public static readonly SchemaChange SchemaRemoved = Of("schema-removed", Compatible, Compatible, "a schema was removed that no operation used", "api-schema-removed", "api-schema-removed", many: "the schemas {0} were removed, which no operation used");

    public static readonly SchemaChange Description = Of("description-changed", Prose, Prose, "the description reads otherwise", "", "");
    public static readonly SchemaChange Title = Of("title-changed", Prose, Prose, "the title reads otherwise", "", "");
    public static readonly SchemaChange Example = Of("example-changed", Prose, Prose, "the examples are other ones", "", "");
    public static readonly SchemaChange Extension = Of("extension-changed", Prose, Prose, "an extension, or a keyword that means nothing, is another", "", "");

    private static readonly Dictionary<string, SchemaChange> s_bounds = Bounds();
    private static readonly Dictionary<string, SchemaChange> s_keywords = Keywords();

    /// <summary>All kinds, in order of id.</summary>
    public static IReadOnlyList<ChangeKind> All { get; } =
    [
        .. typeof(SchemaChanges).GetFields().Where(static field => field.FieldType == typeof(SchemaChange)).Select(static field => ((SchemaChange)field.GetValue(null)!).Kind)
            .Concat(s_bounds.Values.Concat(s_keywords.Values).Select(static change => change.Kind))
            .OrderBy(static kind => kind.Id, StringComparer.Ordinal),
    ];

    /// <summary>What happened to a bound: <c>set</c>, <c>unset</c>, <c>increased</c> or <c>decreased</c>.</summary>
    /// <param name="name">The bound as rules call it: <c>max-length</c>, <c>exclusive-min</c>.</param>
    /// <param name="what">What happened.</param>
    public static SchemaChange Bound(string name, string what) => s_bounds[name + "-" + what];

    /// <summary>A keyword with a schema that was added or removed: <c>contains</c>, <c>if</c>, <c>propertyNames</c> …</summary>
    public static SchemaChange Keyword(string keyword, bool isAdded) => s_keywords[Dashed(keyword) + (isAdded ? "-added" : "-removed")];

    public static string Dashed(string keyword) =>
        string.Concat(keyword.Select(static letter => letter is >= 'A' and <= 'Z' ? "-" + (char)(letter + ' ') : letter.ToString()));

    private static Dictionary<string, SchemaChange> Bounds()
    {
        var result = new Dictionary<string, SchemaChange>(StringComparer.Ordinal);
        foreach (var what in new[] { "length", "items", "properties", "contains", "" })
        {
            foreach (var exclusive in what.Length == 0 ? ["", "exclusive-"] : new[] { "" })
            {
                var (upper, lower) = what.Length == 0 ? (exclusive + "max", exclusive + "min") : ("max-" + what, "min-" + what);
                Add(Of(upper + "-set", Risky, Compatible, "an upper bound was set", response: ""));
                Add(Of(upper + "-unset", Compatible, Breaking, "an upper bound is gone", request: ""));
                Add(Of(upper + "-increased", Compatible, Breaking, "an upper bound is higher"));
                Add(Of(upper + "-decreased", Breaking, Compatible, "an upper bound is lower", response: what == "contains" ? null : ""));
                Add(Of(lower + "-set", Risky, Compatible, "a lower bound was set", response: ""));
                Add(Of(lower + "-unset", Compatible, Breaking, "a lower bound is gone", request: ""));
                Add(Of(lower + "-increased", Breaking, Compatible, "a lower bound is higher", response: what == "contains" ? null : ""));
                Add(Of(lower + "-decreased", Compatible, Breaking, "a lower bound is lower"));
            }
        }

        return result;

        void Add(SchemaChange change) => result.Add(change.Kind.Id, change);
    }

    private static Dictionary<string, SchemaChange> Keywords()
    {
        var result = new Dictionary<string, SchemaChange>(StringComparer.Ordinal);
        foreach (var keyword in new[] { "contains", "if", "then", "else", "property-names", "unevaluated-items", "unevaluated-properties", "content-schema" })
        {
            result.Add(keyword + "-added", Of(keyword + "-added", Breaking, Compatible, $"'{keyword}' must hold, too"));
            result.Add(keyword + "-removed", Of(keyword + "-removed", Compatible, Breaking, $"'{keyword}' need not hold any longer"));
        }

        return result;
    }

    private static SchemaChange Of(string id, ChangeSeverity onRequest, ChangeSeverity onResponse, string title, string? request = null, string? response = null, string? many = null) =>
        new(new ChangeKind(id, onRequest, onResponse, title) { Many = many }, request ?? "request-{}-" + id, response ?? "response-{}-" + id);
}
