using System.Text.Json;
using ContractMocks.Conversations;

namespace ContractMocks.Dialects.OpenAi.Responses;

/// <summary>A call of a tool that takes plain text.</summary>
internal sealed class CustomCallItem(string id, string callId, string name, string input, Answer answer) : OutputItem(id)
{
    public override ConversationMessage Message => new() { Role = MessageRole.Assistant, ToolCalls = [new RequestedToolCall(callId, name, input)] };

    public override void Write(Utf8JsonWriter json, bool isDone)
    {
        Begin(json, "custom_tool_call"u8, Status(isDone));
        json.WriteString("call_id"u8, callId);
        json.WriteString("input"u8, isDone ? input : "");
        json.WriteString("name"u8, name);
        json.WriteEndObject();
    }

    protected override IEnumerable<StreamStep> Progress(ResponseEvents events)
    {
        var pieces = answer.Pieces.Other(input);
        for (var i = 0; i < pieces.Count; i++)
        {
            yield return events.Delta("response.custom_tool_call_input.delta"u8, this, pieces[i]);
        }

        var json = events.Begin("response.custom_tool_call_input.done"u8);
        json.WriteString("input"u8, input);
        json.WriteString("item_id"u8, Id);
        events.Place(this);
        yield return events.End();
    }

    /// <summary>The text of a call whose arguments are JSON: their <c>input</c> where that is a text, else all of them.</summary>
    public static string Input(string arguments)
    {
        try
        {
            using var json = JsonDocument.Parse(arguments);
            return RequestJson.Text(json.RootElement, "input"u8) ?? arguments;
        }
        catch (JsonException)
        {
            return arguments;
        }
    }
}
