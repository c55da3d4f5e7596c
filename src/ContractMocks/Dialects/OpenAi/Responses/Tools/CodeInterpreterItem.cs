using System.Text.Json;

namespace ContractMocks.Dialects.OpenAi.Responses;

/// <summary>Code that the provider ran.</summary>
internal sealed class CodeInterpreterItem(string id, ToolRun run) : OutputItem(id)
{
    private readonly string _code = run.Text("code") ?? "print('done')";

    public override void Write(Utf8JsonWriter json, bool isDone)
    {
        Begin(json, "code_interpreter_call"u8, run.Ended(isDone));
        json.WriteString("code"u8, isDone ? _code : "");
        json.WriteString("container_id"u8, run.Plan.Container);
        if (isDone && run.Plan.Wishes.Includes("code_interpreter_call.outputs"))
        {
            json.WriteStartArray("outputs"u8);
            json.WriteStartObject();
            json.WriteString("type"u8, "logs"u8);
            json.WriteString("logs"u8, run.OutputText("done\n"));
            json.WriteEndObject();
            json.WriteEndArray();
        }
        else
        {
            json.WriteNull("outputs"u8);
        }

        json.WriteEndObject();
    }

    protected override IEnumerable<StreamStep> Progress(ResponseEvents events)
    {
        yield return events.Bare("response.code_interpreter_call.in_progress"u8, this);
        var pieces = run.Answer.Pieces.Other(_code);
        for (var i = 0; i < pieces.Count; i++)
        {
            yield return events.Delta("response.code_interpreter_call_code.delta"u8, this, pieces[i]);
        }

        events.Begin("response.code_interpreter_call_code.done"u8).WriteString("code"u8, _code);
        events.Json.WriteString("item_id"u8, Id);
        events.Place(this);
        yield return events.End();
        yield return events.Bare("response.code_interpreter_call.interpreting"u8, this);
        if (!run.Call.Fails)
        {
            yield return events.Bare("response.code_interpreter_call.completed"u8, this);
        }
    }
}
