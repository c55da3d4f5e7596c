using System.Text.Json.Nodes;

namespace ContractMocks.Cli.Tests.WireMock;

/// <summary>Replies that the request fills say what the engine says, on all APIs, whole and streamed.</summary>
public sealed class ExportFillingTests
{
    private const string Nasty = "\" quotes \\ back\\\\slashes \\n \\\" 'single' <a&b>\n\r\n\ttabs \b\u001b\u0085\u2028 é 😀 [\"] {{ user }} }} {{{x}}} } {";

    public static TheoryData<string> Values =>
    [
        "plain", "", " spaces  ", "21", "True", "true", "null", "{\"a\":1}", "[1]", "2026-01-02T03:04:05Z", "\\", "\"", "}", "{", "{{", Nasty, string.Concat(Enumerable.Repeat(Nasty, 50)),
    ];

    // What is not text is written as JSON: on one line, and numbers as .NET writes them, or the layout differs.
    public static TheoryData<string> Json => ["21", "-1.5", "true", "false", "null", "12345678901234567890", "\"a\"", "[]", "{}"];

    [Theory]
    [MemberData(nameof(Values))]
    public Task A_value_of_a_result_and_of_its_call(string value) => AgreesAsync(
        "  - when: { tool_result: get_weather }\n    reply: \"C:\\\\{{ tool_result.sky.now[1] }}} in {{{{{{ tool_call.city-1 }}{{ tool_result.gone }}.\"",
        talk => talk with { Result = $$$"""{"sky":{"now":[0,{{{Quoted(value)}}}]}}""", Arguments = $$"""{"city-1":{{Quoted(value)}}}""" });

    [Theory]
    [MemberData(nameof(Json))]
    public Task A_value_that_is_no_text(string json) => AgreesAsync(
        "  - when: { tool_result: get_weather }\n    reply: \"{{ tool_result.x }}, {{ tool_call.y }}\"",
        talk => talk with { Result = $$"""{"x":{{json}}}""", Arguments = $$"""{"y":{{json}}}""" });

    [Theory]
    [MemberData(nameof(Values))]
    public Task The_whole_result_and_the_user_and_the_system_text(string value) => AgreesAsync(
        "  - when: { tool_result: get_weather }\n    reply: { text: \"{{ tool_result }}|{{ user }}\", reasoning: \"{{ system }}\" }",
        talk => talk with { Result = value, Messages = [Said.User(value + "!"), .. talk.Messages[1..]], System = [value + "?"] },
        except: ["generate"]);

    [Theory]
    [MemberData(nameof(Values))]
    public async Task The_user_and_the_system_text_of_a_question(string value)
    {
        await using var exported = await Exported.Of("  - when: { tools: book }\n    reply: { text: \"{{ user }}\", reasoning: \"{{ system }}.\" }");
        var talk = Talk.User(value + "!") with { Tools = ["book"] };
        await CompareAsync(exported, talk);
        await CompareAsync(exported, talk with { System = [value + "?"] });
        await CompareAsync(exported, Talk.User("first", value + "!") with { Tools = ["book"], System = ["first", value + "?"] });
        await CompareAsync(exported, talk with { Messages = [Said.User("Old."), Said.Assistant("I see."), .. talk.Messages] });
        await CompareAsync(exported, talk.With(Said.Calling("book"), Said.Results("book")));
    }

