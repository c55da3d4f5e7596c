// Items run beside each other where tools do (recorded: searches, lists of tools), so that each has a life of its own. Which kind of item one is shows in the
// first event inside it; no item mixes kinds.
using ContractMocks.Dialects.Streams.Reading;

namespace ContractMocks.Dialects.Streams;

/// <summary>The responses API: a response, its items, their parts.</summary>
internal static class ResponsesOrder
{
    private static readonly EquatableArray<string> s_content =
    [
        "response.output_text.delta", "response.output_text.done", "response.output_text.annotation.added", "response.refusal.delta", "response.refusal.done",
        "response.reasoning_text.delta", "response.reasoning_text.done",
    ];

    private static readonly EquatableArray<string> s_summary = ["response.reasoning_summary_text.delta", "response.reasoning_summary_text.done"];

    private static readonly EquatableArray<string> s_parts =
    [
        "response.content_part.added", "response.content_part.done", "response.reasoning_summary_part.added", "response.reasoning_summary_part.done",
    ];

    private static readonly EquatableArray<string> s_calls =
    [
        "response.function_call_arguments.delta", "response.function_call_arguments.done",
        "response.custom_tool_call_input.delta", "response.custom_tool_call_input.done",
        "response.mcp_call_arguments.delta", "response.mcp_call_arguments.done",
        "response.mcp_call.in_progress", "response.mcp_call.completed", "response.mcp_call.failed",
        "response.mcp_list_tools.in_progress", "response.mcp_list_tools.completed", "response.mcp_list_tools.failed",
        "response.web_search_call.in_progress", "response.web_search_call.searching", "response.web_search_call.completed",
        "response.file_search_call.in_progress", "response.file_search_call.searching", "response.file_search_call.completed",
        "response.code_interpreter_call.in_progress", "response.code_interpreter_call.interpreting", "response.code_interpreter_call.completed",
        "response.code_interpreter_call_code.delta", "response.code_interpreter_call_code.done",
        "response.image_generation_call.in_progress", "response.image_generation_call.generating", "response.image_generation_call.partial_image",
        "response.image_generation_call.completed",
        "response.apply_patch_call_operation_diff.delta", "response.apply_patch_call_operation_diff.done",
        "response.shell_call_command.added", "response.shell_call_command.delta", "response.shell_call_command.done",
        "response.shell_call_output_content.delta", "response.shell_call_output_content.done",
    ];

    private static readonly EquatableArray<string> s_audio =
    [
        "response.audio.delta", "response.audio.done", "response.audio.transcript.delta", "response.audio.transcript.done",
    ];

