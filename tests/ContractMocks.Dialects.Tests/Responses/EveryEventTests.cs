using ContractMocks.TestSupport;

namespace ContractMocks.Dialects.Tests.Responses;

/// <summary>Each member of <c>ResponseStreamEvent</c> in the provider's document has a reply that makes the mock send it.</summary>
public sealed class EveryEventTests
{
    private const string Plain = """{"model":"gpt-5","input":"Hi","stream":true}""";

    private static readonly Reply s_says = Reply.Says("It is warm.");

    private static readonly Dictionary<string, (Reply Reply, string Request)> s_replies = new(StringComparer.Ordinal)
    {
        ["response.created"] = (s_says, Plain),
        ["response.queued"] = (s_says, """{"model":"gpt-5","input":"Hi","stream":true,"background":true}"""),
        ["response.in_progress"] = (s_says, Plain),
        ["response.completed"] = (s_says, Plain),
        ["response.incomplete"] = (s_says with { Finish = FinishReason.Length }, Plain),
        ["response.failed"] = (s_says with { Error = new ReplyError("server_error"), ErrorAfter = 1 }, Plain),
        ["error"] = (s_says with { Error = new ReplyError("quota_exceeded"), ErrorAfter = 1 }, Plain),
        ["response.output_item.added"] = (s_says, Plain),
        ["response.output_item.done"] = (s_says, Plain),
        ["response.content_part.added"] = (s_says, Plain),
        ["response.content_part.done"] = (s_says, Plain),
        ["response.output_text.delta"] = (s_says, Plain),
        ["response.output_text.done"] = (s_says, Plain),
        ["response.output_text.annotation.added"] = (s_says with { Citations = [new Citation("https://example.com/a", "A")] }, Plain),
        ["response.refusal.delta"] = (new Reply { Refusal = "I will not." }, Plain),
        ["response.refusal.done"] = (new Reply { Refusal = "I will not." }, Plain),
        ["response.reasoning_text.delta"] = Open(),
        ["response.reasoning_text.done"] = Open(),
        ["response.reasoning_summary_part.added"] = Summary(),
        ["response.reasoning_summary_part.done"] = Summary(),
        ["response.reasoning_summary_text.delta"] = Summary(),
        ["response.reasoning_summary_text.done"] = Summary(),
        ["response.function_call_arguments.delta"] = Function(),
        ["response.function_call_arguments.done"] = Function(),
        ["response.custom_tool_call_input.delta"] = Custom(),
        ["response.custom_tool_call_input.done"] = Custom(),
        ["response.web_search_call.in_progress"] = Tool("web_search"),
        ["response.web_search_call.searching"] = Tool("web_search"),
        ["response.web_search_call.completed"] = Tool("web_search"),
        ["response.file_search_call.in_progress"] = Tool("file_search"),
        ["response.file_search_call.searching"] = Tool("file_search"),
        ["response.file_search_call.completed"] = Tool("file_search"),
        ["response.code_interpreter_call.in_progress"] = Tool("code_interpreter"),
        ["response.code_interpreter_call.interpreting"] = Tool("code_interpreter"),
        ["response.code_interpreter_call.completed"] = Tool("code_interpreter"),
        ["response.code_interpreter_call_code.delta"] = Tool("code_interpreter"),
        ["response.code_interpreter_call_code.done"] = Tool("code_interpreter"),
        ["response.image_generation_call.in_progress"] = Tool("image_generation"),
        ["response.image_generation_call.generating"] = Tool("image_generation"),
        ["response.image_generation_call.partial_image"] = Tool("image_generation"),
        ["response.image_generation_call.completed"] = Tool("image_generation"),
        ["response.mcp_call.in_progress"] = Tool("mcp"),
        ["response.mcp_call.completed"] = Tool("mcp"),
        ["response.mcp_call.failed"] = Tool("mcp", fails: true),
        ["response.mcp_call_arguments.delta"] = Tool("mcp"),
        ["response.mcp_call_arguments.done"] = Tool("mcp"),
        ["response.mcp_list_tools.in_progress"] = Tool("mcp_list_tools"),
        ["response.mcp_list_tools.completed"] = Tool("mcp_list_tools"),
        ["response.mcp_list_tools.failed"] = Tool("mcp_list_tools", fails: true),
        ["response.audio.delta"] = (s_says with { IsSpoken = true }, Plain),
        ["response.audio.done"] = (s_says with { IsSpoken = true }, Plain),
        ["response.audio.transcript.delta"] = (s_says with { IsSpoken = true }, Plain),
        ["response.audio.transcript.done"] = (s_says with { IsSpoken = true }, Plain),
        ["response.apply_patch_call_operation_diff.delta"] = Tool("apply_patch"),
        ["response.apply_patch_call_operation_diff.done"] = Tool("apply_patch"),
        ["response.shell_call_command.added"] = Tool("shell"),
        ["response.shell_call_command.delta"] = Tool("shell"),
        ["response.shell_call_command.done"] = Tool("shell"),
        ["response.shell_call_output_content.delta"] = Tool("shell"),
        ["response.shell_call_output_content.done"] = Tool("shell"),
    };

