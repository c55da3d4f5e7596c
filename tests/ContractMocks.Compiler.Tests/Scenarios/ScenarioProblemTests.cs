using ContractMocks.Compiler.Scenarios;

namespace ContractMocks.Compiler.Tests.Scenarios;

public sealed class ScenarioProblemTests
{
    internal const string FiveMistakes =
        """
        scenario: a
        provider: opnai
        turns:
          - when: { usr: weather }
            reply: { tool_calls: [get_wether] }
          - when: { user: { matches: "(" } }
            reply: { error: rate_limit }
        """;

    private const string Head = "scenario: a\nprovider: openai\n";

    [Fact]
    public void Five_mistakes_are_five_problems()
    {
        var result = ScenarioTexts.Read(FiveMistakes);

        Assert.Null(result.Scenario);
        Assert.Equal(
            [
                "2:11-16 CM2005 No spec of this project is of the provider 'opnai'; did you mean 'openai'?",
                "4:13-16 CM2002 The key 'usr' is unknown here; did you mean 'user'?",
                "5:27-37 CM2007 No tool is named 'get_wether'; did you mean 'get_weather'?",
                "6:30-33 CM2011 '(' is not a valid regular expression: at offset 1. Not enough )'s",
            ],
            ScenarioTexts.Lines(result.Problems).Take(4));
        Assert.Equal(4, result.Problems.Count);

        // The fifth is judged by the provider's own errors, so the provider has to be right first.
        var five = ScenarioTexts.Read(FiveMistakes.Replace("opnai", "openai").Replace("turns:", "turn:\nturns:"));
        Assert.Equal(["CM2002", "CM2002", "CM2007", "CM2011", "CM2010"], five.Problems.Select(static problem => problem.Id));
        Assert.Equal(
            "8:21-31 CM2010 'rate_limit' is not an error the provider answers with; did you mean 'rate_limited'?", ScenarioTexts.Lines(five.Problems)[4]);
    }

    [Theory]
    [InlineData("scenario: a\nprovider: [openai\nturns: x", "3:1-2 CM2001")]
    [InlineData("scenario: a\nscenario: b\nprovider: openai\nturns: [reply: x]", "2:1-9 CM2001 The scenario cannot be read: the key 'scenario' is there already, on line 1")]
    [InlineData(Head + "turns: [reply: x]\n---\nscenario: b", "4:1-4 CM2001 The scenario cannot be read: a second document begins here; give it a file of its own")]
    [InlineData("", "1:1-1 CM2004 'a.scenario.yaml' must be a mapping with 'scenario', 'provider' and 'turns', but is empty")]
    [InlineData("- a\n- b\n\n", "1:1-2:4 CM2004 'a.scenario.yaml' must be a mapping with 'scenario', 'provider' and 'turns', but is a list")]
    [InlineData("provider: openai\nturns: [reply: x]", "1:1-9 CM2003 The key 'scenario' is missing: a scenario has a name, which its C# member is named after")]
    [InlineData("scenario: a\nturns: [reply: x]", "1:1-9 CM2003 The key 'provider' is missing: a scenario says which provider's API it plays, e.g. 'openai', or 'any'")]
    [InlineData(Head, "1:1-9 CM2003 The key 'turns' is missing: a scenario has a list of turns, each with a 'reply'")]
    [InlineData(Head + "turn: [reply: x]", "3:1-5 CM2002 The key 'turn' is unknown here; did you mean 'turns'?")]
    [InlineData("scenario: '-'\nprovider: openai\nturns: [reply: x]", "1:11-14 CM2004 'scenario' must be a text with a letter or a digit in it, which its C# member is named after, but is the text '-'")]
    [InlineData(Head + "turns: []", "3:8-10 CM2004 'turns' must be a list of turns, each with a 'reply', but is an empty list")]
    [InlineData(Head + "turns:\n", "3:1-6 CM2004 'turns' must be a list of turns, each with a 'reply', but is null")]
    [InlineData(Head + "turns: [hello]", "3:9-14 CM2004 'turns' must be a list of mappings with 'when' and 'reply', but is a list with the text 'hello' in it")]
    [InlineData(Head + "turns: [reply: x]\ndescription: [x]", "4:14-17 CM2004 'description' must be a text, but is a list")]
    [InlineData(Head + "tools: get_weather\nturns: [reply: x]", "3:8-19 CM2004 'tools' must be a list of tool names, or of tools with 'name', 'description' and 'parameters', but is the text 'get_weather'")]
    [InlineData(Head + "tools: [get_wether]\nturns: [reply: x]", "3:9-19 CM2007 No tool is named 'get_wether'; did you mean 'get_weather'?")]
    [InlineData(Head + "tools: [get_wether]\nturns: [reply: { tool_calls: [get_wether] }]", "3:9-19 CM2007 No tool is named 'get_wether'; did you mean 'get_weather'?")]
    [InlineData(Head + "tools: [get_time, get_time]\nturns: [reply: x]", "3:19-27 CM3003 The tool 'get_time' is there already, in this list")]
    [InlineData(Head + "tools: [{ name: dice }]\nturns: [reply: { tool_calls: [dice] }]", "3:11-15 CM3002 This is not a tool: the key 'parameters' (or 'input_schema', or 'inputSchema') is missing; for a tool without arguments write {\"type\":\"object\",\"properties\":{}}")]
    public void A_mistake_at_the_root_is_one_problem_at_its_place(string text, string problem) => IsOne(text, problem);

