namespace ContractMocks.Cli.Tests.WireMock;

public sealed class ImportConditionsTests : IDisposable
{
    private readonly ImportRun _run = new();

    public void Dispose() => _run.Dispose();

    public static TheoryData<string, string> Matchers => new()
    {
        { """{ "Name": "JsonPartialMatcher", "Pattern": { "model": "gpt-5" } }""", "model = gpt-5" },
        { """{ "Name": "JsonPartialMatcher", "Pattern": "{ \"model\": \"gpt-5\" }" }""", "model = gpt-5" },
        { """{ "Name": "JsonPartialMatcher", "Pattern": { "messages": [{ "role": "user", "content": "Hi" }] } }""", "user = Hi" },
        { """{ "Name": "JsonPartialMatcher", "Pattern": { "messages": [{ "content": "Hi" }] } }""", "user = Hi" },
        { """{ "Name": "JsonPartialMatcher", "Pattern": { "messages": [{ "role": "user", "content": "Hi" }] }, "IgnoreCase": true }""", "user ~ (?i)^Hi$" },
        { """{ "Name": "JsonPartialMatcher", "Pattern": { "messages": [{ "role": "user", "content": "^Hi.*there" }] }, "Regex": true }""", "user ~ ^Hi.*there" },
        { """{ "Name": "JsonPartialMatcher", "Pattern": { "messages": [{ "role": "user", "content": [{ "type": "text", "text": "Hi" }] }] } }""", "user = Hi" },
        { """{ "Name": "JsonPartialMatcher", "Pattern": { "messages": [{ "role": "developer", "content": "Be terse." }, { "role": "user", "content": "Hi" }] } }""", "user = Hi; system : Be terse." },
        { """{ "Name": "JsonMatcher", "Pattern": { "model": "m", "stream": true, "messages": [{ "role": "system", "content": "Be terse." }, { "role": "user", "content": "Hi" }] } }""", "user = Hi; system = Be terse.; model = m" },
        { """{ "Name": "JsonPartialWildcardMatcher", "Pattern": { "messages": [{ "role": "user", "content": "*weather*" }] } }""", "user : weather" },
        { """{ "Name": "JsonPartialWildcardMatcher", "Pattern": { "model": "gpt-4*", "messages": [{ "content": "*" }] } }""", "model ~ (?s)^gpt-4.*$" },
        { """{ "Name": "JsonPathMatcher", "Pattern": "$.messages[?(@.role == 'user' && @.content =~ /weather/i)]" }""", "user : weather" },
        { """{ "Name": "JsonPathMatcher", "Pattern": "$.messages[?(@.role == 'user' && @.content =~ /^Hi.*/)]" }""", "user ~ ^Hi.*" },
        { """{ "Name": "JsonPathMatcher", "Pattern": "$.messages[?(@.content == 'Hi')]" }""", "user = Hi" },
        { """{ "Name": "JsonPathMatcher", "Pattern": "$.messages[?(@.role == 'system' && @.content =~ /terse/)]" }""", "system ~ terse" },
        { """{ "Name": "JsonPathMatcher", "Pattern": "$..[?(@.content =~ /.*weather.*/i)]" }""", "user : weather" },
        { """{ "Name": "JsonPathMatcher", "Pattern": "$[?(@.model == 'gpt-5')]" }""", "model = gpt-5" },
        { """{ "Name": "JsonPathMatcher", "Pattern": "$.tools[?(@.function.name == 'get_weather')]" }""", "tool get_weather" },
        { """{ "Name": "JsonPathMatcher", "Patterns": ["$..content", "$[?(@.model == 'gpt-5')]"], "MatchOperator": "And" }""", "model = gpt-5" },
        { """{ "Name": "WildcardMatcher", "Pattern": "*weather*" }""", "user : weather" },
        { """{ "Name": "WildcardMatcher", "Patterns": ["*rain*", "*snow*"] }""", "user ~ (?i:rain)|(?i:snow)" },
        { """{ "Name": "WildcardMatcher", "Pattern": "*\"model\":\"gpt-5\"*weather*" }""", "user : weather; model = gpt-5" },
        { """{ "Name": "WildcardMatcher", "Pattern": "*\"name\":\"get_weather\"*" }""", "tool get_weather" },
        { """{ "Name": "RegexMatcher", "Pattern": "(?i)weather" }""", "user : weather" },
        { """{ "Name": "RegexMatcher", "Pattern": ".*(rain|snow).*" }""", "user ~ (rain|snow)" },
        { """{ "Name": "RegexMatcher", "Pattern": "\"model\"\\s*:\\s*\"gpt-5\"" }""", "model = gpt-5" },
        { """{ "Name": "ExactMatcher", "Pattern": "{\"model\":\"gpt-5\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}" }""", "user = Hi; model = gpt-5" },
        { """{ "Name": "NotNullOrEmptyMatcher" }""", "model ~ ." },
        {
            """{ "Name": "JsonPartialMatcher", "Pattern": { "messages": [{ "role": "user", "content": "Hi" }, { "role": "assistant", "tool_calls": [{ "id": "call_1", "function": { "name": "get_weather" } }] }, { "role": "tool", "tool_call_id": "call_1" }] } }""",
            "user = Hi; result get_weather"
        },
    };

