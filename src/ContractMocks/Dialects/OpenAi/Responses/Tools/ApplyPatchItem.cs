// The events of a patch are recorded, but not in the provider's document.
using System.Text.Json;

namespace ContractMocks.Dialects.OpenAi.Responses;

/// <summary>A file that the client is to create, change or delete.</summary>
internal sealed class ApplyPatchItem(string id, string callId, ToolRun run) : OutputItem(id)
{
    private readonly string _type = run.Text("type") ?? "create_file";
    private readonly string _diff = run.Text("diff") ?? "+Hello\n";

    public override void Write(Utf8JsonWriter json, bool isDone)
    {
        Begin(json, "apply_patch_call"u8, isDone ? "completed" : "in_progress");
        json.WriteString("call_id"u8, callId);
        json.WriteStartObject("operation"u8);
        json.WriteString("type"u8, _type);
        if (_type != "delete_file")
        {
            json.WriteString("diff"u8, isDone ? _diff : "");
        }

        json.WriteString("path"u8, run.Text("path") ?? "file.txt");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    protected override IEnumerable<StreamStep> Progress(ResponseEvents events)
    {
        if (_type == "delete_file")
        {
            yield break;
        }

        var pieces = run.Answer.Pieces.Other(_diff);
        for (var i = 0; i < pieces.Count; i++)
        {
            yield return events.Delta("response.apply_patch_call_operation_diff.delta"u8, this, pieces[i]);
        }

        events.Begin("response.apply_patch_call_operation_diff.done"u8).WriteString("diff"u8, _diff);
        events.Json.WriteString("item_id"u8, Id);
        events.Place(this);
        yield return events.End();
    }
}