    public static TheoryData<string> Types => [.. s_replies.Keys];

    [Fact]
    public void The_document_has_no_other_events()
    {
        var union = ProviderMock.Document(ProviderSchemas.OpenAi).Schemas.Single(static schema => schema.Name == "ResponseStreamEvent");
        var schemas = ProviderMock.Document(ProviderSchemas.OpenAi).Schemas.ToDictionary(static schema => schema.Name, static schema => schema.Json);
        var members = new List<string>();
        using var json = System.Text.Json.JsonDocument.Parse(union.Json);
        foreach (var member in (json.RootElement.TryGetProperty("anyOf", out var any) ? any : json.RootElement.GetProperty("oneOf")).EnumerateArray())
        {
            var name = member.GetProperty("$ref").GetString()!["#/schemas/".Length..];
            using var schema = System.Text.Json.JsonDocument.Parse(schemas[name]);
            var type = schema.RootElement.GetProperty("properties").GetProperty("type");
            members.Add(type.TryGetProperty("const", out var only) ? only.GetString()! : type.GetProperty("enum")[0].GetString()!);
        }

        Assert.Equal(53, members.Count);
        Assert.Equal(members.Concat(ResponseStream.OnlyRecorded).Order(StringComparer.Ordinal), s_replies.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task A_reply_makes_each_event(string type)
    {
        var (reply, request) = s_replies[type];
        await using var mock = ProviderMock.Replying("openai", reply);

        var events = await ResponseStream.AskAsync(mock, request);

        Assert.Contains(type, events.Select(ResponseStream.Type));
    }

    private static (Reply Reply, string Request) Open() =>
        (s_says with { Reasoning = "They ask." }, """{"model":"openai/gpt-oss-20b","input":"Hi","stream":true}""");

    private static (Reply Reply, string Request) Summary() =>
        (s_says with { Reasoning = "**Thinking**\n\nThey ask." }, """{"model":"gpt-5","input":"Hi","stream":true,"reasoning":{"summary":"auto"}}""");

    private static (Reply Reply, string Request) Function() => (
        Reply.Calls(new ToolCall("look", """{"city":"Paris"}""")),
        """{"model":"gpt-5","input":"Hi","stream":true,"tools":[{"type":"function","name":"look","parameters":{"type":"object"},"strict":false}]}""");

    private static (Reply Reply, string Request) Custom() => (
        Reply.Calls(new ToolCall("run", """{"input":"print 1"}""")),
        """{"model":"gpt-5","input":"Hi","stream":true,"tools":[{"type":"custom","name":"run"}]}""");

    private static (Reply Reply, string Request) Tool(string tool, bool fails = false) =>
        (s_says with { ProviderTools = [new ProviderToolCall(tool, Fails: fails)] }, Plain);
}
