using System.Text.Json;

namespace ContractMocks.Dialects.OpenAi.Responses;

/// <summary>What a reply says of an MCP server: its label, the tool and the arguments.</summary>
internal static class McpWords
{
    public static string Server(ToolRun run) =>
        run.Text("server_label", "server_name", "server") ?? RequestJson.Text(run.Declared("mcp"), "server_label"u8) ?? "server";

    public static string Tool(ToolRun run) => run.Text("name", "tool") ?? "search";

    public static string Arguments(ToolRun run) => run.Text("arguments", "input") ?? "{}";
}

/// <summary>A call of a tool of an MCP server that the provider made.</summary>
internal sealed class McpCallItem(string id, ToolRun run, string? approval) : OutputItem(id)
{
    private readonly string _arguments = McpWords.Arguments(run);

    public override void Write(Utf8JsonWriter json, bool isDone)
    {
        Begin(json, "mcp_call"u8, run.Ended(isDone));
        json.WriteString("approval_request_id"u8, run.Text("approval_request_id") ?? approval);
        json.WriteString("arguments"u8, isDone ? _arguments : "");
        json.WriteString("error"u8, isDone && run.Call.Fails ? run.OutputText("The tool failed.") : null);
        json.WriteString("name"u8, McpWords.Tool(run));
        json.WriteString("output"u8, isDone && !run.Call.Fails ? run.OutputText("{}") : null);
        json.WriteString("server_label"u8, McpWords.Server(run));
        json.WriteEndObject();
    }

    protected override IEnumerable<StreamStep> Progress(ResponseEvents events)
    {
        yield return events.Bare("response.mcp_call.in_progress"u8, this);
        // The arguments come at once, as recorded.
        yield return events.Delta("response.mcp_call_arguments.delta"u8, this, _arguments);
        events.Begin("response.mcp_call_arguments.done"u8).WriteString("arguments"u8, _arguments);
        events.Json.WriteString("item_id"u8, Id);
        events.Place(this);
        yield return events.End();
        yield return events.Bare(run.Call.Fails ? "response.mcp_call.failed"u8 : "response.mcp_call.completed"u8, this);
    }
}

/// <summary>The tools of an MCP server, asked for by the provider.</summary>
internal sealed class McpListItem(string id, ToolRun run) : OutputItem(id)
{
    public override void Write(Utf8JsonWriter json, bool isDone)
    {
        Begin(json, "mcp_list_tools"u8);
        if (isDone && run.Call.Fails)
        {
            json.WriteString("error"u8, run.OutputText("The server did not answer."));
        }

        json.WriteString("server_label"u8, McpWords.Server(run));
        json.WriteStartArray("tools"u8);
        if (isDone && !run.Call.Fails)
        {
            WriteTools(json);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    protected override IEnumerable<StreamStep> Progress(ResponseEvents events)
    {
        yield return events.Bare("response.mcp_list_tools.in_progress"u8, this);
        yield return events.Bare(run.Call.Fails ? "response.mcp_list_tools.failed"u8 : "response.mcp_list_tools.completed"u8, this);
    }

    /// <summary>Those that the reply gives, else those that it calls.</summary>
    private void WriteTools(Utf8JsonWriter json)
    {
        if (run.Output.ValueKind == JsonValueKind.Array)
        {
            foreach (var tool in run.Output.EnumerateArray())
            {
                tool.WriteTo(json);
            }

            return;
        }

        foreach (var name in run.Answer.ProviderTools.Where(static call => call.Tool is "mcp" or "mcp_approval" or "mcp_approval_request")
            .Select(call => McpWords.Tool(new ToolRun(call, run.Plan))).DefaultIfEmpty("search").Distinct())
        {
            json.WriteStartObject();
            json.WriteNull("annotations"u8);
            json.WriteString("description"u8, ""u8);
            json.WriteStartObject("input_schema"u8);
            json.WriteString("type"u8, "object"u8);
            json.WriteEndObject();
            json.WriteString("name"u8, name);
            json.WriteEndObject();
        }
    }
}

/// <summary>A call of a tool of an MCP server that the user must allow first.</summary>
internal sealed class McpApprovalItem(string id, ToolRun run) : OutputItem(id)
{
    public override void Write(Utf8JsonWriter json, bool isDone)
    {
        Begin(json, "mcp_approval_request"u8);
        json.WriteString("arguments"u8, McpWords.Arguments(run));
        json.WriteString("name"u8, McpWords.Tool(run));
        json.WriteString("server_label"u8, McpWords.Server(run));
        json.WriteEndObject();
    }
}
