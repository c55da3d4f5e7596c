// A mock that keeps no state answers every page alike, and a client that follows pages would never end: a list that says "there is more" is
// followed by one that says it is the last. So a request with a cursor gets the last page.
using System.Text.Json;
using System.Text.Json.Nodes;
using ContractMocks.Schemas;

namespace ContractMocks.Engine.Answers;

/// <summary>Makes a list say that it is the last page.</summary>
internal static class LastPage
{
    private static readonly string[] s_cursors =
    [
        "after", "before", "after_id", "before_id", "starting_after", "ending_before", "cursor", "page_token", "pageToken", "PageToken",
        "next_token", "next_page", "next_cursor", "continuation_token", "page", "Page", "offset",
    ];

    private static readonly string[] s_more = ["has_more", "hasMore", "has_next", "hasNext", "has_next_page", "hasNextPage", "more"];

    private static readonly string[] s_next =
    [
        "next", "next_page", "nextPage", "next_cursor", "nextCursor", "next_page_token", "nextPageToken", "next_token", "nextToken",
        "next_page_uri", "next_page_url", "next_url", "next_id", "next_page_offset",
    ];

    private static readonly string[] s_wrappers = ["meta", "pagination", "paging", "page_info", "pageInfo", "links", "result", "pages"];

    /// <summary>Whether a request asks for a page that is not the first.</summary>
    public static bool IsAskedFor(MockRequest request)
    {
        if (request.Query.Length == 0 || request.Method is not ("GET" or "HEAD"))
        {
            return false;
        }

        foreach (var part in request.Query.Split('&'))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && Array.IndexOf(s_cursors, part[..equals]) >= 0 && part[(equals + 1)..] is not ("" or "0" or "1"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The value saying that no more follows, as far as its schema lets it.</summary>
    public static string Of(string json, SchemaValidator validator)
    {
        if (JsonNode.Parse(json) is not JsonObject page)
        {
            return json;
        }

        End(page, page, validator);
        foreach (var name in s_wrappers)
        {
            if (page[name] is JsonObject inner)
            {
                End(inner, page, validator);
                if (inner["pages"] is JsonObject pages)
                {
                    End(pages, page, validator);
                }
            }
        }

        return page.ToJsonString(WireJson.Serializing);
    }

    private static void End(JsonObject part, JsonObject page, SchemaValidator validator)
    {
        foreach (var name in s_more)
        {
            if (part[name] is JsonValue value && value.TryGetValue<bool>(out var more) && more)
            {
                Try(part, name, [JsonValue.Create(false)], page, validator);
            }
        }

        foreach (var name in s_next)
        {
            if (part.TryGetPropertyValue(name, out var next) && next is JsonValue)
            {
                // Null says it best; else the name is left out; else the text is empty.
                if (!Try(part, name, [null], page, validator) && !TryWithout(part, name, page, validator))
                {
                    Try(part, name, [JsonValue.Create("")], page, validator);
                }
            }
        }
    }

    private static bool Try(JsonObject part, string name, JsonNode?[] values, JsonObject page, SchemaValidator validator)
    {
        var before = part[name]?.DeepClone();
        foreach (var value in values)
        {
            part[name] = value;
            if (IsValid(page, validator))
            {
                return true;
            }
        }

        part[name] = before;
        return false;
    }

    private static bool TryWithout(JsonObject part, string name, JsonObject page, SchemaValidator validator)
    {
        var before = part[name]?.DeepClone();
        part.Remove(name);
        if (IsValid(page, validator))
        {
            return true;
        }

        part[name] = before;
        return false;
    }

    private static bool IsValid(JsonObject page, SchemaValidator validator)
    {
        using var document = JsonDocument.Parse(page.ToJsonString(), new JsonDocumentOptions { MaxDepth = 512 });
        return validator.IsValid(document.RootElement);
    }
}
