using ContractMocks.Compiler.Scenarios;

namespace ContractMocks.Compiler.Tests.Scenarios;

public sealed class ToolReaderTests
{
    private const string Schema = """{"type":"object","properties":{"city":{"type":"string"}}}""";

    [Theory]
    [InlineData("""{"type":"function","function":{"name":"get_weather","description":"d","parameters":SCHEMA,"strict":true}}""")]
    [InlineData("""{"type":"function","name":"get_weather","description":"d","parameters":SCHEMA}""")]
    [InlineData("""{"name":"get_weather","description":"d","parameters":SCHEMA}""")]
    [InlineData("""{"name":"get_weather","description":"d","input_schema":SCHEMA,"cache_control":{"type":"ephemeral"}}""")]
    [InlineData("""{"type":"custom","name":"get_weather","description":"d","input_schema":SCHEMA}""")]
    [InlineData("""{"name":"get_weather","description":"d","inputSchema":SCHEMA,"annotations":{"readOnlyHint":true}}""")]
    [InlineData("""{"tools":[{"name":"get_weather","description":"d","inputSchema":SCHEMA}]}""")]
    [InlineData("""[{"name":"get_weather","description":"d","parameters":SCHEMA}]""")]
    [InlineData("""{"functionDeclarations":[{"name":"get_weather","description":"d","parameters":{"type":"OBJECT","properties":{"city":{"type":"STRING"}}}}]}""")]
    [InlineData("""{"contents":[],"tools":[{"function_declarations":[{"name":"get_weather","description":"d","parametersJsonSchema":SCHEMA}]}]}""")]
    [InlineData("""{"model":"m","messages":[],"functions":[{"name":"get_weather","description":"d","parameters":SCHEMA}]}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"result":{"tools":[{"name":"get_weather","title":"t","description":"d","inputSchema":SCHEMA,"outputSchema":{"type":"object"}}],"nextCursor":"x"}}""")]
    [InlineData("""{"tools":[{"toolSpec":{"name":"get_weather","description":"d","inputSchema":{"json":SCHEMA}}}]}""")]
    [InlineData("""{"type":"namespace","name":"weather","tools":[{"type":"function","name":"get_weather","description":"d","parameters":SCHEMA}]}""")]
    [InlineData("""{"function":{"name":"get_weather","description":"d","parameters":"{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}}}"}}""")]
    [InlineData("""{"id":"x_0","question":[[]],"function":[{"name":"get_weather","description":"d","parameters":{"type":"dict","properties":{"city":{"type":"str"}}}}]}""")]
    [InlineData("name: get_weather\ndescription: d\nparameters: { type: object, properties: { city: { type: string } } }\n")]
    [InlineData("{\n\t\"name\": \"get_weather\",\n\t\"description\": \"d\",\n\t\"parameters\": SCHEMA\n}\n")]
    public void Every_notation_gives_the_same_tool(string text)
    {
        var result = ScenarioTexts.ReadTools(text.Replace("SCHEMA", Schema));

        Assert.Equal([], ScenarioTexts.Lines(result.Problems));
        Assert.Equal([new Tool("get_weather", "d", Schema)], result.Tools);
        Assert.Single(result.NamePlaces);
    }

    [Fact]
    public void A_function_without_parameters_takes_no_arguments()
    {
        var result = ScenarioTexts.ReadTools("""{"type":"function","function":{"name":"now"}}""");

        Assert.Equal([new Tool("now", "", """{"type":"object","properties":{}}""")], result.Tools);
    }

    [Theory]
    [InlineData("{\"name\": \"a\",\n \"parameters\": ]}", "2:16-17 CM3001")]
    [InlineData("""{"name":"a","name":"b","parameters":{}}""", "1:13-19 CM3001 The tool cannot be read: the key 'name' is there already, on line 1")]
    [InlineData("\"a\"", "1:1-4 CM3002 This is not a tool: expected a mapping with 'name' and 'parameters', but found the text 'a'")]
    [InlineData("[]", "1:1-3 CM3002 This is not a tool: the list is empty")]
    [InlineData("""{"parameters":{"type":"object"}}""", "1:2-14 CM3002 This is not a tool: the key 'name' is missing")]
    [InlineData("""{"nmae":"a","parameters":{"type":"object"}}""", "1:2-8 CM3002 This is not a tool: the key 'name' is missing ('nmae' is there; was it meant?)")]
    [InlineData("""{"name":" ","parameters":{}}""", "1:9-12 CM3002 This is not a tool: 'name' must be a text, but is empty")]
    [InlineData("""{"name":"get weather","parameters":{}}""", "1:9-22 CM3010 Providers do not take the tool name 'get weather'; the tool is named 'get_weather' in requests, scenarios may use either")]
    [InlineData("""{"name":"a","parameters":{"properties":{"b":{"type":"strnig"}}}}""", "1:53-61 CM3002 This is not a tool: 'strnig' is no type of JSON Schema, nor one of another language that is known here; did you mean 'string'?")]
    [InlineData("""{"name":"a","parameters":{"properties":{"b":{"minLength":-1}}}}""", "1:58-60 CM3002 This is not a tool: 'properties/b/minLength' of its schema must be a number of at least 0, but is the number -1")]
    [InlineData("""{"name":3,"parameters":{}}""", "1:9-10 CM3002 This is not a tool: 'name' must be a text, but is the number 3")]
    [InlineData("""{"name":"a","params":{}}""", "1:2-8 CM3002 This is not a tool: the key 'parameters' (or 'input_schema', or 'inputSchema') is missing; for a tool without arguments write {\"type\":\"object\",\"properties\":{}}")]
    [InlineData("""{"name":"a","paramters":{}}""", "1:2-8 CM3002 This is not a tool: the key 'parameters' (or 'input_schema', or 'inputSchema') is missing ('paramters' is there; was it meant?); for a tool without arguments write {\"type\":\"object\",\"properties\":{}}")]
    [InlineData("""{"name":"a","parameters":[]}""", "1:26-28 CM3002 This is not a tool: 'parameters' must be a JSON Schema of an object, but is a list")]
    [InlineData("""{"name":"a","parameters":{"type":"string"}}""", "1:34-42 CM3002 This is not a tool: the arguments of a tool are an object, so 'type' of 'parameters' must be 'object', but is the text 'string'")]
    [InlineData("""{"name":"a","description":[],"parameters":{}}""", "1:27-29 CM3002 This is not a tool: 'description' must be a text, but is a list")]
    [InlineData("""{"type":"function","function":"a"}""", "1:31-34 CM3002 This is not a tool: 'function' must be a mapping with 'name' and 'parameters', but is the text 'a'")]
    [InlineData("""{"type":"web_search_20250305","name":"web_search"}""", "1:9-30 CM3011 The tool 'web_search_20250305' is passed over: the provider runs it itself; only functions with a schema of their arguments can be mocked")]
    [InlineData("""[{"name":"a","parameters":{}},{"name":"a","parameters":{}}]""", "1:39-42 CM3003 The tool 'a' is there already, in this file, on line 1")]
    public void A_mistake_is_one_problem_at_its_place(string text, string problem)
    {
        var line = Assert.Single(ScenarioTexts.Lines(ScenarioTexts.ReadTools(text).Problems));
        Assert.True(problem.EndsWith("CM3001", StringComparison.Ordinal) ? line.StartsWith(problem, StringComparison.Ordinal) : line == problem, line);
    }