    [Theory]
    [InlineData("Error: there is no such city")]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("{}")]
    public Task A_result_without_the_value(string result) => AgreesAsync(
        "  - when: { tool_result: get_weather }\n    reply: \"It is {{ tool_result.x }}.\"", talk => talk with { Result = result });

    [Fact]
    public async Task The_last_of_several_results()
    {
        await using var exported = await Exported.Of("  - when: { tool_result: book }\n    reply: \"{{ tool_result.x }}, {{ tool_call.y }}\"");
        var talk = Talk.User("Hey.") with { Result = """{"x":1}""", Arguments = """{"y":2}""" };
        await CompareAsync(exported, talk.With(Said.Calling("get_weather", "book"), Said.Results("get_weather", "book")));
        await CompareAsync(exported, talk.With(Said.Calling("get_weather"), Said.Results("get_weather"), Said.Calling("book"), Said.Results("book")));
    }

    [Theory]
    [InlineData("""{"output":{"x":"a"},"x":"b"}""")]
    [InlineData("""{"output":"{\"x\":\"a\"}"}""")]
    [InlineData("""{"output":"Error."}""")]
    [InlineData("""{"result":{"x":"a"}}""")]
    [InlineData("""{"name":"w","content":" {\"x\":\"a\"}"}""")]
    [InlineData("""{"result":{"x":"a"},"x":"b"}""")]
    [InlineData("""{"result":"Sunny."}""")]
    [InlineData("""{"return_value":[1]}""")]
    public async Task What_clients_put_around_a_result_is_taken_off(string result)
    {
        await using var exported = await Exported.Of("  - when: { tool_result: book }\n    reply: \"It is {{ tool_result.x }}.\"");
        await CompareAsync(exported, Talk.User("Hey.").With(Said.Calling("book"), Said.Results("book")) with { Result = result });
    }

    [Fact]
    public async Task A_reply_on_a_question_has_no_result()
    {
        await using var exported = await Exported.Of("  - when: { model: o }\n    reply: \"It is {{ tool_result.x }}{{ tool_call.y }}.\"");
        foreach (var dialect in TalkWriter.Dialects.Except(["ollama", "generate"]))
        {
            var request = TalkWriter.Write(dialect, Talk.User("Hey.") with { Model = "o" });
            Assert.Contains("It is .", exported.Server.Send(request)!.Body, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Values))]
    public async Task Arguments_with_a_value_among_other_text(string value)
    {
        await using var exported = await Exported.Of("  - when: { tools: book }\n    reply: { tool_calls: [{ get_weather: { city: \"to {{ user }}}\", all: \"{{ user }}\", list: [\"\\\\{{ user }}\"] } }] }");
        Assert.DoesNotContain("not exported:", exported.Output, StringComparison.Ordinal);
        await CompareAsync(exported, Talk.User(value + "!") with { Tools = ["book"] });
    }

    [Fact]
    public async Task An_argument_that_is_one_place_and_may_be_a_number_is_listed()
    {
        await using var exported = await Exported.Of("  - when: { tool_result: get_weather }\n    reply: { tool_calls: [{ book: { n: \"{{ tool_result.n }}\" } }] }");

        Assert.Contains("an argument of its tool call is {{ tool_result.n }} and nothing else", exported.Output, StringComparison.Ordinal);
    }

    private static string Quoted(string value) => JsonValue.Create(value).ToJsonString();

    private static async Task AgreesAsync(string turn, Func<Talk, Talk> write, string[]? except = null)
    {
        await using var exported = await Exported.Of(turn);
        Assert.True(except is not null || !exported.Output.Contains("not exported:", StringComparison.Ordinal), exported.Output);
        var talk = write(Talk.User("Hey.").With(Said.Calling("get_weather"), Said.Results("get_weather")));
        await CompareAsync(exported, talk, except);
        await CompareAsync(exported, talk with { HasResultParts = true }, except);
    }

    private static async Task CompareAsync(Exported exported, Talk talk, string[]? except = null)
    {
        foreach (var dialect in TalkWriter.Dialects.Except(except ?? []))
        {
            foreach (var isStream in (bool[])[false, true])
            {
                await exported.ForgetAsync();
                var request = TalkWriter.Write(dialect, talk with { IsStream = isStream });
                if (dialect == "messages")
                {
                    // An answer must not be cut.
                    request.Body["max_tokens"] = 32_000;
                }

                var (turn, status, body) = await exported.Engine(dialect, request);
                var mapped = exported.Server.Send(request);
                Assert.True(turn == mapped?.Turn && status == mapped?.Status, $"{dialect}: {turn} {status}, mapped {mapped?.Turn} {mapped?.Status}: {request.Body}");
                Assert.Equal(AnswerTexts.Of(body), AnswerTexts.Of(mapped!.Body));
            }
        }
    }
}
