namespace ContractMocks.Comparison.Tests.Notations;

/// <summary>Two ways of writing the same schema, as JSON. The version of OpenAPI of each is 3.1 unless the way begins with <c>3.0 </c>.</summary>
internal sealed record Notation(string Name, string One, string Other)
{
    private const string S = """{"type":"string"}""";
    private const string Cat = """{"$ref":"#/components/schemas/Cat"}""";
    private const string CatInline = """{"type":"object","required":["kind"],"properties":{"kind":{"type":"string"},"lives":{"type":"integer"}}}""";

    public static IReadOnlyList<Notation> All { get; } =
    [
        new("nullable is a type beside", """3.0 {"type":"string","nullable":true}""", """{"type":["string","null"]}"""),
        new("nullable is an alternative", """3.0 {"type":"string","nullable":true}""", """{"anyOf":[{"type":"string"},{"type":"null"}]}"""),
        new("nullable is one of two", """3.0 {"type":"string","nullable":true}""", """{"oneOf":[{"type":"string"},{"type":"null"}]}"""),
        new("types beside and alternatives", """{"type":["string","null"]}""", """{"anyOf":[{"type":"null"},{"type":"string"}]}"""),
        new("null as a constant", """{"type":["string","null"]}""", """{"anyOf":[{"type":"string"},{"const":null}]}"""),
        new("null as an enum of one", """{"type":["string","null"]}""", """{"anyOf":[{"type":"string"},{"enum":[null]}]}"""),
        new("nullable of a bounded text", """3.0 {"type":"string","nullable":true,"maxLength":9}""", """{"anyOf":[{"type":"string","maxLength":9},{"type":"null"}]}"""),
        new("bounds beside the types", """{"type":["string","null"],"maxLength":9}""", """{"anyOf":[{"type":"string","maxLength":9},{"type":"null"}]}"""),
        new("nullable reference by allOf", """3.0 {"nullable":true,"allOf":[CAT]}""", """{"anyOf":[CAT,{"type":"null"}]}"""),
        new("nullable object reference by allOf", """3.0 {"type":"object","nullable":true,"allOf":[CAT]}""", """{"oneOf":[CAT,{"type":"null"}]}"""),
        new("nullable anyOf", """3.0 {"nullable":true,"anyOf":[{"type":"string"},{"type":"integer"}]}""", """{"anyOf":[{"type":"string"},{"type":"integer"},{"type":"null"}]}"""),
        new("nullable inside of anyOf", """3.0 {"anyOf":[{"type":"string","nullable":true},{"type":"integer"}]}""", """{"anyOf":[{"type":"string"},{"type":"integer"},{"type":"null"}]}"""),
        new("nullable enum", """3.0 {"type":"string","nullable":true,"enum":["a","b",null]}""", """{"anyOf":[{"type":"string","enum":["a","b"]},{"type":"null"}]}"""),
        new("nullable enum in types", """3.0 {"type":"string","nullable":true,"enum":["a","b",null]}""", """{"type":["string","null"],"enum":["a","b",null]}"""),
        new("nullable list", """3.0 {"type":"array","nullable":true,"items":{"type":"string"}}""", """{"type":["array","null"],"items":{"type":"string"}}"""),
        new("nullable in 3.1 has no meaning but what people mean", """{"type":"string","nullable":true}""", """{"type":["string","null"]}"""),
        new("nullable false", """3.0 {"type":"string","nullable":false}""", S),
        new("a type in a list of one", """{"type":["string"]}""", S),
        new("types in another order", """{"type":["integer","string"]}""", """{"type":["string","integer"]}"""),
        new("types are alternatives", """{"type":["string","integer"]}""", """{"anyOf":[{"type":"string"},{"type":"integer"}]}"""),
        new("types are one of", """{"type":["string","boolean"]}""", """{"oneOf":[{"type":"string"},{"type":"boolean"}]}"""),
        new("nested alternatives", """{"anyOf":[{"anyOf":[{"type":"string"},{"type":"integer"}]},{"type":"null"}]}""", """{"anyOf":[{"type":"string"},{"type":"integer"},{"type":"null"}]}"""),
        new("alternatives by reference", """{"anyOf":[{"$ref":"#/components/schemas/TextOrNumber"},{"type":"null"}]}""", """{"anyOf":[{"type":"string"},{"type":"integer"},{"type":"null"}]}"""),
        new("alternatives in another order", """{"anyOf":[{"type":"string"},CAT]}""", """{"anyOf":[CAT,{"type":"string"}]}"""),
        new("an alternative alone", """{"anyOf":[{"type":"string"}]}""", S),
        new("one of alone", """{"oneOf":[{"type":"string"}]}""", S),
        new("allOf of one reference", """{"allOf":[CAT]}""", Cat),
        new("allOf of one inline", """{"allOf":[{"type":"string"}]}""", S),
        new("allOf of one with words beside", """{"description":"d","allOf":[CAT]}""", """{"description":"d","$ref":"#/components/schemas/Cat"}"""),
        new("inline and by reference", CatInline, Cat),
        new("references in a chain", """{"$ref":"#/components/schemas/AlsoCat"}""", Cat),
        new("a reference with words beside", """{"$ref":"#/components/schemas/Cat","description":"d","title":"t","deprecated":false}""", """{"description":"d","title":"t","allOf":[CAT]}"""),
        new("a reference with bounds beside", """{"$ref":"#/components/schemas/Text","maxLength":9}""", """{"type":"string","maxLength":9}"""),
        new("allOf with more properties", """{"allOf":[CAT,{"type":"object","properties":{"more":{"type":"string"}}}]}""",
            """{"type":"object","required":["kind"],"properties":{"kind":{"type":"string"},"lives":{"type":"integer"},"more":{"type":"string"}}}"""),
        new("a property moves between members", """{"allOf":[{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"}}},{"type":"object","properties":{"c":{"type":"string"}}}]}""",
            """{"allOf":[{"type":"object","properties":{"a":{"type":"string"}}},{"type":"object","properties":{"b":{"type":"string"},"c":{"type":"string"}}}]}"""),
        new("required moves between members", """{"allOf":[{"type":"object","required":["a"],"properties":{"a":{"type":"string"}}},{"type":"object","properties":{"c":{"type":"string"}}}]}""",
            """{"allOf":[{"type":"object","properties":{"a":{"type":"string"}}},{"type":"object","required":["a"],"properties":{"c":{"type":"string"}}}]}"""),
        new("properties beside allOf", """{"type":"object","properties":{"more":{"type":"string"}},"allOf":[CAT]}""", """{"allOf":[{"type":"object","properties":{"more":{"type":"string"}}},CAT]}"""),
        new("members without their type", """{"type":"object","allOf":[{"properties":{"a":{"type":"string"}}},{"required":["a"]}]}""", """{"type":"object","required":["a"],"properties":{"a":{"type":"string"}}}"""),
        new("members in another order", """{"allOf":[{"$ref":"#/components/schemas/Text"},{"maxLength":9}]}""", """{"allOf":[{"maxLength":9},{"$ref":"#/components/schemas/Text"}]}"""),
        new("nested allOf", """{"allOf":[{"allOf":[CAT]},{"type":"object","properties":{"m":{"type":"string"}}}]}""", """{"allOf":[CAT,{"type":"object","properties":{"m":{"type":"string"}}}]}"""),
        new("a constant and an enum of one", """{"type":"string","const":"a"}""", """{"type":"string","enum":["a"]}"""),
        new("a constant tells its type", """{"const":"a"}""", """{"type":"string","enum":["a"]}"""),
        new("an enum tells its type", """{"enum":["a","b"]}""", """{"type":"string","enum":["a","b"]}"""),
        new("enum in another order", """{"type":"string","enum":["a","b"]}""", """{"type":"string","enum":["b","a"]}"""),
        new("enum with a value twice", """{"type":"string","enum":["a","b","a"]}""", """{"type":"string","enum":["a","b"]}"""),
        new("enums joined", """{"anyOf":[{"type":"string","enum":["a"]},{"type":"string","enum":["b"]}]}""", """{"type":"string","enum":["a","b"]}"""),
        new("constants joined", """{"oneOf":[{"const":"a"},{"const":"b"}]}""", """{"type":"string","enum":["a","b"]}"""),
        new("exclusive bounds of 3.0", """3.0 {"type":"number","minimum":1,"exclusiveMinimum":true}""", """{"type":"number","exclusiveMinimum":1}"""),
        new("exclusive upper bounds of 3.0", """3.0 {"type":"number","maximum":1,"exclusiveMaximum":true}""", """{"type":"number","exclusiveMaximum":1}"""),
        new("exclusive false", """3.0 {"type":"number","minimum":1,"exclusiveMinimum":false}""", """{"type":"number","minimum":1}"""),
        new("numbers written otherwise", """{"type":"number","maximum":10}""", """{"type":"number","maximum":10.0}"""),
        new("lengths from nothing", """{"type":"string","minLength":0}""", S),
        new("lists from nothing", """{"type":"array","items":{},"minItems":0,"uniqueItems":false}""", """{"type":"array"}"""),
        new("bytes of 3.0", """3.0 {"type":"string","format":"binary"}""", """{"type":"string","contentMediaType":"application/octet-stream"}"""),
        new("base64 of 3.0", """3.0 {"type":"string","format":"byte"}""", """{"type":"string","contentEncoding":"base64"}"""),
        new("an example and examples", """3.0 {"type":"string","example":"a"}""", """{"type":"string","examples":["a"]}"""),
        new("properties in another order", """{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"}}}""", """{"type":"object","properties":{"b":{"type":"string"},"a":{"type":"string"}}}"""),
        new("required in another order", """{"type":"object","required":["a","b"],"properties":{"a":{},"b":{}}}""", """{"type":"object","required":["b","a"],"properties":{"a":{},"b":{}}}"""),
        new("nothing required", """{"type":"object","required":[],"properties":{"a":{}}}""", """{"type":"object","properties":{"a":{}}}"""),
        new("more properties allowed", """{"type":"object","additionalProperties":true}""", """{"type":"object"}"""),
        new("anything else allowed", """{"type":"object","additionalProperties":{}}""", """{"type":"object"}"""),
        new("a schema of true", """{"type":"object","properties":{"a":true}}""", """{"type":"object","properties":{"a":{}}}"""),
        new("flags that say no", """{"type":"string","readOnly":false,"writeOnly":false,"deprecated":false}""", S),
    ];

