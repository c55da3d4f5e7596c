namespace ContractMocks.Fakes.Tests.Judges;

/// <summary>Where Ajv 8.20 refuses a fake that our validator takes, or cannot read a schema; who is right, and why.</summary>
internal static class AjvDisagreements
{
    private const string Dynamic = "Ajv takes $dynamicRef for $recursiveRef: it follows neither anchors of other resources nor the rule of the first in scope";
    private const string Loop = "Ajv follows references of nested resources in a circle";
    private const string Ids = "Ajv takes an id in a place that is no schema, or beside a draft 7 $ref, for an id";
    private const string Doubles = "Ajv divides doubles: 68.6111 is a multiple of 0.0001";
    private const string Own = "Ajv finds the property that every JavaScript object inherits";
    private const string Annotations = "Ajv forgets what 'if' evaluated when there is no 'then', and stops at the first of 'anyOf' that fits";
    private const string Meta = "Ajv carries an older text of the metaschema";
    private const string OtherDraft = "only the documents of a schema's own draft are given to Ajv, which reads one draft at a time";

    private static readonly (string Schema, string Complaint, string Why)[] s_known =
    [
        ("draft2020-12/dynamicRef.json: ", "", Dynamic),
        ("draft2020-12/optional/dynamicRef.json: ", "", Dynamic),
        ("draft2020-12/unevaluatedItems.json: unevaluatedItems with $dynamicRef", "", Dynamic),
        ("draft2020-12/unevaluatedProperties.json: unevaluatedProperties with $dynamicRef", "", Dynamic),
        ("draft2020-12/unevaluatedItems.json: unevaluatedItems with nested items", "#/unevaluatedItems", Annotations),
        ("draft2020-12/unevaluatedItems.json: unevaluatedItems can see annotations from if without then and else", "#/unevaluatedItems", Annotations),
        ("draft2020-12/unevaluatedProperties.json: unevaluatedProperties can see annotations from if without then and else", "#/unevaluatedProperties", Annotations),
        ("draft2020-12/unevaluatedProperties.json: unevaluatedProperties with if/then/else, then not defined", "#/unevaluatedProperties", Annotations),
        ("draft2020-12/multipleOf.json: ", "multipleOf", Doubles),
        ("draft7/multipleOf.json: ", "multipleOf", Doubles),
        ("draft4/multipleOf.json: ", "multipleOf", Doubles),
        ("draft2020-12/optional/float-overflow.json: ", "multipleOf", Doubles),
        ("draft7/optional/float-overflow.json: ", "multipleOf", Doubles),
        ("draft4/optional/float-overflow.json: ", "multipleOf", Doubles),
        ("draft2020-12/properties.json: properties whose names are Javascript object property names", "", Own),
        ("draft7/properties.json: properties whose names are Javascript object property names", "", Own),
        ("draft4/properties.json: properties whose names are Javascript object property names", "", Own),
        ("draft2020-12/required.json: required properties whose names are Javascript object property names", "", Own),
        ("draft2020-12/optional/cross-draft.json: ", "resolve reference", OtherDraft),
        ("draft7/optional/cross-draft.json: ", "resolve reference", OtherDraft),
        ("draft2020-12/optional/unknownKeyword.json: ", "more than one schema", Ids),
        ("draft7/optional/unknownKeyword.json: ", "more than one schema", Ids),
        ("draft7/ref.json: $ref prevents a sibling $id from changing the base uri", "", Ids),
        ("draft4/ref.json: $ref prevents a sibling id from changing the base uri", "", Ids),
        ("draft2020-12/ref.json: refs with relative uris and defs", "call stack", Loop),
        ("draft2020-12/ref.json: relative refs with absolute uris and defs", "call stack", Loop),
        ("draft2020-12/ref.json: URN ref with nested pointer ref", "call stack", Loop),
        ("draft7/definitions.json: ", "enum", Meta),
        ("draft7/ref.json: remote ref, containing refs itself", "enum", Meta),
        ("draft4/definitions.json: ", "format", Meta),
        ("draft4/ref.json: remote ref, containing refs itself", "format", Meta),
    ];

    /// <summary>Complaints that are not listed. An entry covers the schemas that its text begins and the complaints that contain its other text.</summary>
    public static List<string> Surprises(string collection, IReadOnlyList<FakeResult> results) =>
    [
        .. from result in results
           where result.Complaint is not null && !s_known.Any(entry => Covers(entry, result))
           select $"{collection}: {result.Schema}: {result.Complaint}; schema {result.Schema.Json}",
    ];

    private static bool Covers((string Schema, string Complaint, string Why) entry, FakeResult result) =>
        result.Schema.ToString().StartsWith(entry.Schema, StringComparison.Ordinal)
        && result.Complaint!.Contains(entry.Complaint, StringComparison.Ordinal);
}
