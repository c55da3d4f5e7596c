using System.Text.Json;
using static ContractMocks.Dialects.RequestJson;

namespace ContractMocks.Dialects.Anthropic.Sources;

/// <summary>What a request gives to be cited: its documents that ask for it, and its search results; each is told by its number in the request.</summary>
internal static class CitedDocuments
{
    public static List<CitedDocument> Of(JsonElement body)
    {
        var found = new List<CitedDocument>();
        if (!TryArray(body, "messages"u8, out var messages))
        {
            return found;
        }

        var (documents, results) = (0, 0);
        foreach (var message in messages.EnumerateArray())
        {
            if (message.ValueKind == JsonValueKind.Object && message.TryGetProperty("content"u8, out var content))
            {
                Add(content, found, ref documents, ref results);
            }
        }

        return found;
    }

    private static void Add(JsonElement content, List<CitedDocument> found, ref int documents, ref int results)
    {
        if (content.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        foreach (var block in content.EnumerateArray())
        {
            var isCited = IsTrue(Object(block, "citations"u8), "enabled"u8);
            switch (Text(block, "type"u8))
            {
                case "document":
                    if (isCited)
                    {
                        found.Add(Document(block, documents));
                    }

                    documents++;
                    break;
                case "search_result":
                    if (isCited)
                    {
                        found.Add(new CitedDocument(CitedKind.SearchResult, results, Text(block, "title"u8), Text(block, "source"u8), Joined(block)));
                    }

                    results++;
                    break;
                case "tool_result" when block.TryGetProperty("content"u8, out var inner):
                    Add(inner, found, ref documents, ref results);
                    break;
                default:
                    break;
            }
        }
    }

    private static CitedDocument Document(JsonElement block, int index)
    {
        var source = Object(block, "source"u8);
        var (title, kind) = (Text(block, "title"u8), Text(source, "type"u8));
        return kind switch
        {
            "text" => new CitedDocument(CitedKind.Text, index, title, null, Text(source, "data"u8) ?? ""),
            "content" => new CitedDocument(CitedKind.Blocks, index, title, null, Text(source, "content"u8) ?? Joined(source)),
            _ => new CitedDocument(CitedKind.Pages, index, title, Text(source, "url"u8), ""),
        };
    }

    private static string Joined(JsonElement from) => from.TryGetProperty("content"u8, out var content) ? MessageContent.Read(content).Text : "";
}

/// <summary>How places in a document are told.</summary>
internal enum CitedKind
{
    /// <summary>By characters.</summary>
    Text,

    /// <summary>By pages, from 1.</summary>
    Pages,

    /// <summary>By blocks.</summary>
    Blocks,

    /// <summary>By blocks of a search result.</summary>
    SearchResult,
}

/// <summary>A document that may be cited.</summary>
/// <param name="Kind">How places in it are told.</param>
/// <param name="Index">Its number in the request, among its kind.</param>
/// <param name="Title">Its title; null for none.</param>
/// <param name="Address">Where it is from; null where the request holds it.</param>
/// <param name="Text">Its text; empty where it cannot be told.</param>
internal sealed record CitedDocument(CitedKind Kind, int Index, string? Title, string? Address, string Text);