    [Theory]
    [InlineData("when: { user: x }", "4:5-9 CM2003 The key 'reply' is missing: a turn says what the model answers")]
    [InlineData("{}", "4:5-7 CM2003 The key 'reply' is missing: a turn says what the model answers")]
    [InlineData("rply: x", "4:5-9 CM2002 The key 'rply' is unknown here; did you mean 'reply'?")]
    [InlineData("reply: x\n    time: 2", "5:5-9 CM2002 The key 'time' is unknown here; did you mean 'times'?")]
    [InlineData("reply: x\n    times: 0", "5:12-13 CM2004 'times' must be a whole number from 1, but is the number 0")]
    [InlineData("reply: x\n    times: twice", "5:12-17 CM2004 'times' must be a whole number from 1, but is the text 'twice'")]
    [InlineData("reply: x\n    after_previous: yes", "5:21-24 CM2004 'after_previous' must be true or false, but is the text 'yes'")]
    [InlineData("reply: x\n    after_previous: true", "5:21-25 CM2004 'after_previous' must be false in the first turn, which has none before it, but is true")]
    [InlineData("reply: x\n    when: weather", "5:11-18 CM2004 'when' must be a mapping with any of 'user', 'system', 'model', 'tools', 'tool_result', but is the text 'weather'")]
    [InlineData("reply: x\n    when:\n      user:\n        - a\n        - b\n      # end", "7:9-8:12 CM2004 'user' must be a text, or a mapping with one of 'contains', 'equals', 'matches', but is a list")]
    [InlineData("reply: x\n    when: { user: }", "5:13-17 CM2004 'user' must be a text, or a mapping with one of 'contains', 'equals', 'matches', but is null")]
    [InlineData("reply: x\n    when: { user: '' }", "5:19-21 CM2004 'user' must be a text that is not empty, because every text contains the empty one, but is empty")]
    [InlineData("reply: x\n    when: { user: { contain: a } }", "5:21-28 CM2002 The key 'contain' is unknown here; did you mean 'contains'?")]
    [InlineData("reply: x\n    when: { user: { contains: a, equals: b } }", "5:34-40 CM2004 'user' must be tested in one way, but is given both 'contains' and 'equals'")]
    [InlineData("reply: x\n    when: { user: { matches: '[' } }", "5:30-33 CM2011 '[' is not a valid regular expression: at offset 1. Unterminated [] set")]
    [InlineData("reply: x\n    when: { tools: get_tim }", "5:20-27 CM2007 No tool is named 'get_tim'; did you mean 'get_time'?")]
    [InlineData("reply: x\n    when: { tools: { a: b } }", "5:20-28 CM2004 'tools' must be a tool name or a list of tool names, but is a mapping")]
    [InlineData("reply: x\n    when: { tool_result: [get_time] }", "5:26-36 CM2004 'tool_result' must be a tool name, but is a list")]
    [InlineData("reply: x\n    when: { tool_result: nothing_like_it }", "5:26-41 CM2007 No tool is named 'nothing_like_it'; expected one of 'get_time', 'get_weather'")]
    public void A_mistake_in_a_turn_is_one_problem_at_its_place(string turn, string problem) => IsOne($"{Head}turns:\n  - {turn}\n", problem);

