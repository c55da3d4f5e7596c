using System.Net;
using System.Text;
using System.Text.Json;

namespace ContractMocks.Dialects.Gemini;

/// <summary>
/// Writes what stands behind an answer. Sources are the chunks of grounding metadata where a tool of the provider found them, and citations otherwise.
/// Places in the text are counted in bytes of its UTF-8; a place of 0 is left out.
/// </summary>
internal static class GroundingWriter
{
    public static void Write(Utf8JsonWriter json, Answer answer, GeminiModel model)
    {
        var isSearch = false;
        var isFound = false;
        foreach (var tool in answer.ProviderTools)
        {
            isSearch |= tool.Tool == "web_search";
            isFound |= tool.Tool is "web_search" or "web_fetch" or "file_search";
        }

        if (isSearch || (isFound && answer.Citations.Count > 0))
        {
            WriteGrounding(json, answer, isSearch);
        }
        else if (answer.Citations.Count > 0)
        {
            WriteCitations(json, answer, model);
        }
    }

    /// <summary>The pages that the provider read.</summary>
    public static void WritePages(Utf8JsonWriter json, Answer answer)
    {
        var isOpen = false;
        foreach (var tool in answer.ProviderTools)
        {
            if (tool.Tool != "web_fetch")
            {
                continue;
            }

            foreach (var page in Pages(tool, answer))
            {
                if (!isOpen)
                {
                    json.WriteStartObject("urlContextMetadata"u8);
                    json.WriteStartArray("urlMetadata"u8);
                    isOpen = true;
                }

                json.WriteStartObject();
                json.WriteString("retrievedUrl"u8, page);
                json.WriteString("urlRetrievalStatus"u8, tool.Fails ? "URL_RETRIEVAL_STATUS_ERROR"u8 : "URL_RETRIEVAL_STATUS_SUCCESS"u8);
                json.WriteEndObject();
            }
        }

        if (isOpen)
        {
            json.WriteEndArray();
            json.WriteEndObject();
        }
    }

    private static List<string> Pages(ProviderToolCall tool, Answer answer)
    {
        var pages = ToolJson.Texts(tool.Input, "urls");
        if (pages.Count == 0)
        {
            pages = ToolJson.Texts(tool.Input, "url");
        }

        return pages.Count > 0 ? pages : [answer.Citations.Count > 0 ? answer.Citations[0].Url : "https://example.com/"];
    }

    private static void WriteGrounding(Utf8JsonWriter json, Answer answer, bool isSearch)
    {
        var queries = new List<string>();
        foreach (var tool in answer.ProviderTools)
        {
            if (tool.Tool == "web_search")
            {
                queries.AddRange(ToolJson.Texts(tool.Input, "queries"));
                queries.AddRange(ToolJson.Texts(tool.Input, "query"));
            }
        }

        if (isSearch && queries.Count == 0)
        {
            queries.Add(answer.Conversation.User is { Length: > 0 } user ? user : "search");
        }

        json.WriteStartObject("groundingMetadata"u8);
        if (isSearch)
        {
            json.WriteStartObject("searchEntryPoint"u8);
            json.WriteString("renderedContent"u8, EntryPoint(queries));
            json.WriteEndObject();
        }

        WriteChunks(json, answer, isSearch);
        WriteSupports(json, answer);
        if (isSearch)
        {
            json.WriteStartArray("webSearchQueries"u8);
            foreach (var query in queries)
            {
                json.WriteStringValue(query);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static string EntryPoint(List<string> queries)
    {
        var html = new StringBuilder("<div class=\"container\">\n");
        foreach (var query in queries)
        {
            html.Append("  <a class=\"chip\" href=\"https://www.google.com/search?q=").Append(Uri.EscapeDataString(query)).Append("\">")
                .Append(WebUtility.HtmlEncode(query)).Append("</a>\n");
        }

        return html.Append("</div>\n").ToString();
    }

    private static void WriteChunks(Utf8JsonWriter json, Answer answer, bool isSearch)
    {
        if (answer.Citations.Count == 0)
        {
            return;
        }

        var isFile = !isSearch && answer.ProviderTools.Any(static tool => tool.Tool == "file_search");
        json.WriteStartArray("groundingChunks"u8);
        foreach (var citation in answer.Citations)
        {
            json.WriteStartObject();
            json.WriteStartObject(isFile ? "retrievedContext"u8 : "web"u8);
            json.WriteString("uri"u8, citation.Url);
            json.WriteString("title"u8, citation.Title);
            if (isFile && citation.Source is { } source)
            {
                json.WriteString("text"u8, source);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSupports(Utf8JsonWriter json, Answer answer)
    {
        if (answer.Text is not { Length: > 0 } text || answer.Citations.Count == 0)
        {
            return;
        }

        json.WriteStartArray("groundingSupports"u8);
        for (var i = 0; i < answer.Citations.Count; i++)
        {
            var (start, quote) = Place(text, answer.Citations[i]);
            json.WriteStartObject();
            json.WriteStartObject("segment"u8);
            WritePlace(json, text, start, quote);
            json.WriteString("text"u8, quote);
            json.WriteEndObject();
            json.WriteStartArray("groundingChunkIndices"u8);
            json.WriteNumberValue(i);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteCitations(Utf8JsonWriter json, Answer answer, GeminiModel model)
    {
        json.WriteStartObject("citationMetadata"u8);
        json.WriteStartArray(model.IsVertex ? "citations"u8 : "citationSources"u8);
        foreach (var citation in answer.Citations)
        {
            var text = answer.Text ?? "";
            var (start, quote) = Place(text, citation);
            json.WriteStartObject();
            WritePlace(json, text, start, quote);
            json.WriteString("uri"u8, citation.Url);
            if (model.IsVertex)
            {
                json.WriteString("title"u8, citation.Title);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Where a source's part of the text is; all of it where the reply does not say, or says what is not in it.</summary>
    private static (int Start, string Quote) Place(string text, Citation citation)
    {
        var start = citation.Quote is { Length: > 0 } quote ? text.IndexOf(quote, StringComparison.Ordinal) : -1;
        return start < 0 ? (0, text) : (start, citation.Quote!);
    }

    private static void WritePlace(Utf8JsonWriter json, string text, int start, string quote)
    {
        var before = Encoding.UTF8.GetByteCount(text.AsSpan(0, start));
        if (before > 0)
        {
            json.WriteNumber("startIndex"u8, before);
        }

        json.WriteNumber("endIndex"u8, before + Encoding.UTF8.GetByteCount(quote));
    }
}
