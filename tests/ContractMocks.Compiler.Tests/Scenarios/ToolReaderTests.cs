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
    [InlineData("""{"name":" ","parameters":{}}""", "1:9-12 CM3002 This is not a tool: 'name' must be a text with a letter or a digit in it, but is empty")]
    [InlineData("""{"name":"get weather","parameters":{}}""", "1:9-22 CM3010 Providers do not take the tool name 'get weather'; the tool is named 'get_weather' in requests, scenarios may use either")]
    [InlineData("""{"name":"a","parameters":{"properties":{"b":{"type":"strnig"}}}}""", "1:52-60 CM3002 This is not a tool: 'strnig' is no type of JSON Schema, nor one of another language that is known here; did you mean 'string'?")]
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
}
