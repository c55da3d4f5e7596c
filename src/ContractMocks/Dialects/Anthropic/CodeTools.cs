using System.Text.Json;
using static ContractMocks.Dialects.RequestJson;

namespace ContractMocks.Dialects.Anthropic;

/// <summary>What code that the provider ran gave.</summary>
internal static class CodeTools
{
    /// <summary>
    /// A block of what a run wrote: the output is what it wrote, or a mapping with <c>stdout</c>, <c>stderr</c>, <c>return_code</c> and <c>files</c> (ids).
    /// </summary>
    /// <param name="call">The call.</param>
    /// <param name="kind">What the names of the blocks begin with: <c>bash_</c>, or nothing.</param>
    public static string Result(ServerCall call, string kind) => ServerJson.Write((call, kind), static (json, from) =>
    {
        var (call, kind) = from;
        ServerJson.BeginResult(json, kind + "code_execution_tool_result", call.Id);
        if (call.Call.Fails && !Has(call.Output, "return_code") && !Has(call.Output, "stderr"))
        {
            ServerJson.WriteError(json, kind + "code_execution_tool_result_error", call);
            return;
        }

        json.WriteStartObject();
        json.WriteString("type"u8, kind + "code_execution_result");
        json.WriteString("stdout"u8, Text(call.Output, "stdout"u8) ?? Text(call.Output, "logs"u8) ?? (IsRun(call.Output) ? "" : call.OutputText(call.Call.Fails ? "" : "done\n")));
        json.WriteString("stderr"u8, Text(call.Output, "stderr"u8) ?? "");
        json.WriteNumber("return_code"u8, ReturnCode(call));
        json.WriteStartArray("content"u8);
        foreach (var file in Texts(call.Output, "files"u8) ?? [])
        {
            json.WriteStartObject();
            json.WriteString("type"u8, kind + "code_execution_output");
            json.WriteString("file_id"u8, file);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>A block of what a change of a file gave, by the command of the input: <c>view</c>, <c>create</c> or <c>str_replace</c>.</summary>
    public static string EditorResult(ServerCall call) => ServerJson.Write(call, static (json, call) =>
    {
        ServerJson.BeginResult(json, "text_editor_code_execution_tool_result", call.Id);
        if (call.Call.Fails)
        {
            ServerJson.WriteError(json, "text_editor_code_execution_tool_result_error", call, hasMessage: true);
            return;
        }

        json.WriteStartObject();
        switch (Text(call.Input, "command"u8))
        {
            case "create":
                json.WriteString("type"u8, "text_editor_code_execution_create_result"u8);
                json.WriteBoolean("is_file_update"u8, IsTrue(call.Output, "is_file_update"u8));
                break;
            case "str_replace":
                WriteReplaced(json, call);
                break;
            default:
                WriteViewed(json, call);
                break;
        }

        json.WriteEndObject();
    });

    private static void WriteReplaced(Utf8JsonWriter json, ServerCall call)
    {
        var (old, changed) = (Lines(Text(call.Input, "old_str"u8)), Lines(Text(call.Input, "new_str"u8)));
        json.WriteString("type"u8, "text_editor_code_execution_str_replace_result"u8);
        json.WriteNumber("old_start"u8, 1);
        json.WriteNumber("old_lines"u8, old.Length);
        json.WriteNumber("new_start"u8, 1);
        json.WriteNumber("new_lines"u8, changed.Length);
        json.WriteStartArray("lines"u8);
        foreach (var line in old)
        {
            json.WriteStringValue("-" + line);
        }

        foreach (var line in changed)
        {
            json.WriteStringValue("+" + line);
        }

        json.WriteEndArray();
    }

    private static void WriteViewed(Utf8JsonWriter json, ServerCall call)
    {
        var text = call.OutputText("");
        var lines = Lines(text).Length;
        json.WriteString("type"u8, "text_editor_code_execution_view_result"u8);
        json.WriteString("file_type"u8, "text"u8);
        json.WriteString("content"u8, text);
        json.WriteNumber("num_lines"u8, lines);
        json.WriteNumber("start_line"u8, 1);
        json.WriteNumber("total_lines"u8, lines);
    }

    private static string[] Lines(string? text) => text is null ? [] : text.Split('\n');

    private static bool Has(JsonElement output, string name) => output.ValueKind == JsonValueKind.Object && output.TryGetProperty(name, out _);

    private static bool IsRun(JsonElement output) => Has(output, "stderr") || Has(output, "return_code") || Has(output, "files");

    private static int ReturnCode(ServerCall call) =>
        call.Output.ValueKind == JsonValueKind.Object && call.Output.TryGetProperty("return_code"u8, out var code) && code.ValueKind == JsonValueKind.Number
            && code.TryGetInt32(out var number) ? number
        : call.Call.Fails ? 1
        : 0;
}
