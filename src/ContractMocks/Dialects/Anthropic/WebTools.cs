using System.Globalization;
using System.Text.Json;
using static ContractMocks.Dialects.RequestJson;

namespace ContractMocks.Dialects.Anthropic;

/// <summary>What searching and reading the web gave.</summary>
internal static class WebTools
{
    private const int ContentPart = 20_000;
    private const int ContentLength = 300;

    /// <summary>
    /// A block of found pages: those of the output (a list of mappings with <c>url</c>, <c>title</c> and <c>page_age</c>), else the sources that the answer
    /// cites, else one made up.
    /// </summary>
    public static string SearchResult(ServerCall call) => ServerJson.Write(call, static (json, call) =>
    {
        ServerJson.BeginResult(json, "web_search_tool_result", call.Id);
        if (call.Call.Fails)
        {
            ServerJson.WriteError(json, "web_search_tool_result_error", call);
            return;
        }

        json.WriteStartArray();
        var number = 0;
        foreach (var (url, title, age, content) in Pages(call))
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "web_search_result"u8);
            json.WriteString("title"u8, title);
            json.WriteString("url"u8, url);
            json.WriteString("encrypted_content"u8, content ?? MadeUpBytes.Base64(call.Answer, ContentPart + number, ContentLength));
            json.WriteString("page_age"u8, age);
            json.WriteEndObject();
            number++;
        }

        json.WriteEndArray();
    });

    /// <summary>A block of a page that was read: the text of the output (a text, or a mapping with <c>text</c> and <c>title</c>), else one made up.</summary>
    public static string FetchResult(ServerCall call) => ServerJson.Write(call, static (json, call) =>
    {
        ServerJson.BeginResult(json, "web_fetch_tool_result", call.Id);
        if (call.Call.Fails)
        {
            ServerJson.WriteError(json, "web_fetch_tool_result_error", call);
            return;
        }

        json.WriteStartObject();
        json.WriteString("type"u8, "web_fetch_result"u8);
        json.WriteString("url"u8, Text(call.Output, "url"u8) ?? Text(call.Input, "url"u8) ?? call.Address);
        json.WriteString(
            "retrieved_at"u8, call.Answer.Exchange.Options.Time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'+00:00'", CultureInfo.InvariantCulture));
        json.WriteStartObject("content"u8);
        json.WriteString("type"u8, "document"u8);
        json.WriteStartObject("source"u8);
        json.WriteString("type"u8, "text"u8);
        json.WriteString("media_type"u8, "text/plain"u8);
        json.WriteString("data"u8, call.OutputText("A page that was made up."));
        json.WriteEndObject();
        json.WriteString("title"u8, Text(call.Output, "title"u8) ?? (call.Answer.Citations.Count > 0 ? call.Answer.Citations[0].Title : null));
        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static IEnumerable<(string Url, string Title, string? Age, string? Content)> Pages(ServerCall call)
    {
        var list = call.Output;
        if (list.ValueKind == JsonValueKind.Object && TryArray(list, "results"u8, out var results))
        {
            list = results;
        }

        if (list.ValueKind == JsonValueKind.Array)
        {
            foreach (var page in list.EnumerateArray())
            {
                var url = page.ValueKind == JsonValueKind.String ? page.GetString()! : Text(page, "url"u8) ?? "https://example.com/";
                yield return (url, Text(page, "title"u8) ?? url, Text(page, "page_age"u8), Text(page, "encrypted_content"u8));
            }

            yield break;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var citation in call.Answer.Citations)
        {
            if (seen.Add(citation.Url))
            {
                yield return (citation.Url, citation.Title, null, null);
            }
        }

        if (seen.Count == 0)
        {
            yield return ("https://example.com/", "An example", null, null);
        }
    }
}
