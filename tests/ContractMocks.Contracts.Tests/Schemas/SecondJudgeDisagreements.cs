namespace ContractMocks.Contracts.Tests.Schemas;

/// <summary>The groups of the suite in which NJsonSchema 10.7.2 differs from us (and from the suite) in at least one test, each with its reason.</summary>
internal static class SecondJudgeDisagreements
{
    private const string BooleanSchemas = "NJsonSchema cannot read true and false where a schema stands, or passes over them";
    private const string Const = "NJsonSchema ignores const";
    private const string Contains = "NJsonSchema ignores contains";
    private const string Dependencies = "NJsonSchema ignores dependencies";
    private const string Conditions = "NJsonSchema ignores if, then and else";
    private const string PropertyNames = "NJsonSchema ignores propertyNames";
    private const string TextOfLists = "NJsonSchema compares values by their text: 0 and 0.0 differ, so do objects in another order; {} and \"{}\" do not";
    private const string ObjectsOnly = "NJsonSchema takes a schema with properties for one of objects and refuses all else";
    private const string Integers = "NJsonSchema takes 1.0 for no integer";
    private const string FirstPattern = "NJsonSchema judges a property by properties or by one pattern, where all that match must be asked";
    private const string Decimals = "NJsonSchema cannot read a limit that is written 2.0";
    private const string Zero = "NJsonSchema takes maxProperties 0 for absent";
    private const string Graphemes = "NJsonSchema counts UTF-16 units, where code points are asked for";
    private const string EscapedPointers = "NJsonSchema does not unescape pointers in references";
    private const string Ids = "NJsonSchema looks references up by path, not by the ids and anchors that schemas give themselves";
    private const string Remote = "NJsonSchema would fetch the document, which the tests do not let it";

    private static readonly (string Group, string Reason)[] Both =
    [
        ("definitions.json: validate definition against metaschema", Remote),
        ("dependencies.json: dependencies", Dependencies),
        ("dependencies.json: multiple dependencies", Dependencies),
        ("dependencies.json: multiple dependencies subschema", Dependencies),
        ("dependencies.json: dependencies with escaped characters", Dependencies),
        ("dependencies.json: dependent subschema incompatible with root", Dependencies),
        ("enum.json: enum with [0] does not match [false]", TextOfLists),
        ("enum.json: enum with [1] does not match [true]", TextOfLists),
        ("maxLength.json: maxLength validation", Graphemes),
        ("maxProperties.json: maxProperties = 0 means the object is empty", Zero),
        ("minLength.json: minLength validation", Graphemes),
        ("patternProperties.json: multiple simultaneous patternProperties are validated", FirstPattern),
        ("properties.json: properties, patternProperties, additionalProperties interaction", FirstPattern),
        ("ref.json: escaped pointer ref", EscapedPointers),
        ("ref.json: remote ref, containing refs itself", Remote),
        ("ref.json: Recursive references between schemas", Ids),
        ("ref.json: refs with quote", EscapedPointers),
        ("ref.json: Location-independent identifier", Ids),
        ("ref.json: Location-independent identifier with base URI change in subschema", Ids),
        ("refRemote.json: remote ref", Remote),
        ("refRemote.json: fragment within remote ref", Remote),
        ("refRemote.json: ref within remote ref", Remote),
        ("refRemote.json: base URI change", Remote),
        ("refRemote.json: base URI change - change folder", Remote),
        ("refRemote.json: base URI change - change folder in subschema", Remote),
        ("refRemote.json: root ref in remote ref", Remote),
        ("refRemote.json: Location-independent identifier in remote ref", Remote),
        ("required.json: required validation", ObjectsOnly),
        ("required.json: required properties whose names are Javascript object property names", ObjectsOnly),
        ("uniqueItems.json: uniqueItems validation", TextOfLists),
    ];

    private static readonly (string Group, string Reason)[] Draft4 =
    [
        ("ref.json: $ref prevents a sibling id from changing the base uri", Ids),
        ("ref.json: id must be resolved against nearest parent, not just immediate parent", Ids),
    ];

