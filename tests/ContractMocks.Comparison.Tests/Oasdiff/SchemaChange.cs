namespace ContractMocks.Comparison.Tests.Oasdiff;

/// <summary>A change of one schema, and what oasdiff calls it there and back; the names of rules begin with where the schema is used.</summary>
/// <param name="Name">What changes, with spaces between, e.g. <c>max-length-increased max-length-set</c> for several at once.</param>
/// <param name="Back">What going back is called; empty where there is no rule.</param>
/// <param name="Old">The schema, as JSON.</param>
/// <param name="New">The schema after the change.</param>
internal sealed record SchemaChange(string Name, string Back, string Old, string New)
{
    /// <summary>Places where it has no meaning, e.g. <c>request-parameter-property</c>.</summary>
    public string But { get; init; } = "";

    /// <summary>Places where going back is something else, as well as those of <see cref="But"/>.</summary>
    public string BackBut { get; init; } = "";

    public string MediaType { get; init; } = "application/json";
}

/// <summary>Every change of a schema that oasdiff has a rule for.</summary>
internal static class SchemaChanges
{
    private const string S = """{"type":"string"}""";
    private const string Cat = """{"$ref":"#/components/schemas/Cat"}""";
    private const string Dog = """{"$ref":"#/components/schemas/Dog"}""";
    private const string Bird = """{"$ref":"#/components/schemas/Bird"}""";

