using System.Text.Json;
using ContractMocks.Engine.Judging;
using ContractMocks.TestSupport;

namespace ContractMocks.Tests.Judging;

/// <summary>Parameters in every style: what is written is what is read, and what the schema does not accept is named.</summary>
public sealed class ParameterStyleTests
{
    private const string Numbers = """{"type":"array","items":{"type":"integer"},"minItems":2}""";
    private const string Words = """{"type":"array","items":{"type":"string","enum":["red","green","blue"]}}""";
    private const string Color =
        """{"type":"object","properties":{"R":{"type":"integer"},"name":{"type":"string"},"on":{"type":"boolean"}},"required":["R"],"additionalProperties":false}""";

    public static TheoryData<ParameterPlace, ParameterStyle, bool> Styles => new()
    {
        { ParameterPlace.Path, ParameterStyle.Simple, false },
        { ParameterPlace.Path, ParameterStyle.Simple, true },
        { ParameterPlace.Path, ParameterStyle.Label, false },
        { ParameterPlace.Path, ParameterStyle.Label, true },
        { ParameterPlace.Path, ParameterStyle.Matrix, false },
        { ParameterPlace.Path, ParameterStyle.Matrix, true },
        { ParameterPlace.Header, ParameterStyle.Simple, false },
        { ParameterPlace.Header, ParameterStyle.Simple, true },
        { ParameterPlace.Cookie, ParameterStyle.Form, false },
        { ParameterPlace.Query, ParameterStyle.Form, false },
        { ParameterPlace.Query, ParameterStyle.Form, true },
        { ParameterPlace.Query, ParameterStyle.SpaceDelimited, false },
        { ParameterPlace.Query, ParameterStyle.PipeDelimited, false },
        { ParameterPlace.Query, ParameterStyle.DeepObject, true },
    };