    [Theory]
    [InlineData("[x]", "4:12-15 CM2004 'reply' must be a text, or a mapping with 'text', 'json', 'refusal', 'reasoning', 'tool_calls' or 'error', but is a list")]
    [InlineData("{}", "4:12-14 CM2004 'reply' must be a text, or a mapping with 'text', 'json', 'refusal', 'reasoning', 'tool_calls' or 'error', but is an empty mapping")]
    [InlineData("{ txt: x }", "4:14-17 CM2002 The key 'txt' is unknown here; did you mean 'text'?")]
    [InlineData("{ retry_after: 2s }", "4:14-25 CM2003 The key 'error' is missing: 'retry_after' belongs to an error")]
    [InlineData("{ text: x, message: y }", "4:23-30 CM2003 The key 'error' is missing: 'message' belongs to an error")]
    [InlineData("{ error: rate_limited, text: x }", "4:35-39 CM2004 'text' must be left out beside 'error', which is a whole answer unless 'error_after' puts it into a stream, but is there")]
    [InlineData("{ error: [429] }", "4:21-26 CM2004 'error' must be the name of an error of the provider, e.g. 'rate_limited', or its status, e.g. 429, but is a list")]
    [InlineData("{ error: overload }", "4:21-29 CM2010 'overload' is not an error the provider answers with; did you mean 'overloaded'?")]
    [InlineData("{ error: timeout, retry_after: soon }", "4:43-47 CM2004 'retry_after' must be a time of at most a day, e.g. '2s', '500ms', '1m', '1h', or a number of seconds, but is the text 'soon'")]
    [InlineData("{ error: timeout, retry_after: -1 }", "4:43-45 CM2004 'retry_after' must be a time of at most a day, e.g. '2s', '500ms', '1m', '1h', or a number of seconds, but is the number -1")]
    [InlineData("{ text: '{{ usr }}' }", "4:21-30 CM2012 The template '{{ usr }}' is not valid: 'usr' is unknown; did you mean 'user'?")]
    [InlineData("'{{ user }} and {{ tool_result'", "4:28-42 CM2012 The template '{{ tool_result' is not valid: '{{' is not closed by '}}'; write '{{{{' for two plain braces")]
    [InlineData("{ tool_calls: get_time }", "4:26-34 CM2004 'tool_calls' must be 'auto', '{ auto: 2 }', or a list of calls, e.g. '- get_weather: { city: Paris }', but is the text 'get_time'")]
    [InlineData("{ tool_calls: autoo }", "4:26-31 CM2004 'tool_calls' must be 'auto', '{ auto: 2 }', or a list of calls, e.g. '- get_weather: { city: Paris }', but is the text 'autoo' (did you mean 'auto'?)")]
    [InlineData("{ tool_calls: { atuo: 2 } }", "4:28-32 CM2002 The key 'atuo' is unknown here; did you mean 'auto'?")]
    [InlineData("{ tool_calls: { auto: 0 } }", "4:34-35 CM2004 'auto' must be a whole number from 1 to 128, but is the number 0")]
    [InlineData("{ tool_calls: { auto: two } }", "4:34-37 CM2004 'auto' must be a whole number from 1 to 128, but is the text 'two'")]
    [InlineData("{ json: atuo }", "4:20-24 CM2004 'json' must be 'auto', or a mapping with what the JSON is to hold, but is the text 'atuo' (did you mean 'auto'?)")]
    [InlineData("{ json: [1] }", "4:20-23 CM2004 'json' must be 'auto', or a mapping with what the JSON is to hold, but is a list")]
    [InlineData("{ json: auto, text: x }", "4:14-18 CM2004 'json' must be left out beside 'text', which it would be, but is there")]
    [InlineData("{ json: { city: '{{ usr }}' } }", "4:29-38 CM2012 The template '{{ usr }}' is not valid: 'usr' is unknown; did you mean 'user'?")]
    [InlineData("{ tool_calls: [] }", "4:26-28 CM2004 'tool_calls' must be 'auto', '{ auto: 2 }', or a list of calls, e.g. '- get_weather: { city: Paris }', but is an empty list")]
    [InlineData("{ tool_calls: [{ get_time: , zone: UTC }] }", "4:41-45 CM2004 'get_time' must be the only key of its call, with the arguments indented below it, but is followed by 'zone'")]
    [InlineData("{ tool_calls: [get_time: UTC] }", "4:37-40 CM2004 'get_time' must be a mapping of arguments, but is the text 'UTC'")]
    [InlineData("{ tool_calls: [get_tme: { zone: UTC }] }", "4:27-34 CM2007 No tool is named 'get_tme'; did you mean 'get_time'?")]
    public void A_mistake_in_a_reply_is_one_problem_at_its_place(string reply, string problem) => IsOne($"{Head}turns:\n  - reply: {reply}\n", problem);