    private static readonly (string Group, string Reason)[] Draft7 =
    [
        ("allOf.json: allOf with boolean schemas, all true", BooleanSchemas),
        ("allOf.json: allOf with boolean schemas, some false", BooleanSchemas),
        ("allOf.json: allOf with boolean schemas, all false", BooleanSchemas),
        ("anyOf.json: anyOf with boolean schemas, all true", BooleanSchemas),
        ("anyOf.json: anyOf with boolean schemas, some true", BooleanSchemas),
        ("anyOf.json: anyOf with boolean schemas, all false", BooleanSchemas),
        ("boolean_schema.json: boolean schema 'true'", BooleanSchemas),
        ("boolean_schema.json: boolean schema 'false'", BooleanSchemas),
        ("const.json: const validation", Const),
        ("const.json: const with object", Const),
        ("const.json: const with array", Const),
        ("const.json: const with null", Const),
        ("const.json: const with false does not match 0", Const),
        ("const.json: const with true does not match 1", Const),
        ("const.json: const with [false] does not match [0]", Const),
        ("const.json: const with [true] does not match [1]", Const),
        ("const.json: const with {\"a\": false} does not match {\"a\": 0}", Const),
        ("const.json: const with {\"a\": true} does not match {\"a\": 1}", Const),
        ("const.json: const with 0 does not match other zero-like types", Const),
        ("const.json: const with 1 does not match true", Const),
        ("const.json: const with -2.0 matches integer and float types", Const),
        ("const.json: float and integers are equal up to 64-bit representation limits", Const),
        ("const.json: nul characters in strings", Const),
        ("const.json: characters with the same visual representation but different codepoint", Const),
        ("const.json: characters with the same visual representation, but different number of codepoints", Const),
        ("contains.json: contains keyword validation", Contains),
        ("contains.json: contains keyword with const keyword", Contains),
        ("contains.json: contains keyword with boolean schema true", Contains),
        ("contains.json: contains keyword with boolean schema false", Contains),
        ("contains.json: items + contains", Contains),
        ("contains.json: contains with false if subschema", Contains),
        ("dependencies.json: dependencies with boolean subschemas", Dependencies),
        ("if-then-else.json: if and then without else", Conditions),
        ("if-then-else.json: if and else without then", Conditions),
        ("if-then-else.json: validate against correct branch, then vs else", Conditions),
        ("if-then-else.json: if with boolean schema true", Conditions),
        ("if-then-else.json: if with boolean schema false", Conditions),
        ("if-then-else.json: if appears at the end when serialized (keyword processing sequence)", Conditions),
        ("if-then-else.json: then: false fails when condition matches", Conditions),
        ("if-then-else.json: else: false fails when condition does not match", Conditions),
        ("items.json: items with boolean schema (true)", BooleanSchemas),
        ("items.json: items with boolean schema (false)", BooleanSchemas),
        ("items.json: items with boolean schemas", BooleanSchemas),
        ("maxItems.json: maxItems validation with a decimal", Decimals),
        ("maxLength.json: maxLength validation with a decimal", Decimals),
        ("maxProperties.json: maxProperties validation with a decimal", Decimals),
        ("minItems.json: minItems validation with a decimal", Decimals),
        ("minLength.json: minLength validation with a decimal", Decimals),
        ("minProperties.json: minProperties validation with a decimal", Decimals),
        ("not.json: forbid everything with boolean schema true", BooleanSchemas),
        ("not.json: allow everything with boolean schema false", BooleanSchemas),
        ("oneOf.json: oneOf with boolean schemas, all true", BooleanSchemas),
        ("oneOf.json: oneOf with boolean schemas, one true", BooleanSchemas),
        ("oneOf.json: oneOf with boolean schemas, more than one true", BooleanSchemas),
        ("oneOf.json: oneOf with boolean schemas, all false", BooleanSchemas),
        ("oneOf.json: oneOf with missing optional property", BooleanSchemas),
        ("patternProperties.json: patternProperties with boolean schemas", BooleanSchemas),
        ("properties.json: properties with boolean schema", BooleanSchemas),
        ("propertyNames.json: propertyNames validation", PropertyNames),
        ("propertyNames.json: propertyNames validation with pattern", PropertyNames),
        ("propertyNames.json: propertyNames with boolean schema false", PropertyNames),
        ("propertyNames.json: propertyNames with const", PropertyNames),
        ("propertyNames.json: propertyNames with enum", PropertyNames),
        ("ref.json: $ref prevents a sibling $id from changing the base uri", Ids),
        ("ref.json: $ref to boolean schema true", BooleanSchemas),
        ("ref.json: $ref to boolean schema false", BooleanSchemas),
        ("ref.json: Reference an anchor with a non-relative URI", Ids),
        ("ref.json: refs with relative uris and defs", Ids),
        ("ref.json: relative refs with absolute uris and defs", Ids),
        ("ref.json: $id must be resolved against nearest parent, not just immediate parent", Ids),
        ("ref.json: simple URN base URI with $ref via the URN", Ids),
        ("ref.json: URN base URI with URN and JSON pointer ref", Ids),
        ("ref.json: URN base URI with URN and anchor ref", Ids),
        ("ref.json: ref to if", Ids),
        ("ref.json: ref to then", Ids),
        ("ref.json: ref to else", Ids),
        ("ref.json: ref with absolute-path-reference", Ids),
        ("refRemote.json: remote ref with ref to definitions", Remote),
        ("refRemote.json: retrieved nested refs resolve relative to their URI not $id", Remote),
        ("refRemote.json: $ref to $ref finds location-independent $id", Remote),
        ("type.json: integer type matches integers", Integers),
    ];

    public static IReadOnlyDictionary<string, string> Of(string draft) =>
        Both.Concat(draft == "draft4" ? Draft4 : Draft7).ToDictionary(static entry => entry.Group, static entry => entry.Reason);
}
