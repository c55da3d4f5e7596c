using System.Text.Json;
using ContractMocks.Schemas;

namespace ContractMocks.Tests.Fakes;

/// <summary>Schemas that lead a search astray, each the smallest form of one that was found in the wild or made up to be unkind.</summary>
public sealed class HostileSchemaTests
{
    private const int Seeds = 10;

    public static TheoryData<string> Possible =>
    [
        // One condition for each value of a property, as settings files have it: most pairs of conditions contradict each other.
        Conditions(60),
        // Only the last of many alternatives fits.
        Json("{'type':'integer','anyOf':[" + Each(999, i => "{'minimum':" + (i + 1) + ",'maximum':" + i + "}") + ",{'const':7}]}"),
        Json("{'type':'object','required':['x'],'properties':{'x':{'type':'integer','minimum':11}},'allOf':[" + Each(6, _ => "{'anyOf':[" + Each(12, i => "{'properties':{'x':{'maximum':" + i + "}}}") + "]}") + "]}"),
        // All values of a small domain.
        """{"type":"array","uniqueItems":true,"minItems":4,"items":{"type":"array","items":{"type":"boolean"},"minItems":2,"maxItems":2}}""",
        """{"type":"array","uniqueItems":true,"minItems":4,"items":{"type":"object","required":["a","b"],"additionalProperties":false,"properties":{"a":{"type":"boolean"},"b":{"type":"boolean"}}}}""",
        """{"type":"array","uniqueItems":true,"minItems":2,"items":{"enum":[1,1.0,true]}}""",
        // What contains asks for stands among the prefix.
        """
        {"type":"array","prefixItems":[{"type":"integer"},{"type":"string"}],"uniqueItems":true,"maxItems":6,"allOf":[
          {"contains":{"type":"integer"},"minContains":2,"maxContains":3},{"contains":{"type":"string","minLength":3},"minContains":2,"maxContains":2},
          {"contains":{"type":"boolean"},"maxContains":1}]}
        """,
        """{"type":"object","patternProperties":{"^a":{"type":"integer"},"b$":{"minimum":5}},"additionalProperties":false,"minProperties":50}""",
        // An optional entry that nothing fits must not take the whole with it.
        Json("{'type':'object','required':['id'],'properties':{'id':{'type':'string'},'never':{'type':'object','additionalProperties':{'maxProperties':1,'oneOf':["
            + Each(14, i => "{'properties':{'priority':{'type':'integer'},'p" + i + "':{'type':'string'},'q" + (i % 3) + "':{'type':'boolean'}}}") + "]}}}}"),
        // A hundred sections that may each hold the hundred sections.
        Json("{'type':'object','properties':{" + Each(100, i => "'s" + i + "':{'type':'object','$ref':'#'},'v" + i + "':{'type':'string'}") + "}}"),
    ];

    public static TheoryData<string, string, string, string> Contradictions => new()
    {
        { """{"properties":{"p":{"type":"object","allOf":[{"properties":{"a":true},"additionalProperties":false},{"required":["b"]}]}},"required":["p"],"type":"object","additionalProperties":false}""", "additionalProperties", "$.p", "the property \"b\" is required" },
        { """{"type":"object","properties":{"a":true},"required":["a","b"],"unevaluatedProperties":false}""", "unevaluatedProperties", "$", "the property \"b\" is required" },
        { """{"type":"object","required":["k"],"properties":{"k":{"const":"a"}},"allOf":[{"properties":{"k":{"const":"b"}}}]}""", "required", "$", "one asks for the string \"a\", another one for the string \"b\"" },
        { """{"type":"object","additionalProperties":false,"minProperties":2}""", "minProperties", "$", "2 properties are asked for, and only 0" },
        { """{"type":"object","required":["k"],"properties":{"k":{"pattern":"^a"}},"anyOf":[{"$ref":"#/nowhere"},{"properties":{"k":{"type":"string","pattern":"^b"}}}]}""", "pattern", "$.k", "besides, at $ the reference \"#/nowhere\" points to nothing" },
        { """{"type":"array","maxItems":0,"contains":true}""", "contains", "$", "at least 1 item is asked for" },
    };

    [Theory]
    [MemberData(nameof(Possible))]
    public void Value_is_found_for_every_seed(string schema)
    {
        var options = new SchemaOptions();
        var faker = SchemaFaker.Compile(schema, options);
        var validator = SchemaValidator.Compile(schema, options);
        for (var seed = 0; seed < Seeds; seed++)
        {
            using var made = JsonDocument.Parse(faker.Make(new FakeOptions { Seed = seed }));
            Assert.Empty(validator.Validate(made.RootElement));
        }
    }

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void Contradiction_is_told_where_it_is(string schema, string keyword, string path, string says)
    {
        var exception = Assert.Throws<UnfakeableSchemaException>(() => SchemaFaker.Compile(schema, new SchemaOptions()).Make());
        Assert.Equal((keyword, path), (exception.Keyword, exception.Path));
        Assert.Contains(says, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Alternatives_that_decide_each_other_are_found()
    {
        // Forty clauses of three literals each, all true of one row of ten bits: guessing in the order of the clauses takes too long.
        const int Bits = 10;
        const int Row = 0b1011001110;
        var clauses = Each(40, i => "{'anyOf':[" + Each(3, n =>
        {
            var bit = ((i * (n + n + 1)) + (n * 5)) % Bits;
            return "{'properties':{'x" + bit + "':{'const':" + ((n == i % 3) == ((Row >> bit) % 2 == 1) ? "true" : "false") + "}}}";
        }) + "]}");
        var names = Each(Bits, bit => "'x" + bit + "'");
        var schema = Json("{'type':'object','required':[" + names + "],'properties':{" + Each(Bits, bit => "'x" + bit + "':{'type':'boolean'}") + "},'allOf':[" + clauses + "]}");
        Value_is_found_for_every_seed(schema);
    }

    private static string Conditions(int count) => Json(
        "{'type':'object','required':['kind'],'properties':{'kind':{'enum':[" + Each(count, i => "'k" + i + "'") + "]}},'allOf':["
        + Each(count, i => "{'if':{'properties':{'kind':{'const':'k" + i + "'}}},'then':{'required':['p" + i + "']}}") + "]}");

    private static string Each(int count, Func<int, string> make) => string.Join(',', Enumerable.Range(0, count).Select(make));

    private static string Json(string text) => text.Replace('\'', '"');
}
