using System.Text.RegularExpressions;

namespace ContractMocks.Cli.Tests.WireMock;

/// <summary>Exported answers are the engine's.</summary>
public sealed partial class ExportAnswerTests
{
    public static TheoryData<string> Replies =>
    [
        "Sunny, \\u00e9\\n{{{{ braces }}.",
        "{ text: Sunny., reasoning: It is June. }",
        "{ tool_calls: [{ get_weather: { city: Paris } }, book] }",
        "{ refusal: \"No.\" }",
        "{ error: rate_limited, retry_after: 2s }",
        "{ text: One two three four five six., error: overloaded, error_after: 2 }",
    ];

    [Theory]
    [MemberData(nameof(Replies))]
    public async Task An_answer_is_what_the_engine_sends(string reply)
    {
        await using var exported = await Exported.Of($"  - {{ when: {{ user: hello }}, reply: {(reply.StartsWith('{') ? reply : $"\"{reply}\"")} }}");
        Assert.DoesNotContain("not exported:", exported.Output, StringComparison.Ordinal);
        foreach (var dialect in TalkWriter.Dialects)
        {
            foreach (var isStream in (bool[])[false, true])
            {
                // Ids come from the number of the answer.
                await exported.ForgetAsync();
                var request = Request(dialect, isStream);
                var (_, status, body) = await exported.Engine(dialect, request);
                var mapped = exported.Server.Send(request);
                Assert.Equal(status, mapped?.Status);
                // The request that was played declares the tools that are called: their tokens are counted, and responses repeat them.
                if (dialect != "responses" || !reply.Contains("tool_calls", StringComparison.Ordinal))
                {
                    Assert.Equal(Counts().Replace(body, "$1 0"), Counts().Replace(mapped!.Body, "$1 0"));
                }
            }
        }
    }

    [Fact]
    public async Task The_model_of_an_answer_is_the_requests()
    {
        await using var exported = await Exported.Of("  - { when: { user: hello }, reply: Hi. }");
        foreach (var dialect in ((string[])["chat", "responses", "messages", "ollama"]))
        {
            foreach (var isStream in (bool[])[false, true])
            {
                var mapped = exported.Server.Send(TalkWriter.Write(dialect, Talk.User("hello") with { Model = "my-model", IsStream = isStream }));
                Assert.Matches("\"model\": ?\"my-model\"", mapped?.Body);
            }
        }
    }

    [Fact]
    public async Task The_ids_of_calls_of_two_turns_differ()
    {
        await using var exported = await Exported.Of(
            "  - { when: { user: a }, reply: { tool_calls: [get_weather] } }\n  - { when: { tool_result: get_weather }, reply: { tool_calls: [book] } }");
        var first = exported.Server.Send(TalkWriter.Write("chat", Talk.User("a")))!;
        var second = exported.Server.Send(TalkWriter.Write("chat", Talk.User("a").With(Said.Calling("get_weather"), Said.Results("get_weather"))))!;

        Assert.NotEqual(CallId().Match(first.Body).Value, CallId().Match(second.Body).Value);
    }

    [Theory]
    [InlineData("{ tool_calls: [{ book: { city: \"{{ tool_call.city }}\" } }] }", "{ tool_result: book }", "an argument of its tool call is {{ tool_call.city }} and nothing else")]
    [InlineData("{ text: \"{{ user }}\", citations: [{ url: \"https://example.test\", title: A }] }", "{ user: a }", "citations say where")]
    [InlineData("{ provider_tools: [{ web_search: { input: { query: \"{{ user }}\" } } }], text: Found. }", "{ user: a }", "the input of a tool that the provider runs")]
    [InlineData("{ tool_calls: auto }", "{ user: a }", "the tools that the request declares")]
    [InlineData("{ json: auto }", "{ user: a }", "the schema that the request asks for")]
    public async Task A_reply_that_the_request_decides_is_listed_and_holds_its_place(string reply, string when, string reason)
    {
        await using var exported = await Exported.Of($"  - when: {when}\n    reply: {reply}\n  - {{ when: {{ model: gpt }}, reply: Behind. }}");

        Assert.Contains("tried.scenario.yaml(5): turn 1 of 'tried' is not exported for createChatCompletion", exported.Output, StringComparison.Ordinal);
        Assert.Contains(reason, exported.Output, StringComparison.Ordinal);
        var mapped = exported.Server.Send(TalkWriter.Write("chat", Talk.User("a").With(when.Contains("tool", StringComparison.Ordinal) ? [Said.Calling("book"), Said.Results("book")] : [])));
        Assert.Equal((1, 501), (mapped!.Turn, mapped.Status));
        Assert.Contains("is not exported", mapped.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_that_a_condition_fixes_is_filled_at_the_export()
    {
        await using var exported = await Exported.Of("  - { when: { user: { equals: Hey }, model: { equals: gpt-5 } }, reply: \"{{ user }} from {{ model }}\" }");

        Assert.DoesNotContain("not exported:", exported.Output, StringComparison.Ordinal);
        Assert.Contains("Hey from gpt-5", exported.Server.Send(TalkWriter.Write("chat", Talk.User("Hey")))!.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_model_is_filled_in_where_the_body_names_it()
    {
        await using var exported = await Exported.Of("  - { when: { user: hey }, reply: \"I am {{ model }}.\" }");

        foreach (var isStream in (bool[])[false, true])
        {
            Assert.Contains("I am other.", exported.Server.Send(TalkWriter.Write("messages", Talk.User("hey") with { Model = "other", IsStream = isStream }))!.Body, StringComparison.Ordinal);
        }

        Assert.Equal(501, exported.Server.Send(TalkWriter.Write("generate", Talk.User("hey")))!.Status);
    }

    private static WireRequest Request(string dialect, bool isStream)
    {
        var model = TalkWriter.Provider(dialect) switch { "anthropic" => "claude-opus-4-6", "gemini" => "gemini-2.5-flash", "ollama" => "llama3.2", _ => "gpt-5" };
        var request = TalkWriter.Write(dialect, Talk.User("hello") with { Model = model, IsStream = isStream });
        if (dialect == "messages")
        {
            request.Body["max_tokens"] = 32_000;
        }

        return request;
    }

    [GeneratedRegex("(\"[A-Za-z_]*([tT]okens|[cC]ount|duration)[a-z_]*\":) ?[0-9]+")]
    private static partial Regex Counts();

    [GeneratedRegex("call_[A-Za-z0-9]+")]
    private static partial Regex CallId();
}