    public static IReadOnlyList<SchemaChange> All { get; } =
    [
        new("became-enum", "", S, """{"type":"string","enum":["a","b"]}"""),
        new("enum-value-added", "enum-value-removed", """{"type":"string","enum":["a"]}""", """{"type":"string","enum":["a","b"]}"""),
        new("became-nullable", "became-not-nullable", S, """{"type":["string","null"]}"""),
        new("default-value-added", "default-value-removed", S, """{"type":"string","default":"a"}"""),
        new("default-value-changed", "default-value-changed", """{"type":"string","default":"a"}""", """{"type":"string","default":"b"}"""),
        new("deprecated", "reactivated", S, """{"type":"string","deprecated":true}""") { But = "request-parameter" },
        new("max-items-increased", "max-items-decreased", """{"type":"array","items":{"type":"string"},"maxItems":5}""", """{"type":"array","items":{"type":"string"},"maxItems":9}"""),
        new("max-length-increased", "max-length-decreased", """{"type":"string","maxLength":5}""", """{"type":"string","maxLength":9}"""),
        new("max-length-set", "max-length-unset", S, """{"type":"string","maxLength":9}"""),
        new("max-increased", "max-decreased", """{"type":"integer","maximum":5}""", """{"type":"integer","maximum":9}"""),
        new("max-set", "", """{"type":"integer"}""", """{"type":"integer","maximum":9}"""),
        new("exclusive-max-increased", "exclusive-max-decreased", """{"type":"number","exclusiveMaximum":5}""", """{"type":"number","exclusiveMaximum":9}"""),
        new("exclusive-max-set", "", """{"type":"number"}""", """{"type":"number","exclusiveMaximum":9}"""),
        new("min-items-increased", "min-items-decreased", """{"type":"array","items":{"type":"string"},"minItems":2}""", """{"type":"array","items":{"type":"string"},"minItems":3}"""),
        new("min-items-set", "min-items-unset", """{"type":"array","items":{"type":"string"}}""", """{"type":"array","items":{"type":"string"},"minItems":3}"""),
        new("min-length-increased", "min-length-decreased", """{"type":"string","minLength":2}""", """{"type":"string","minLength":3}"""),
        new("min-increased", "min-decreased", """{"type":"integer","minimum":2}""", """{"type":"integer","minimum":3}"""),
        new("min-set", "", """{"type":"integer"}""", """{"type":"integer","minimum":3}"""),
        new("exclusive-min-increased", "exclusive-min-decreased", """{"type":"number","exclusiveMinimum":2}""", """{"type":"number","exclusiveMinimum":3}"""),
        new("exclusive-min-set", "", """{"type":"number"}""", """{"type":"number","exclusiveMinimum":3}"""),
        new("pattern-added", "pattern-removed", S, """{"type":"string","pattern":"^a+$"}"""),
        new("pattern-changed", "pattern-changed", """{"type":"string","pattern":"^a+$"}""", """{"type":"string","pattern":"^b+$"}"""),
        new("pattern-generalized", "", """{"type":"string","pattern":"^a+$"}""", """{"type":"string","pattern":".*"}"""),
        // Among texts on the wire, such as parameters, fewer types differ: a number is a text there.
        new("type-changed", "type-changed", """{"type":"boolean"}""", """{"type":"integer"}""") { But = "request-parameter-property" },
        new("type-generalized", "type-changed", """{"type":"integer"}""", """{"type":"number"}""") { BackBut = "response-header response-body response-property request-parameter-property" },
        new("", "type-specialized", """{"type":"integer"}""", """{"type":"number"}"""),
        new("list-of-types-widened", "list-of-types-narrowed", """{"oneOf":[{"type":"string"},{"type":"integer"}]}""", """{"oneOf":[{"type":"string"},{"type":"integer"},{"type":"boolean"}]}"""),
        new("const-added", "const-removed", S, """{"type":"string","const":"a"}"""),
        new("const-changed", "const-changed", """{"type":"string","const":"a"}""", """{"type":"string","const":"b"}"""),
        new("all-of-added", "all-of-removed", $$"""{"allOf":[{{Cat}}]}""", $$"""{"allOf":[{{Cat}},{{Dog}}]}"""),
        new("all-of-added-annotation-only", "all-of-removed-annotation-only", $$"""{"allOf":[{{Cat}}]}""", $$"""{"allOf":[{{Cat}},{"title":"words","description":"only"}]}"""),
        new("any-of-added", "any-of-removed", $$"""{"anyOf":[{{Cat}},{{Dog}}]}""", $$"""{"anyOf":[{{Cat}},{{Dog}},{{Bird}}]}"""),
        new("one-of-added", "one-of-removed", $$"""{"oneOf":[{{Cat}},{{Dog}}]}""", $$"""{"oneOf":[{{Cat}},{{Dog}},{{Bird}}]}"""),
        new("wrapped-in-one-of", "", """{"type":"object","required":["a","b"],"properties":{"a":{"type":"string"},"b":{"type":"string"}}}""",
            """{"oneOf":[{"type":"object","required":["a"],"properties":{"a":{"type":"string"}}},{"type":"object","required":["b"],"properties":{"b":{"type":"string"}}}]}"""),
        new("discriminator-added", "discriminator-removed", $$"""{"oneOf":[{{Cat}},{{Dog}}]}""", $$$"""{"oneOf":[{{{Cat}}},{{{Dog}}}],"discriminator":{"propertyName":"kind"}}"""),
        new("discriminator-property-name-changed", "discriminator-property-name-changed", $$$"""{"oneOf":[{{{Cat}}},{{{Dog}}}],"discriminator":{"propertyName":"kind"}}""",
            $$$"""{"oneOf":[{{{Cat}}},{{{Dog}}}],"discriminator":{"propertyName":"sort"}}"""),
        new("discriminator-mapping-added", "discriminator-mapping-deleted",
            $$$"""{"oneOf":[{{{Cat}}},{{{Dog}}}],"discriminator":{"propertyName":"kind","mapping":{"cat":"#/components/schemas/Cat"} }}""",
            $$$"""{"oneOf":[{{{Cat}}},{{{Dog}}}],"discriminator":{"propertyName":"kind","mapping":{"cat":"#/components/schemas/Cat","dog":"#/components/schemas/Dog"} }}"""),
        new("discriminator-mapping-changed", "discriminator-mapping-changed",
            $$$"""{"oneOf":[{{{Cat}}},{{{Dog}}}],"discriminator":{"propertyName":"kind","mapping":{"pet":"#/components/schemas/Cat"} }}""",
            $$$"""{"oneOf":[{{{Cat}}},{{{Dog}}}],"discriminator":{"propertyName":"kind","mapping":{"pet":"#/components/schemas/Dog"} }}"""),
        new("prefix-items-added", "prefix-items-removed", """{"type":"array"}""", """{"type":"array","prefixItems":[{"type":"string"}]}"""),
        new("if-added then-added else-added", "if-removed then-removed else-removed", """{"type":"object"}""",
            """{"type":"object","if":{"required":["a"]},"then":{"required":["b"]},"else":{"required":["c"]}}"""),
        new("contains-added", "contains-removed", """{"type":"array"}""", """{"type":"array","contains":{"type":"string"}}"""),
        new("min-contains-increased", "min-contains-decreased", """{"type":"array","contains":{"type":"string"},"minContains":2}""", """{"type":"array","contains":{"type":"string"},"minContains":3}"""),
        new("max-contains-increased", "max-contains-decreased", """{"type":"array","contains":{"type":"string"},"maxContains":2}""", """{"type":"array","contains":{"type":"string"},"maxContains":3}"""),
        new("dependent-required-added", "dependent-required-removed", """{"type":"object"}""", """{"type":"object","dependentRequired":{"a":["b"]}}"""),
        new("dependent-required-changed", "dependent-required-changed", """{"type":"object","dependentRequired":{"a":["b"]}}""", """{"type":"object","dependentRequired":{"a":["b","c"]}}"""),
        new("dependent-schema-added", "dependent-schema-removed", """{"type":"object"}""", """{"type":"object","dependentSchemas":{"a":{"required":["b"]}}}"""),
        new("pattern-property-added", "pattern-property-removed", """{"type":"object"}""", """{"type":"object","patternProperties":{"^x-":{"type":"string"}}}"""),
        new("property-names-added", "property-names-removed", """{"type":"object"}""", """{"type":"object","propertyNames":{"maxLength":5}}"""),
        new("unevaluated-items-added", "unevaluated-items-removed", """{"type":"array"}""", """{"type":"array","unevaluatedItems":{"type":"string"}}"""),
        new("unevaluated-properties-added", "unevaluated-properties-removed", """{"type":"object"}""", """{"type":"object","unevaluatedProperties":{"type":"string"}}"""),
        new("content-schema-added", "content-schema-removed", """{"type":"string","contentMediaType":"application/json"}""", """{"type":"string","contentMediaType":"application/json","contentSchema":{"type":"object"}}"""),
        new("content-media-type-changed", "content-media-type-changed", """{"type":"string","contentMediaType":"application/json"}""", """{"type":"string","contentMediaType":"text/html"}"""),
        new("content-encoding-changed", "content-encoding-changed", """{"type":"string","contentEncoding":"base64"}""", """{"type":"string","contentEncoding":"base64url"}"""),
        new("type-compatible", "", S, """{"type":"object"}""") { MediaType = "application/xml" },
        new("", "x-extensible-enum-value-removed", """{"type":"string","x-extensible-enum":["a"]}""", """{"type":"string","x-extensible-enum":["a","b"]}"""),
        new("type-changed", "", """{"type":"object"}""", """{"type":"array","items":{"type":"string"}}"""),
    ];
}
