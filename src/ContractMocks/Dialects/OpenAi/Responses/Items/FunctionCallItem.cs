using System.Text.Json;
using ContractMocks.Conversations;

namespace ContractMocks.Dialects.OpenAi.Responses;

/// <summary>A call of a function that the request declares. Its id is another than that of the call.</summary>
internal sealed class FunctionCallItem(string id, RecordedToolCall call, Answer answer) : OutputItem(id)
{
    public override ConversationMessage Message => new()
    {
        Role = MessageRole.Assistant,
        ToolCalls = [new RequestedToolCall(call.Id, call.Tool, call.Arguments)],
    };

    public override void Write(Utf8JsonWriter json, bool isDone)
    {
        Begin(json, "function_call"u8, Status(isDone));
        json.WriteString("arguments"u8, isDone ? call.Arguments : "");
        json.WriteString("call_id"u8, call.Id);
        json.WriteString("name"u8, call.Tool);
        json.WriteEndObject();
    }

    protected override IEnumerable<StreamStep> Progress(ResponseEvents events)
    {
        var pieces = answer.Pieces.Json(call.Arguments);
        for (var i = 0; i < pieces.Count; i++)
        {
            yield return events.Delta("response.function_call_arguments.delta"u8, this, pieces[i]);
        }

        var json = events.Begin("response.function_call_arguments.done"u8);
        json.WriteString("arguments"u8, call.Arguments);
        json.WriteString("item_id"u8, Id);
        // The document asks for the name, recorded streams leave it out.
        json.WriteString("name"u8, call.Tool);
        events.Place(this);
        yield return events.End();
    }
}