    public static StreamOrder Order { get; } = new(
        "a responses stream",
        [
            new("stream",
                [
                    new("start", ["response.created"], "created"),
                    // A background response that is streamed again from a later event.
                    new("start", ["response.queued", "response.in_progress"], "running"),
                    new("start", ["error"], "failed"),
                    new("created", ["response.queued"], "created"),
                    new("created", ["response.in_progress"], "running"),
                    new("running", ["response.in_progress"], "running"),
                    new("running", ["response.output_item.added", "response.output_item.done", .. s_parts, .. s_content, .. s_summary, .. s_calls, .. s_audio], "running"),
                    new("running", ["response.completed"], "ended") { Closes = true },
                    new("running", ["response.incomplete"], "ended"),
                    new("*", ["response.failed", "error"], "failed"),
                    new("*", ["keepalive"], "*"),
                    new("ended", ["[DONE]"], "ended"),
                    new("failed", ["[DONE]"], "failed"),
                ])
            {
                Ends = ["ended", "failed"],
                BreaksOff = "failed",
            },
            new("item",
                [
                    new("none", ["response.output_item.added"], "open"),
                    new("open", [.. s_parts.Where(static name => name.EndsWith("added", StringComparison.Ordinal))], "parts"),
                    new("parts", [.. s_parts, .. s_content, .. s_summary], "parts"),
                    .. Call("response.function_call_arguments"),
                    .. Call("response.custom_tool_call_input"),
                    .. Call("response.apply_patch_call_operation_diff"),
                    .. Call("response.shell_call_output_content"),
                    new("open", ["response.shell_call_command.added"], "commanding"),
                    new("commanding", ["response.shell_call_command.added", "response.shell_call_command.delta", "response.shell_call_command.done"], "commanding"),
                    new("open", ["response.mcp_call.in_progress"], "calling"),
                    new("calling", ["response.mcp_call_arguments.delta", "response.mcp_call.in_progress"], "calling"),
                    new("calling", ["response.mcp_call_arguments.done"], "called"),
                    new("called", ["response.mcp_call.in_progress"], "called"),
                    new("called", ["response.mcp_call.completed", "response.mcp_call.failed"], "ran"),
                    new("calling", ["response.mcp_call.failed"], "ran"),
                    .. Work("response.mcp_list_tools", null),
                    new("listing", ["response.mcp_list_tools.failed"], "ran"),
                    .. Work("response.web_search_call", "searching"),
                    .. Work("response.file_search_call", "searching"),
                    new("open", ["response.code_interpreter_call.in_progress"], "coding"),
                    new("coding", ["response.code_interpreter_call_code.delta"], "coding"),
                    new("coding", ["response.code_interpreter_call_code.done"], "coded"),
                    new("coded", ["response.code_interpreter_call.interpreting"], "coded"),
                    new("coded", ["response.code_interpreter_call.completed"], "ran"),
                    new("open", ["response.image_generation_call.in_progress"], "drawing"),
                    new("drawing", ["response.image_generation_call.generating", "response.image_generation_call.partial_image"], "drawing"),
                    new("drawing", ["response.image_generation_call.completed"], "ran"),
                    new("*", ["response.output_item.done"], "done") { Closes = true },
                ])
            {
                Inside = "stream",
                Ends = ["done"],
            },
            new("content part",
                [
                    new("none", ["response.content_part.added"], "open"),
                    new("open", ["response.output_text.delta", "response.output_text.annotation.added"], "text"),
                    new("text", ["response.output_text.delta", "response.output_text.annotation.added"], "text"),
                    new("open", ["response.output_text.done"], "said"),
                    new("text", ["response.output_text.done"], "said"),
                    new("said", ["response.output_text.annotation.added"], "said"),
                    new("open", ["response.refusal.delta"], "refusal"),
                    new("refusal", ["response.refusal.delta"], "refusal"),
                    new("refusal", ["response.refusal.done"], "said"),
                    new("open", ["response.reasoning_text.delta"], "reasoning"),
                    new("reasoning", ["response.reasoning_text.delta"], "reasoning"),
                    new("reasoning", ["response.reasoning_text.done"], "said"),
                    new("said", ["response.content_part.done"], "done"),
                ])
            {
                Inside = "item",
                Ends = ["done"],
                OneAtATime = true,
            },
            new("summary part",
                [
                    new("none", ["response.reasoning_summary_part.added"], "open"),
                    new("open", ["response.reasoning_summary_text.delta"], "open"),
                    new("open", ["response.reasoning_summary_text.done"], "said"),
                    new("said", ["response.reasoning_summary_part.done"], "done"),
                ])
            {
                Inside = "item",
                Ends = ["done"],
                OneAtATime = true,
            },
        ],
        [
            new("type") { Part = "output_index", Inner = "content_index|summary_index" },
            new("error", "error"),
        ])
    {
        HasOneSign = true,
        Unsigned = "(no type)",
        First = "response.created",
    };

    // Pieces of an input, then the whole of it.
    private static EquatableArray<StreamMove> Call(string name) =>
    [
        new("open", [name + ".delta"], name),
        new(name, [name + ".delta"], name),
        new("open", [name + ".done"], "filled"),
        new(name, [name + ".done"], "filled"),
    ];

    // A tool of the provider at work, told of step by step. The completion is left out by some hosts.
    private static EquatableArray<StreamMove> Work(string name, string? step)
    {
        var state = step is null ? "listing" : name;
        return step is null
            ? [new("open", [name + ".in_progress"], state), new(state, [name + ".completed"], "ran")]
            : [new("open", [name + ".in_progress"], state), new(state, [name + "." + step], state), new(state, [name + ".completed"], "ran")];
    }
}
