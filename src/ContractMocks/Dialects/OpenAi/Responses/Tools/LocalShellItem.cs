using System.Text.Json;

namespace ContractMocks.Dialects.OpenAi.Responses;

/// <summary>A command that the client is to run.</summary>
internal sealed class LocalShellItem(string id, string callId, ToolRun run) : OutputItem(id)
{
    public override void Write(Utf8JsonWriter json, bool isDone)
    {
        Begin(json, "local_shell_call"u8, Status(isDone));
        json.WriteStartObject("action"u8);
        json.WriteString("type"u8, "exec"u8);
        json.WriteStartArray("command"u8);
        foreach (var word in isDone ? run.Texts("command", "command", "ls") : [])
        {
            json.WriteStringValue(word);
        }

        json.WriteEndArray();
        json.WriteStartObject("env"u8);
        json.WriteEndObject();
        if (isDone && run.Text("working_directory") is { } directory)
        {
            json.WriteString("working_directory"u8, directory);
        }

        json.WriteEndObject();
        json.WriteString("call_id"u8, callId);
        json.WriteEndObject();
    }
}
