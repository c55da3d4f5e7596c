using System.Text.Json;

namespace ContractMocks.Dialects.OpenAi.Responses;

/// <summary>A search of the web, a page opened or a text looked for in it.</summary>
internal sealed class WebSearchItem(string id, ToolRun run) : OutputItem(id)
{
    public override void Write(Utf8JsonWriter json, bool isDone)
    {
        Begin(json, "web_search_call"u8, run.Ended(isDone));
        json.WriteStartObject("action"u8);
        if (isDone)
        {
            WriteAction(json);
        }
        else
        {
            json.WriteString("type"u8, "search"u8);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    protected override IEnumerable<StreamStep> Progress(ResponseEvents events)
    {
        yield return events.Bare("response.web_search_call.in_progress"u8, this);
        yield return events.Bare("response.web_search_call.searching"u8, this);
        if (!run.Call.Fails)
        {
            yield return events.Bare("response.web_search_call.completed"u8, this);
        }
    }

    private void WriteAction(Utf8JsonWriter json)
    {
        if (run.Text("url") is not { } url)
        {
            WriteSearch(json);
            return;
        }

        var pattern = run.Text("pattern");
        json.WriteString("type"u8, pattern is null ? "open_page"u8 : "find_in_page"u8);
        if (pattern is not null)
        {
            json.WriteString("pattern"u8, pattern);
        }

        json.WriteString("url"u8, url);
    }

    private void WriteSearch(Utf8JsonWriter json)
    {
        var queries = run.Texts("queries", "query", run.Answer.Conversation.User);
        json.WriteString("type"u8, "search"u8);
        json.WriteStartArray("queries"u8);
        foreach (var query in queries)
        {
            json.WriteStringValue(query);
        }

        json.WriteEndArray();
        json.WriteString("query"u8, queries.Count > 0 ? queries[0] : "");
        if (run.Plan.Wishes.Includes("web_search_call.action.sources"))
        {
            WriteSources(json);
        }
    }

    private void WriteSources(Utf8JsonWriter json)
    {
        json.WriteStartArray("sources"u8);
        foreach (var citation in run.Answer.Citations)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "url"u8);
            json.WriteString("url"u8, citation.Url);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