    [Fact]
    public void A_broken_tool_costs_only_itself()
    {
        var result = ScenarioTexts.ReadTools("""[{"name":"bad","parameters":[]},{"name":"good","parameters":{}}]""");

        Assert.Single(result.Problems);
        Assert.Equal("good", Assert.Single(result.Tools).Name);
    }

    [Fact]
    public void Json_lines_keep_their_lines()
    {
        var result = ScenarioTexts.ReadTools("""
            {"id":"a","function":[{"name":"one","parameters":{"type":"dict"}}]}

            {"id":"b","function":{"name":"two.of","parameters":{"type":"dict"}}}
            {"name":"three","parameters":[]}
            {"name":"four","parameters":{}
            {"id":"c","function":[{"name":"one","parameters":{"type":"dict"}}]}
            """);

        Assert.Equal(["one", "two_of"], result.Tools.Select(static tool => tool.Name));
        Assert.Equal([1, 3], result.NamePlaces.Select(static place => place.Line));
        Assert.Equal([(3, "CM3010"), (4, "CM3002"), (5, "CM3001")], result.Problems.OrderBy(static problem => problem.Span.Line).Select(static problem => (problem.Span.Line, problem.Id)));
    }

    [Fact]
    public void Names_that_become_alike_are_numbered_and_keep_what_was_written()
    {
        var result = ScenarioTexts.ReadTools("""[{"name":"a.b","parameters":{}},{"name":"a b","parameters":{}},{"name":"a_b","parameters":{}}]""");

        Assert.Equal([("a_b_2", "a.b"), ("a_b_3", "a b"), ("a_b", null)], result.Tools.Select(static tool => (tool.Name, tool.WrittenName)));
        Assert.Equal(["CM3010", "CM3010"], result.Problems.Select(static problem => problem.Id));
    }

    [Fact]
    public void A_scenario_may_use_either_name()
    {
        var scope = new ScenarioScope([ScenarioTexts.OpenAi], ScenarioTexts.ReadTools("""{"name":"math.factorial","parameters":{"type":"dict"}}""").Tools);
        foreach (var name in new[] { "math.factorial", "math_factorial" })
        {
            var scenario = ScenarioTexts.ReadGood($"scenario: a\nprovider: openai\ntools: [{name}]\nturns:\n  - when: {{ tools: {name} }}\n    reply: {{ tool_calls: [{name}] }}\n", scope);

            Assert.Equal("math_factorial", Assert.Single(scenario.Tools).Name);
            Assert.Equal("math_factorial", Assert.Single(scenario.Turns[0].Reply.ToolCalls).Tool);
            Assert.Equal([new ToolDeclaredCondition("math_factorial")], scenario.Turns[0].When);
        }
    }

    [Theory]
    [InlineData("""{"type":"bash_20250124","name":"bash"}""", "bash_20250124")]
    [InlineData("""{"type":"text_editor_20250728","name":"str_replace_based_edit_tool"}""", "text_editor_20250728")]
    [InlineData("""{"googleSearch":{}}""", "googleSearch")]
    [InlineData("""{"type":"custom","name":"sql","format":{"type":"text"}}""", "custom")]
    [InlineData("""{"type":"tool_search","parameters":{}}""", "tool_search")]
    public void A_tool_without_a_schema_is_passed_over_with_words(string tool, string name)
    {
        var result = ScenarioTexts.ReadTools($$"""{"tools":[{{tool}},{"name":"now","input_schema":{} }]}""");

        Assert.Equal("now", Assert.Single(result.Tools).Name);
        Assert.Equal([ProblemKinds.ToolPassedOver], result.Problems.Select(static problem => problem.Kind));
        Assert.Equal(name, result.Problems[0].Arguments[0]);
    }
}
