using System.Text.Json;
using static ContractMocks.Dialects.RequestJson;

namespace ContractMocks.Dialects.Anthropic;

/// <summary>
/// The tools that the provider ran for an answer, each as a call and what it gave. What is missing of either is made up; tools that Anthropic does not
/// run are left out.
/// </summary>
internal static class ServerTools
{
    private const int FirstPart = 100;

    public static void Add(List<MessageBlock> blocks, Answer answer)
    {
        for (var i = 0; i < answer.ProviderTools.Count; i++)
        {
            var call = new ServerCall(answer, answer.ProviderTools[i], FirstPart + i);
            switch (Kind(call))
            {
                case "web_search":
                    Add(blocks, call, "web_search", call.InputWith("query", call.Wish), WebTools.SearchResult(call));
                    break;
                case "web_fetch":
                    Add(blocks, call, "web_fetch", call.InputWith("url", call.Address), WebTools.FetchResult(call));
                    break;
                case "code":
                    Add(blocks, call, "code_execution", call.InputWith("code", "print('done')"), CodeTools.Result(call, ""));
                    break;
                case "bash":
                    Add(blocks, call, "bash_code_execution", call.InputWith("command", "echo done"), CodeTools.Result(call, "bash_"));
                    break;
                case "text_editor":
                    Add(blocks, call, "text_editor_code_execution", call.Call.Input, CodeTools.EditorResult(call));
                    break;
                case "tool_search":
                    AddToolSearch(blocks, call);
                    break;
                case "mcp":
                    AddMcp(blocks, call);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>How many calls of a tool there are among an answer's blocks.</summary>
    public static int Count(List<MessageBlock> blocks, string name)
    {
        var count = 0;
        foreach (var block in blocks)
        {
            count += block.Kind == MessageBlockKind.ServerToolUse && block.Name == name ? 1 : 0;
        }

        return count;
    }

    /// <summary>Which of Anthropic's tools it is. Code goes to the shell where the request declares that version of the tool, as the service does.</summary>
    private static string Kind(ServerCall call) => call.Call.Tool switch
    {
        "web_search" or "web_fetch" or "tool_search" or "mcp" => call.Call.Tool,
        "shell" => "bash",
        "code_interpreter" when call.Has("path") => "text_editor",
        "code_interpreter" when call.Has("command") => "bash",
        "code_interpreter" when call.Has("code") || call.Declared("code_execution_20250522") is not null => "code",
        "code_interpreter" => "bash",
        _ => "",
    };

    private static void Add(List<MessageBlock> blocks, ServerCall call, string name, string input, string result)
    {
        blocks.Add(new MessageBlock(MessageBlockKind.ServerToolUse, input) { Id = call.Id, Name = name });
        blocks.Add(new MessageBlock(MessageBlockKind.Whole, result));
    }

    private static void AddToolSearch(List<MessageBlock> blocks, ServerCall call)
    {
        var isRegex = call.Declared("tool_search_tool_regex") is not null;
        var input = isRegex ? call.InputWith("pattern", ".*") : call.InputWith("query", call.Wish);
        var result = ServerJson.Write(call, static (json, call) =>
        {
            ServerJson.BeginResult(json, "tool_search_tool_result", call.Id);
            if (call.Call.Fails)
            {
                ServerJson.WriteError(json, "tool_search_tool_result_error", call, hasMessage: true);
                return;
            }

            json.WriteStartObject();
            json.WriteString("type"u8, "tool_search_tool_search_result"u8);
            json.WriteStartArray("tool_references"u8);
            foreach (var name in FoundTools(call))
            {
                json.WriteStartObject();
                json.WriteString("type"u8, "tool_reference"u8);
                json.WriteString("tool_name"u8, name);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
        Add(blocks, call, isRegex ? "tool_search_tool_regex" : "tool_search_tool_bm25", input, result);
    }

    /// <summary>The tools that a search finds: those given, else those that the answer calls.</summary>
    private static IEnumerable<string> FoundTools(ServerCall call)
    {
        if (call.Output.ValueKind == JsonValueKind.Array)
        {
            return call.Output.EnumerateArray()
                .Select(static tool => tool.ValueKind == JsonValueKind.String ? tool.GetString() : Text(tool, "tool_name"u8) ?? Text(tool, "name"u8))
                .OfType<string>();
        }

        return call.Answer.Calls.Select(static made => made.Tool).Distinct(StringComparer.Ordinal);
    }

    private static void AddMcp(List<MessageBlock> blocks, ServerCall call)
    {
        var input = call.Input;
        var server = Text(input, "server_name"u8) ?? Text(input, "server_label"u8) ?? Text(input, "server"u8) ?? call.DeclaredServer ?? "mcp";
        var arguments = input.ValueKind == JsonValueKind.Object && input.TryGetProperty("arguments"u8, out var given)
            ? given.ValueKind == JsonValueKind.String ? given.GetString()! : given.GetRawText()
            : "{}";
        var id = call.PartId("mcptoolu_01");
        blocks.Add(new MessageBlock(MessageBlockKind.McpToolUse, arguments) { Id = id, Name = Text(input, "name"u8) ?? Text(input, "tool"u8) ?? "run", Server = server });
        blocks.Add(new MessageBlock(MessageBlockKind.Whole, ServerJson.Write((call, id), static (json, from) =>
        {
            json.WriteString("type"u8, "mcp_tool_result"u8);
            json.WriteString("tool_use_id"u8, from.id);
            json.WriteBoolean("is_error"u8, from.call.Call.Fails);
            json.WriteStartArray("content"u8);
            json.WriteStartObject();
            json.WriteString("type"u8, "text"u8);
            json.WriteString("text"u8, from.call.OutputText(from.call.Call.Fails ? "The tool failed." : "Done."));
            json.WriteEndObject();
            json.WriteEndArray();
        })));
    }
}