    [Theory]
    [MemberData(nameof(Matchers))]
    public async Task Matchers_of_the_body_become_conditions(string matcher, string expected)
    {
        await _run.With("a.json", ImportRun.Mapping(matcher, "Said.")).RunAsync();

        Assert.Equal(ExitCode.Fine, _run.Code);
        Assert.Equal(expected, string.Join("; ", Assert.Single(_run.Scenario.Turns).When.Select(Shown)));
    }

    [Theory]
    [InlineData("""{ "Name": "JsonPartialMatcher", "Pattern": { "model": "m", "temperature": 0 } }""", "'temperature'")]
    [InlineData("""{ "Name": "JsonMatcher", "Pattern": { "model": "m", "messages": [{ "role": "user", "content": "a" }, { "role": "assistant", "content": "b" }, { "role": "user", "content": "c" }] } }""", "the messages before the last one")]
    public async Task What_cannot_be_said_is_told_and_written_beside_the_turn(string matcher, string expected)
    {
        await _run.With("a.json", ImportRun.Mapping(matcher, "Said.")).RunAsync();

        Assert.Equal(ExitCode.Fine, _run.Code);
        Assert.Contains($"a.json(1): warning: not carried over: {expected}", _run.Error, StringComparison.Ordinal);
        Assert.Contains($"  # Answers more than the mapping did, which also asked for {expected}", _run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "Name": "JsonPartialMatcher", "Pattern": { "temperature": 0 } }""")]
    [InlineData("""{ "Name": "JmesPathMatcher", "Pattern": "length(messages) == `3`" }""")]
    [InlineData("""{ "Name": "WildcardMatcher", "Pattern": "*weather*", "RejectOnMatch": true }""")]
    [InlineData("""{ "Name": "JsonPathMatcher", "Pattern": "$.messages[?(@.role == 'assistant' && @.content =~ /x/)]" }""")]
    [InlineData("""{ "Name": "RegexMatcher", "Pattern": "(" }""")]
    [InlineData("""{ "Name": "WildcardMatcher", "Pattern": "*\"logprobs\":true*" }""")]
    public async Task A_turn_that_would_answer_everything_is_left_out(string matcher)
    {
        await _run.With("a.json", $"[{ImportRun.Mapping(matcher, "Wide.")}, {ImportRun.Mapping("""{ "Name": "WildcardMatcher", "Pattern": "*x*" }""", "Narrow.")}]").RunAsync();

        Assert.Equal(ExitCode.Fine, _run.Code);
        Assert.Equal("Narrow.", Assert.Single(_run.Scenario.Turns).Reply.Text);
        Assert.Contains("without it the turn would answer everything", _run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "Name": "JsonPartialMatcher", "Pattern": { "messages": [{ "role": "tool" }] } }""")]
    [InlineData("""{ "Name": "JsonPathMatcher", "Pattern": "$.messages[?(@.role == 'tool')]" }""")]
    [InlineData("""{ "Name": "WildcardMatcher", "Pattern": "*\"role\":\"tool\"*" }""")]
    [InlineData("""{ "Name": "RegexMatcher", "Pattern": "\"role\"\\s*:\\s*\"tool\"" }""")]
    [InlineData("""{ "Name": "WildcardMatcher", "Pattern": "*tool_call_id*" }""")]
    public async Task A_result_of_some_tool_is_one_of_the_tool_that_the_answers_call(string matcher)
    {
        const string Calls = """
            { "Headers": { "Content-Type": "application/json" }, "BodyAsJson": { "choices": [{ "index": 0, "finish_reason": "tool_calls",
              "message": { "role": "assistant", "content": null, "tool_calls": [{ "id": "c", "type": "function", "function": { "name": "get_weather", "arguments": "{}" } }] } }] } }
            """;
        await _run.With("a.json", $"[{ImportRun.Answer(Calls, word: "weather")}, {ImportRun.Mapping(matcher, "Sunny.", "\"Priority\": -1, ")}]").RunAsync();

        Assert.Equal(ExitCode.Fine, _run.Code);
        var turn = Assert.Single(_run.Scenario.Turns, static turn => turn.Reply.Text == "Sunny.");
        Assert.Equal([new ToolResultCondition("get_weather")], turn.When);
        Assert.Contains("taken for 'get_weather'", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mapping_that_asks_for_nothing_answers_everything_after_the_others()
    {
        await _run.With("a.json", $$"""
            [{ "Request": { "Path": "/v1/chat/completions", "Methods": ["POST"] }, "Response": {{ImportRun.Says("Anything.")}} },
             {{ImportRun.Mapping("""{ "Name": "WildcardMatcher", "Pattern": "*x*" }""", "Narrow.")}}]
            """).RunAsync();

        Assert.Equal(["Narrow.", "Anything."], _run.Scenario.Turns.Select(static turn => turn.Reply.Text!));
        Assert.Null(_run.Scenario.Turns[1].Times);
        Assert.NotEmpty(_run.Scenario.Turns[1].When);
    }

    [Fact]
    public async Task Lower_priorities_come_first_then_newer_mappings()
    {
        const string Form = """{ "Name": "WildcardMatcher", "Pattern": "*{0}*" }""";
        string Mapping(string word, string rest) => ImportRun.Mapping(Form.Replace("{0}", word, StringComparison.Ordinal), word, rest);
        await _run.With("a.json", $"""
            [{Mapping("last", "\"Priority\": 9, ")}, {Mapping("older", "\"Priority\": 3, \"UpdatedAt\": \"2026-01-01T00:00:00Z\", ")},
             {Mapping("newer", "\"Priority\": 3, \"UpdatedAt\": \"2026-02-01T00:00:00Z\", ")}, {Mapping("first", "\"Priority\": -1, ")}]
            """).RunAsync();

        Assert.Equal(["first", "newer", "older", "last"], _run.Scenario.Turns.Select(static turn => turn.Reply.Text!));
    }

    [Fact]
    public async Task A_turn_behind_one_that_takes_its_requests_is_left_out()
    {
        await _run.With("a.json", $$"""
            [{{ImportRun.Mapping("""{ "Name": "WildcardMatcher", "Pattern": "*weather*" }""", "Wide.", "\"Priority\": 1, ")}},
             {{ImportRun.Mapping("""{ "Name": "WildcardMatcher", "Pattern": "*weather in Paris*" }""", "Never.", "\"Priority\": 2, ")}}]
            """).RunAsync();

        Assert.Equal("Wide.", Assert.Single(_run.Scenario.Turns).Reply.Text);
        Assert.Contains("a.json(2): warning: its turn would never be reached", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_simple_chain_of_states_becomes_turns_that_wait_for_each_other()
    {
        const string Any = """{ "Name": "WildcardMatcher", "Pattern": "*again*" }""";
        await _run.With("a.json", $"""
            [{ImportRun.Mapping(Any, "Third.", "\"Scenario\": \"S\", \"WhenStateIs\": \"three\", ")},
             {ImportRun.Mapping(Any, "First.", "\"Scenario\": \"S\", \"SetStateTo\": \"two\", ")},
             {ImportRun.Mapping(Any, "Second.", "\"Scenario\": \"S\", \"WhenStateIs\": \"two\", \"SetStateTo\": \"three\", ")}]
            """).RunAsync();

        Assert.Equal(ExitCode.Fine, _run.Code);
        Assert.Equal(
            [("First.", 1, false), ("Second.", 1, true), ("Third.", null, true)],
            _run.Scenario.Turns.Select(static turn => (turn.Reply.Text, turn.Times, turn.AfterPrevious)));
    }

    [Fact]
    public async Task States_that_come_back_or_branch_are_told()
    {
        const string Any = """{ "Name": "WildcardMatcher", "Pattern": "*again*" }""";
        await _run.With("a.json", $"""
            [{ImportRun.Mapping(Any, "Ping.", "\"Scenario\": \"S\", \"SetStateTo\": \"two\", ")},
             {ImportRun.Mapping(Any, "Pong.", "\"Scenario\": \"S\", \"WhenStateIs\": \"two\", \"SetStateTo\": \"two back\", ")},
             {ImportRun.Mapping(Any, "Other.", "\"Scenario\": \"S\", \"WhenStateIs\": \"two\", ")}, {ImportRun.Mapping("""{ "Name": "WildcardMatcher", "Pattern": "*x*" }""", "Plain.")}]
            """).RunAsync();

        Assert.Equal("Plain.", Assert.Single(_run.Scenario.Turns).Reply.Text);
        Assert.Contains("a.json(2): warning: the scenario 'S' of WireMock is not carried over: its states are no simple chain", _run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"/openai/deployments/gpt-4o/chat/completions\"")]
    [InlineData("{ \"Matchers\": [{ \"Name\": \"RegexMatcher\", \"Pattern\": \"^/v1/chat/completions$\" }] }")]
    [InlineData("{ \"Matchers\": [{ \"Name\": \"ExactMatcher\", \"Pattern\": \"/chat/completions\" }] }")]
    [InlineData("\"/v1/*/completions\"")]
    [InlineData("\"*\"")]
    public async Task Paths_are_found_however_they_are_matched(string path)
    {
        await _run.With("a.json", ImportRun.Mapping("""{ "Name": "WildcardMatcher", "Pattern": "*x*" }""", "Said.").Replace("\"/v1/chat/completions\"", path, StringComparison.Ordinal)).RunAsync();

        Assert.Equal("Said.", Assert.Single(_run.Scenario.Turns).Reply.Text);
    }

    [Fact]
    public async Task An_address_is_read_without_its_host()
    {
        await _run.With("a.json", ImportRun.Mapping("""{ "Name": "WildcardMatcher", "Pattern": "*x*" }""", "Said.")
            .Replace("\"Path\": \"/v1/chat/completions\"", "\"Url\": \"http://localhost:9090/v1/chat/completions\"", StringComparison.Ordinal)).RunAsync();

        Assert.Equal("Said.", Assert.Single(_run.Scenario.Turns).Reply.Text);
    }

    private static string Shown(Condition condition) => condition switch
    {
        UserTextCondition user => "user " + Shown(user.Test),
        SystemTextCondition system => "system " + Shown(system.Test),
        ModelCondition model => "model " + Shown(model.Test),
        ToolDeclaredCondition tool => "tool " + tool.Tool,
        ToolResultCondition result => "result " + result.Tool,
        _ => "?",
    };

    private static string Shown(TextTest test) => $"{test.Kind switch { TextTestKind.Equals => "=", TextTestKind.Contains => ":", _ => "~" }} {test.Value}";
}
