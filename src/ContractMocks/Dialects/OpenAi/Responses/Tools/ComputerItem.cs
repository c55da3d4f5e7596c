using System.Text.Json;

namespace ContractMocks.Dialects.OpenAi.Responses;

/// <summary>Something that the client is to do on its screen. The reply's input is the action, e.g. <c>{"type":"click","button":"left","x":1,"y":2}</c>.</summary>
internal sealed class ComputerItem(string id, string callId, ToolRun run) : OutputItem(id)
{
    public override void Write(Utf8JsonWriter json, bool isDone)
    {
        Begin(json, "computer_call"u8, Status(isDone));
        json.WritePropertyName("action"u8);
        if (RequestJson.Text(run.Input, "type"u8) is null)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "screenshot"u8);
            json.WriteEndObject();
        }
        else
        {
            run.Input.WriteTo(json);
        }

        json.WriteString("call_id"u8, callId);
        json.WriteStartArray("pending_safety_checks"u8);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