    [Theory]
    [InlineData("get_weather: { city: 3 }", "6:32-33 CM2008 The arguments of 'get_weather' do not fit its schema at $.city: expected a string, but found the number 3")]
    [InlineData("get_weather: { ctiy: Paris }", "6:26-30 CM2008 The arguments of 'get_weather' do not fit its schema at $.ctiy: there is no argument 'ctiy'; did you mean 'city'?")]
    [InlineData("get_weather: { area: { lat: 1, long: 2 } }", "6:42-46 CM2008 The arguments of 'get_weather' do not fit its schema at $.area.long: there is no argument 'long'; did you mean 'lon'?")]
    [InlineData("get_time: { place: UTC }", "6:23-28 CM2008 The arguments of 'get_time' do not fit its schema at $.place: there is no argument 'place'; expected 'zone'")]
    [InlineData("get_weather: { days: 'in {{ tool_result.days }} days' }", "6:32-64 CM2008 The arguments of 'get_weather' do not fit its schema at $.days: expected an integer, but found the string \"in {{ tool_result.days }} days\"")]
    [InlineData("get_weather: { city: '{{ tool_call.cty }}' }", "6:33-52 CM2012 The template '{{ tool_call.cty }}' is not valid: no tool that this scenario calls has an argument 'cty'; did you mean 'city'?")]
    public void Arguments_that_do_not_fit_are_one_problem_at_the_argument(string call, string problem) => IsOne(ScenarioReaderTests.Call(call), problem);

    [Fact]
    public void A_provider_without_a_spec_says_how_to_add_it()
    {
        var result = ScenarioTexts.Read(Head + "turns: [reply: x]", ScenarioTexts.Scope with { Contracts = [] });

        Assert.Equal(
            ["2:11-17 CM2005 No spec of this project is of the provider 'openai'; add <ContractSpec Include=\"openai\" /> to the project"],
            ScenarioTexts.Lines(result.Problems));
    }

    [Fact]
    public void A_spec_without_a_conversation_operation_is_a_problem()
    {
        var contract = ScenarioTexts.OpenAi with { Operations = [new Operation { Id = "listModels", Method = "GET", Path = "/models" }] };
        var result = ScenarioTexts.Read(Head + "turns: [reply: x]", ScenarioTexts.Scope with { Contracts = [contract] });

        Assert.Equal(
            ["2:11-17 CM2006 The spec 'openai' has no conversation operation 'POST /chat/completions' or 'POST /completions' or 'POST /audio/transcriptions' or 'POST /audio/translations' or 'POST /responses' among those chosen; add its operationId to Operations of that ContractSpec item"],
            ScenarioTexts.Lines(result.Problems));
    }

    [Fact]
    public void A_tool_of_a_broken_tool_file_is_no_second_problem()
    {
        var result = ScenarioTexts.Read(Head + "turns: [reply: { tool_calls: [get_weather: { city: '{{ tool_call.x }}' }] }]", ScenarioTexts.Scope with { Tools = [], HasBrokenTools = true });

        Assert.Null(result.Scenario);
        Assert.Empty(result.Problems);
    }

    [Fact]
    public void A_tool_outside_the_list_says_where_to_add_it() => IsOne(
        Head + "tools: [get_time]\nturns: [reply: { tool_calls: [get_weather] }]",
        "4:31-42 CM2007 No tool is named 'get_weather'; a tool file has it, so add it to 'tools' of this scenario");

    [Fact]
    public void The_same_template_twice_is_reported_at_the_second_place_too()
    {
        var result = ScenarioTexts.Read(Head + "turns:\n  - reply: |\n      a {{ usr }}\n      b {{ usr }}\n");

        Assert.Equal(["5:9-18", "6:9-18"], result.Problems.Select(static problem => $"{problem.Span.Line}:{problem.Span.Column}-{problem.Span.EndColumn}"));
    }

    [Fact]
    public void A_text_over_the_bound_is_refused_by_name()
    {
        var result = ScenarioTexts.Read(Head + "turns:\n  - reply: " + new string('x', TextFile.MaxCharacters));

        Assert.Equal(["1:1-1 CM1008 The document is over the bound of 4194304 characters: it has 4194351"], ScenarioTexts.Lines(result.Problems));
    }

    [Fact]
    public void Turns_over_the_bound_are_refused_by_name()
    {
        var result = ScenarioTexts.Read(Head + "turns:\n" + string.Concat(Enumerable.Repeat("  - reply: x\n", ScenarioReader.MaxTurns + 1)));

        Assert.Equal(["10004:5-13 CM1008 The document is over the bound of 10000 turns: it has 10001"], ScenarioTexts.Lines(result.Problems));
    }

    [Fact]
    public void Nesting_over_the_bound_is_refused_by_name()
    {
        var result = ScenarioTexts.Read(Head + "turns: " + new string('[', 70) + new string(']', 70));

        Assert.Equal(["3:68-69 CM1008 The document is over the bound of 60 levels: it is nested deeper"], ScenarioTexts.Lines(result.Problems));
    }

    private static void IsOne(string text, string problem)
    {
        var result = ScenarioTexts.Read(text);
        var line = Assert.Single(ScenarioTexts.Lines(result.Problems));
        Assert.True(line.StartsWith(problem, StringComparison.Ordinal), line);
        Assert.True(line.Length == problem.Length || problem.EndsWith("CM2001", StringComparison.Ordinal), line);
        Assert.Null(result.Scenario);
    }
}
