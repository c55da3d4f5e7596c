namespace ContractMocks.Cli.Tests.WireMock;

public sealed class ImportAnswersTests : IDisposable
{
    private readonly ImportRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task A_folder_of_chat_fakes_becomes_a_scenario_that_says_the_same()
    {
        await _run.RunOnAsync(ImportRun.Data("openai"), "--name", "assistant");

        Assert.Equal(ExitCode.Fine, _run.Code);
        var scenario = _run.Scenario;
        Assert.Equal(("assistant", "openai"), (scenario.Name, scenario.Provider));
        var byUser = scenario.Turns.ToDictionary(static turn => turn.When.OfType<UserTextCondition>().Single().Test.Value, static turn => turn);
        Assert.Equal(new ReplyError("rate_limited", "Slow down, please.", TimeSpan.FromSeconds(2)), byUser["quota"].Reply.Error);
        var call = byUser["What is the weather in Paris?"];
        Assert.Equal([new ToolCall("get_weather", """{"city":"Paris"}""")], call.Reply.ToolCalls);
        Assert.Contains(new ToolDeclaredCondition("get_weather"), call.When);
        Assert.Contains(new ModelCondition(TextTest.EqualTo("gpt-4o-mini")), call.When);
        Assert.Equal(new ReplyUsage { Input = 82, Output = 17 }, call.Reply.Usage);
        Assert.Equal("One, two.", byUser["stream"].Reply.Text);
        Assert.Equal(("Once upon a time {{{{ there", FinishReason.Length), (byUser["a long story"].Reply.Text, byUser["a long story"].Reply.Finish));
        Assert.Equal("Hello, how can I help?", byUser["hello"].Reply.Text);
        var tool = Assert.Single(scenario.Tools);
        Assert.Contains("\"required\":[\"city\"]", tool.Parameters, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comments_name_the_file_and_the_title()
    {
        await _run.RunOnAsync(ImportRun.Data("openai"));

        Assert.Contains("  # chat-weather.json(1): Weather question\n  - when:\n", _run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(ImportRun.Data("openai"), _run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_provider_gets_a_file_with_the_words_of_its_answers()
    {
        var folder = Path.Combine(_run.Folder, "scenarios");
        await _run.RunOnAsync(ImportRun.Data("providers"), "--out", folder);

        Assert.Equal(ExitCode.Fine, _run.Code);
        var read = Directory.GetFiles(folder).Select(static file => ImportRun.ReadScenario(File.ReadAllText(file))).ToDictionary(static one => one.Provider);
        Assert.Equal(["anthropic", "gemini", "ollama", "openai"], read.Keys.Order());
        var claude = Reply(read["anthropic"], "The bridge is open.");
        Assert.Equal(("Seven is prime.", """{"what":"bridge","times":2}"""), (claude.Reasoning, claude.ToolCalls[0].Arguments));
        Assert.Equal(FinishReason.Length, Reply(read["anthropic"], "One, two.").Finish);
        Assert.Contains(read["anthropic"].Turns, static turn => turn.Reply.Error == new ReplyError("overloaded"));
        Assert.Equal(new ReplyUsage { Input = 4, Output = 6 }, Reply(read["gemini"], "Hello from Gemini.").Usage);
        Assert.Null(Reply(read["gemini"], "Piece by piece.").Usage);
        Assert.Contains(read["gemini"].Turns, static turn => turn.When.Contains(new ModelCondition(TextTest.EqualTo("gemini-2.5-flash"))));
        Assert.Contains(read["ollama"].Turns, static turn => turn.Reply.ToolCalls.Contains(new ToolCall("get_time", """{"zone":"UTC"}""")));
        Assert.Equal(new ReplyUsage { Input = 20, Output = 70, Reasoning = 64 }, Reply(read["openai"], "Seven.").Usage);
    }

    [Fact]
    public async Task Several_providers_need_a_folder()
    {
        await _run.RunOnAsync(ImportRun.Data("providers"));

        Assert.Equal((ExitCode.Usage, ""), (_run.Code, _run.Output));
        Assert.Contains("several providers (anthropic, gemini, ollama, openai)", _run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("misfits.json(5): error: the answer does not fit 'createChatCompletion' of openai: body $: expected the property \"choices\"")]
    [InlineData("misfits.json(21): error: the answer does not fit 'createChatCompletion' of openai: body $.choices[0].finish_reason: expected one of \"stop\"")]
    [InlineData("misfits.json(34): error: the answer does not fit 'createChatCompletion' of openai: body $.choices[0].index: expected an integer, but found the string \"0\"")]
    [InlineData("misfits.json(41): note: missing 'id', 'object', 'created', 'model', 'index': our reply has them")]
    public async Task An_answer_that_does_not_fit_is_told_at_its_line_and_not_written(string expected)
    {
        await _run.RunOnAsync(ImportRun.Data("misfits"));

        Assert.Equal(ExitCode.Problems, _run.Code);
        Assert.Contains(expected, _run.Error, StringComparison.Ordinal);
        Assert.Equal("Four.", Assert.Single(_run.Scenario.Turns).Reply.Text);
    }

    [Fact]
    public async Task A_field_that_a_closed_contract_does_not_have_is_told()
    {
        var spec = Path.Combine(_run.Folder, "closed.yaml");
        var closed = File.ReadAllText(Path.Combine(TestSupport.Repository.Root, "specs", "ollama.yaml"))
            .Replace("    ChatResponse:\n      type: object\n", "    ChatResponse:\n      type: object\n      additionalProperties: false\n", StringComparison.Ordinal);
        Assert.Contains("additionalProperties: false", closed, StringComparison.Ordinal);
        File.WriteAllText(spec, closed);
        await _run.With("chat.json", """
            { "Request": { "Path": "/api/chat", "Methods": ["POST"], "Body": { "Matcher": { "Name": "WildcardMatcher", "Pattern": "*hi*" } } },
              "Response": { "Headers": { "Content-Type": "application/json" }, "BodyAsJson": {
                "mood": "good", "model": "m", "created_at": "2026-01-01T00:00:00Z", "message": { "role": "assistant", "content": "Hi." }, "done": true } } }
            """).RunAsync("--spec", spec);

        Assert.Equal(ExitCode.Problems, _run.Code);
        Assert.Contains("chat.json(3): error: the answer does not fit", _run.Error, StringComparison.Ordinal);
        Assert.Contains("mood", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_and_an_answer_in_one_piece_that_say_the_same_are_one_turn()
    {
        await _run.With("a.json", $$"""
            [{{ImportRun.Mapping("""{ "Name": "JsonPartialMatcher", "Pattern": { "model": "gpt-5", "stream": false } }""", "Hi.")}},
             { "Request": { "Path": "/v1/chat/completions", "Methods": ["POST"], "Body": { "Matcher": { "Name": "JsonPartialMatcher", "Pattern": { "model": "gpt-5", "stream": true } } } },
               "Response": { "Headers": { "Content-Type": "text/event-stream" }, "Body": "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hi.\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n" } }]
            """).RunAsync();

        Assert.Equal(ExitCode.Fine, _run.Code);
        Assert.Equal("Hi.", Assert.Single(_run.Scenario.Turns).Reply.Text);
        Assert.Contains("a.json(1)", _run.Output, StringComparison.Ordinal);
        Assert.Contains("a.json(2)", _run.Output, StringComparison.Ordinal);
        Assert.Contains("the events are not in the provider's order", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arguments_that_are_no_JSON_are_a_misfit()
    {
        const string Response = """
            { "Headers": { "Content-Type": "application/json" }, "BodyAsJson": { "choices": [{ "index": 0, "finish_reason": "tool_calls",
              "message": { "role": "assistant", "content": null, "tool_calls": [{ "id": "c", "type": "function", "function": { "name": "f", "arguments": "{city" } }] } }] } }
            """;
        await _run.With("a.json", ImportRun.Answer(Response)).RunAsync();

        Assert.Equal(ExitCode.Problems, _run.Code);
        Assert.Contains("expected the arguments of the call of 'f' to be a JSON object", _run.Error, StringComparison.Ordinal);
        Assert.Equal("", _run.Output);
    }

    [Fact]
    public async Task Bodies_are_read_from_bytes_and_from_files_beside_the_folder()
    {
        Directory.CreateDirectory(Path.Combine(_run.Folder, "__files"));
        File.WriteAllText(Path.Combine(_run.Folder, "__files", "answer.json"), ImportRun.Completion("From a file."));
        var bytes = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(ImportRun.Completion("From bytes.")));
        await _run.With("file.json", ImportRun.Answer("""{ "BodyAsFile": "answer.json" }""", word: "one"))
            .With("bytes.json", ImportRun.Answer($$"""{ "BodyAsBytes": "{{bytes}}" }""", word: "two")).RunAsync();

        Assert.Equal(ExitCode.Fine, _run.Code);
        Assert.Equal(["From a file.", "From bytes."], _run.Scenario.Turns.Select(static turn => turn.Reply.Text!).Order());
        Assert.Contains("the answer has no header Content-Type: our reply has it", _run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../outside.json")]
    [InlineData("/etc/hostname")]
    [InlineData("link.json")]
    public async Task Files_outside_of_the_folders_parent_are_not_read(string name)
    {
        var outside = Path.Combine(_run.Folder, "outside.json");
        File.WriteAllText(outside, ImportRun.Completion("Secret."));
        var folder = Path.Combine(_run.Folder, "deep", "mappings");
        Directory.CreateDirectory(folder);
        File.CreateSymbolicLink(Path.Combine(folder, "link.json"), outside);
        File.WriteAllText(Path.Combine(folder, "a.json"), ImportRun.Answer($$"""{ "BodyAsFile": "{{name}}" }"""));
        await _run.RunOnAsync(folder);

        Assert.Equal(ExitCode.Problems, _run.Code);
        Assert.Equal("", _run.Output);
        Assert.Contains("'BodyAsFile': the file", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_are_named_by_their_code_and_their_status()
    {
        await _run.With("a.json", $$"""
            [{{ImportRun.Answer("""{ "StatusCode": 400, "BodyAsJson": { "error": { "message": "Too long.", "type": "invalid_request_error", "param": "messages", "code": "context_length_exceeded" } } }""", word: "long")}},
             {{ImportRun.Answer("""{ "StatusCode": 503 }""", word: "away")}},
             {{ImportRun.Answer("""{ "StatusCode": 418, "BodyAsJson": { "error": { "message": "Tea.", "type": "invalid_request_error", "param": null, "code": null } } }""", word: "tea")}}]
            """).RunAsync();

        Assert.Equal(ExitCode.Fine, _run.Code);
        Assert.Equal(
            [new ReplyError("418", "Tea."), new ReplyError("unavailable"), new ReplyError("context_length_exceeded", "Too long.")],
            _run.Scenario.Turns.Select(static turn => turn.Reply.Error!));
    }

    [Fact]
    public async Task An_answer_that_fits_operations_of_several_providers_is_left_out_until_one_is_named()
    {
        _run.With("a.json", """{ "Request": { "Methods": ["POST"] }, "Response": { "StatusCode": 503 } }""");

        await _run.RunOnAsync(_run.Mappings);
        Assert.Equal((ExitCode.Problems, ""), (_run.Code, _run.Output));
        Assert.Contains("operations of several providers", _run.Error, StringComparison.Ordinal);

        await _run.RunAsync("--spec", "anthropic");
        Assert.Equal("unavailable", Assert.Single(_run.Scenario.Turns).Reply.Error?.Name);
        Assert.Equal("anthropic", _run.Scenario.Provider);
    }

    [Fact]
    public async Task An_answer_of_no_words_is_an_empty_text()
    {
        await _run.With("a.json", ImportRun.Answer(ImportRun.Says(""))).RunAsync();

        Assert.Equal("", Assert.Single(_run.Scenario.Turns).Reply.Text);
    }

    [Fact]
    public async Task What_a_reply_cannot_say_is_told()
    {
        const string Response = """
            { "Headers": { "Content-Type": "application/json" }, "BodyAsJson": { "choices": [
              { "index": 0, "message": { "role": "assistant", "content": "One." }, "finish_reason": "stop" }, { "index": 1, "message": { "role": "assistant", "content": "Two." }, "finish_reason": "stop" }] } }
            """;
        await _run.With("a.json", ImportRun.Answer(Response)).RunAsync();

        Assert.Equal("One.", Assert.Single(_run.Scenario.Turns).Reply.Text);
        Assert.Contains("a.json(1): warning: the choices after the first", _run.Error, StringComparison.Ordinal);
        Assert.Contains("# Not carried over of the answer: the choices after the first", _run.Output, StringComparison.Ordinal);
    }

    private static Reply Reply(Scenario scenario, string text) => Assert.Single(scenario.Turns, turn => turn.Reply.Text == text).Reply;
}
