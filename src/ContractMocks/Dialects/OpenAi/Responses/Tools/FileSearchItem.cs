using System.Text.Json;

namespace ContractMocks.Dialects.OpenAi.Responses;

/// <summary>A search of files.</summary>
internal sealed class FileSearchItem(string id, ToolRun run) : OutputItem(id)
{
    public override void Write(Utf8JsonWriter json, bool isDone)
    {
        Begin(json, "file_search_call"u8, run.Ended(isDone));
        json.WriteStartArray("queries"u8);
        foreach (var query in isDone ? run.Texts("queries", "query", run.Answer.Conversation.User) : [])
        {
            json.WriteStringValue(query);
        }

        json.WriteEndArray();
        if (!isDone || !run.Plan.Wishes.Includes("file_search_call.results"))
        {
            json.WriteNull("results"u8);
        }
        else if (run.Output.ValueKind == JsonValueKind.Array)
        {
            json.WritePropertyName("results"u8);
            run.Output.WriteTo(json);
        }
        else
        {
            WriteResults(json);
        }

        json.WriteEndObject();
    }

    protected override IEnumerable<StreamStep> Progress(ResponseEvents events)
    {
        yield return events.Bare("response.file_search_call.in_progress"u8, this);
        yield return events.Bare("response.file_search_call.searching"u8, this);
        if (!run.Call.Fails)
        {
            yield return events.Bare("response.file_search_call.completed"u8, this);
        }
    }

    /// <summary>What was found: the sources that the answer cites.</summary>
    private void WriteResults(Utf8JsonWriter json)
    {
        json.WriteStartArray("results"u8);
        var score = 0.9;
        foreach (var citation in run.Answer.Citations)
        {
            json.WriteStartObject();
            json.WriteStartObject("attributes"u8);
            json.WriteEndObject();
            json.WriteString("file_id"u8, citation.Url);
            json.WriteString("filename"u8, citation.Title);
            json.WriteNumber("score"u8, score);
            json.WriteString("text"u8, citation.Source ?? citation.Quote ?? "");
            json.WriteEndObject();
            score /= 2;
        }

        json.WriteEndArray();
    }
}