    public string OneDocument => Document(One);

    public string OtherDocument => Document(Other);

    private static string Document(string way)
    {
        var old = way.StartsWith("3.0 ", StringComparison.Ordinal);
        return """
            {"openapi":"VERSION","info":{"title":"t","version":"1"},
             "paths":{
              "/body":{"post":{"operationId":"body",
               "requestBody":{"required":true,"content":{"application/json":{"schema":SCHEMA}}},
               "responses":{"200":{"description":"d","content":{"application/json":{"schema":SCHEMA}}}}}},
              "/property":{"post":{"operationId":"property",
               "requestBody":{"required":true,"content":{"application/json":{"schema":HOLDER}}},
               "responses":{"200":{"description":"d","content":{"application/json":{"schema":HOLDER}}}}}}},
             "components":{"schemas":{
              "Cat":{"type":"object","required":["kind"],"properties":{"kind":{"type":"string"},"lives":{"type":"integer"}}},
              "AlsoCat":{"$ref":"#/components/schemas/Cat"},
              "Text":{"type":"string"},
              "TextOrNumber":{"anyOf":[{"type":"string"},{"type":"integer"}]}}}}
            """
            .Replace("VERSION", old ? "3.0.3" : "3.1.0", StringComparison.Ordinal)
            .Replace("HOLDER", """{"type":"object","properties":{"p":SCHEMA,"list":{"type":"array","items":SCHEMA}}}""", StringComparison.Ordinal)
            .Replace("SCHEMA", old ? way[4..] : way, StringComparison.Ordinal)
            .Replace("CAT", Cat, StringComparison.Ordinal);
    }
}
