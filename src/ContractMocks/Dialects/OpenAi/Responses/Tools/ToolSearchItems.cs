using System.Text.Json;

namespace ContractMocks.Dialects.OpenAi.Responses;

/// <summary>A search of the tools that the request keeps back.</summary>
internal sealed class ToolSearchItem(string id, ToolRun run) : OutputItem(id)
{
    public override void Write(Utf8JsonWriter json, bool isDone)
    {
        Begin(json, "tool_search_call"u8, isDone ? "completed" : "in_progress");
        json.WritePropertyName("arguments"u8);
        if (isDone && run.Input.ValueKind == JsonValueKind.Object)
        {
            run.Input.WriteTo(json);
        }
        else
        {
            json.WriteStartObject();
            json.WriteEndObject();
        }

        json.WriteNull("call_id"u8);
        json.WriteString("execution"u8, "server"u8);
        json.WriteEndObject();
    }
}

/// <summary>The tools that were found: all that the request keeps back.</summary>
internal sealed class ToolSearchOutputItem(string id, ToolRun run) : OutputItem(id)
{
    public override void Write(Utf8JsonWriter json, bool isDone)
    {
        Begin(json, "tool_search_output"u8, isDone ? "completed" : "in_progress");
        json.WriteNull("call_id"u8);
        json.WriteString("execution"u8, "server"u8);
        RequestEcho.Tools(json, run.Answer.Conversation.Body, static tool => RequestJson.IsTrue(tool, "defer_loading"u8));
        json.WriteEndObject();
    }
}