    [Theory]
    [MemberData(nameof(Styles))]
    public void What_a_style_writes_is_read_as_it_was(ParameterPlace place, ParameterStyle style, bool explode)
    {
        foreach (var (schema, json) in (IEnumerable<(string, string)>)
            [
                (Numbers, "[3,4,5]"),
                (Numbers, "[-1,0]"),
                (Words, """["red","blue"]"""),
                (Color, """{"R":100,"name":"deep-blue","on":true}"""),
                (Color, """{"R":0}"""),
                ("""{"type":"integer"}""", "42"),
                ("""{"type":["number","null"]}""", "1.5"),
                ("""{"type":"boolean"}""", "true"),
                ("""{"enum":[1,2,"two"]}""", "2"),
                ("""{"type":"string","pattern":"^[a-z]"}""", "\"zwölf\""),
                ("""{"anyOf":[{"type":"integer"},{"type":"array","items":{"type":"integer"}}]}""", "7"),
            ])
        {
            var parameter = new Parameter("p", place, Required: true, schema) { Style = style, Explode = explode };
            var value = JsonElement.Parse(json);
            if (style == ParameterStyle.DeepObject && value.ValueKind != JsonValueKind.Object)
            {
                continue;
            }

            var judged = Send(parameter, value, out var read);

            Assert.True(judged.Error is null, $"{schema} {json}: {judged.Error?.Message}");
            Assert.True(JsonElement.DeepEquals(value, read), $"{json} was read as {read.GetRawText()}");
        }
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void What_the_schema_does_not_accept_is_refused_in_every_style(ParameterPlace place, ParameterStyle style, bool explode)
    {
        foreach (var (schema, json, name) in (IEnumerable<(string, string, string)>)
            [
                (Numbers, """["x",4]""", "p[0]"),
                (Color, """{"R":"red"}""", "p.R"),
                (Color, """{"name":"red","on":true}""", "p.R"),
            ])
        {
            var parameter = new Parameter("p", place, Required: true, schema) { Style = style, Explode = explode };
            var value = JsonElement.Parse(json);
            if (style == ParameterStyle.DeepObject && value.ValueKind != JsonValueKind.Object)
            {
                continue;
            }

            var judged = Send(parameter, value, out _);

            Assert.Equal(422, judged.Status);
            Assert.Equal(name, judged.Error!.Parameter);
        }
    }

    [Theory]
    [InlineData("p[]=1&p[]=2")]
    [InlineData("p%5B%5D=1&p%5B%5D=2")]
    [InlineData("p[0]=1&p[1]=2")]
    [InlineData("p[1]=2&p[0]=1")]
    [InlineData("p=1&p=2")]
    [InlineData("p=1,2")]
    [InlineData("p=1%2C2")]
    [InlineData("p=1|2")]
    [InlineData("p=1%202")]
    public void A_list_is_taken_in_the_ways_that_sdks_write_it(string query)
    {
        foreach (var style in (ParameterStyle[])[ParameterStyle.Form, ParameterStyle.SpaceDelimited, ParameterStyle.PipeDelimited, ParameterStyle.DeepObject])
        {
            foreach (var explode in (bool[])[true, false])
            {
                var parameter = new Parameter("p", ParameterPlace.Query, true, Numbers) { Style = style, Explode = explode };
                Assert.Null(JudgeBench.Of(JudgeBench.Taking(null, parameter)).Judge(query).Error);
                Assert.Equal("[1,2]", Read(parameter, query).GetRawText());
            }
        }
    }

    [Theory]
    [InlineData("metadata[tier]=gold&metadata[size]=3", """{"tier":"gold","size":3}""")]
    [InlineData("metadata[nested][deep]=x&metadata[tier]=a", """{"nested":{"deep":"x"},"tier":"a"}""")]
    [InlineData("metadata[list][]=1&metadata[list][]=2", """{"list":[1,2]}""")]
    [InlineData("metadata[list][0]=1&metadata[list][1]=2", """{"list":[1,2]}""")]
    [InlineData("tier=gold&size=4", """{"tier":"gold","size":4}""")]
    public void An_object_is_taken_by_brackets_and_exploded(string query, string expected)
    {
        const string Schema =
            """{"type":"object","properties":{"tier":{"type":"string"},"size":{"type":"integer"},"nested":{"type":"object"},"list":{"type":"array","items":{"type":"integer"}}}}""";
        var parameter = new Parameter("metadata", ParameterPlace.Query, true, Schema);
        Assert.Null(JudgeBench.Of(JudgeBench.Taking(null, parameter)).Judge(query).Error);
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(expected), Read(parameter, query)), Read(parameter, query).GetRawText());
    }

    [Theory]
    [InlineData("include[]=a&include[]=b")]
    [InlineData("include=a&include=b")]
    [InlineData("include[0]=a")]
    public void Brackets_in_the_declared_name_are_part_of_it_or_not(string query) =>
        Assert.Null(JudgeBench.Of(JudgeBench.Taking(null, new Parameter("include[]", ParameterPlace.Query, true, """{"type":"array","items":{"enum":["a","b"]}}""")))
            .Judge(query).Error);

    [Theory]
    [InlineData("q=%7B%22a%22%3A1%7D", null)]
    [InlineData("q=%7B%22a%22%3A%22x%22%7D", "expected an integer")]
    [InlineData("q=%7B", "expected JSON")]
    [InlineData("", "Missing required parameter: 'q' (in the query).")]
    public void A_parameter_with_content_is_json(string query, string? message)
    {
        var parameter = new Parameter("q", ParameterPlace.Query, true, """{"type":"object","properties":{"a":{"type":"integer"}}}""") { MediaType = "application/json" };
        var judged = JudgeBench.Of(JudgeBench.Taking(null, parameter)).Judge(query);
        if (message is null)
        {
            Assert.Null(judged.Error);
        }
        else
        {
            Assert.Contains(message, judged.Error!.Message);
        }
    }

    [Theory]
    [InlineData("limit=1&limit=1", 200)]
    [InlineData("limit=1&limit=2", 422)]
    [InlineData("limit=007", 422)]
    [InlineData("limit=", 422)]
    [InlineData("limit=1e1", 200)]
    [InlineData("limit=%31", 200)]
    public void A_single_value_is_judged_as_it_is_written(string query, int status) =>
        Assert.Equal(status, JudgeBench.Of(JudgeBench.Taking(null, new Parameter("limit", ParameterPlace.Query, true, """{"type":"integer"}"""))).Judge(query).Status);

    [Fact]
    public void Types_are_found_behind_references_and_unions()
    {
        var contract = new Contract
        {
            Name = "test",
            Provider = "generic",
            Operations =
            [
                JudgeBench.Taking(null, new Parameter("p", ParameterPlace.Query, true, """{"anyOf":[{"allOf":[{"$ref":"#/schemas/Size"}]},{"type":"null"}]}""")),
            ],
            Schemas = [new NamedSchema("Size", """{"type":"integer","minimum":2}""")],
        };

        Assert.Null(new JudgeBench(contract).Judge("p=3").Error);
        Assert.Null(new JudgeBench(contract).Judge("p=null").Error);
        Assert.Equal(422, new JudgeBench(contract).Judge("p=1").Status);
    }

    [Fact]
    public void Reserved_headers_and_optional_parameters_are_not_asked_for()
    {
        var operation = JudgeBench.Taking(
            null,
            new Parameter("Authorization", ParameterPlace.Header, true, """{"const":"never"}"""),
            new Parameter("limit", ParameterPlace.Query, false, """{"type":"integer"}"""));
        Assert.Null(JudgeBench.Of(operation).Judge().Error);
    }

    [Fact]
    public void Headers_of_one_name_are_one_list()
    {
        var operation = JudgeBench.Taking(null, new Parameter("X-Beta", ParameterPlace.Header, true, Words));
        Assert.Null(JudgeBench.Of(operation).Judge(headers: [("x-beta", "red"), ("X-BETA", "green, blue")]).Error);
        Assert.Equal("X-Beta[1]", JudgeBench.Of(operation).Judge(headers: [("x-beta", "red, pink")]).Error!.Parameter);
    }

    [Fact]
    public void Unknown_parameters_are_refused_only_where_asked_for()
    {
        var operation = JudgeBench.Taking(null, new Parameter("limit", ParameterPlace.Query, false, """{"type":"integer"}"""), new Parameter("meta", ParameterPlace.Query, false, Color));
        Assert.Null(JudgeBench.Of(operation).Judge("limt=3").Error);
        var error = JudgeBench.Of(operation, new MockOptions { Requests = RequestChecks.Strict }).Judge("limt=3&meta[R]=1&on=true").Error!;
        Assert.Equal("limt", error.Parameter);
        Assert.Contains("did you mean 'limit'?", error.Message);
        Assert.Single(error.Violations);
    }

    [Fact]
    public void Secrets_are_not_shown()
    {
        var operation = JudgeBench.Taking(
            null,
            new Parameter("x-api-key", ParameterPlace.Header, true, """{"type":"string","pattern":"^sk-"}"""),
            new Parameter("session", ParameterPlace.Cookie, true, """{"type":"integer"}"""));
        var error = JudgeBench.Of(operation).Judge(headers: [("x-api-key", "hunter2"), ("cookie", "session=hunter3")]).Error!;
        Assert.Equal(2, error.Violations.Count);
        Assert.DoesNotContain("hunter", string.Join('\n', error.Violations), StringComparison.Ordinal);
    }

    private static Judged Send(Parameter parameter, JsonElement value, out JsonElement read)
    {
        var operation = JudgeBench.Taking(null, parameter);
        var bench = JudgeBench.Of(operation);
        var judged = parameter.In switch
        {
            ParameterPlace.Query => bench.Judge(StyleText.Query(parameter, value)),
            ParameterPlace.Path => bench.Judge(path: "/x/" + StyleText.Plain(parameter, value, StyleText.Escape)),
            ParameterPlace.Header => bench.Judge(headers: [("p", StyleText.Plain(parameter, value, static text => text))]),
            _ => bench.Judge(headers: [("cookie", "a=b; p=" + StyleText.Plain(parameter, value, StyleText.Escape))]),
        };
        read = ParameterJudge.Value(new ParameterPlan(parameter, new RequestSchemas(bench.Loaded, RequestChecks.Careful)), new RequestText(judged.Exchange));
        return judged;
    }

    private static JsonElement Read(Parameter parameter, string query)
    {
        var bench = JudgeBench.Of(JudgeBench.Taking(null, parameter));
        return ParameterJudge.Value(new ParameterPlan(parameter, new RequestSchemas(bench.Loaded, RequestChecks.Careful)), new RequestText(bench.Judge(query).Exchange));
    }
}
