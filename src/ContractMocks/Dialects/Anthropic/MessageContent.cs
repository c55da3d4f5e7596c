using System.Text;
using System.Text.Json;
using ContractMocks.Conversations;
using static ContractMocks.Dialects.RequestJson;

namespace ContractMocks.Dialects.Anthropic;

/// <summary>What a message's content holds: a text, or blocks. Thinking and what tools of the provider gave, sent back, are passed over.</summary>
internal readonly struct MessageContent
{
    private static readonly IReadOnlyList<ConversationImage> s_noImages = [];
    private static readonly IReadOnlyList<RequestedToolCall> s_noCalls = [];
    private static readonly IReadOnlyList<ConversationMessage> s_noResults = [];

    private MessageContent(
        string text, IReadOnlyList<ConversationImage>? images, IReadOnlyList<RequestedToolCall>? calls, IReadOnlyList<ConversationMessage>? results)
    {
        Text = text;
        Images = images ?? s_noImages;
        Calls = calls ?? s_noCalls;
        Results = results ?? s_noResults;
    }

    /// <summary>The text, its blocks joined by line breaks; empty for none.</summary>
    public string Text { get; }

    public IReadOnlyList<ConversationImage> Images { get; }

    /// <summary>The calls that the client was to make.</summary>
    public IReadOnlyList<RequestedToolCall> Calls { get; }

    /// <summary>What the client's tools gave, as messages.</summary>
    public IReadOnlyList<ConversationMessage> Results { get; }

    public static MessageContent Read(JsonElement content)
    {
        if (content.ValueKind == JsonValueKind.String)
        {
            return new MessageContent(content.GetString()!, null, null, null);
        }

        if (content.ValueKind != JsonValueKind.Array)
        {
            return new MessageContent("", null, null, null);
        }

        string? first = null;
        StringBuilder? several = null;
        List<ConversationImage>? images = null;
        List<RequestedToolCall>? calls = null;
        List<ConversationMessage>? results = null;
        foreach (var block in content.EnumerateArray())
        {
            if (block.ValueKind != JsonValueKind.Object || !block.TryGetProperty("type"u8, out var type) || type.ValueKind != JsonValueKind.String)
            {
                continue;
            }

            if (type.ValueEquals("text"u8))
            {
                Join(RequestJson.Text(block, "text"u8), ref first, ref several);
            }
            else if (type.ValueEquals("image"u8))
            {
                (images ??= []).Add(Image(Object(block, "source"u8)));
            }
            else if (type.ValueEquals("document"u8) || type.ValueEquals("search_result"u8))
            {
                AddDocument(block, ref images);
            }
            else if (type.ValueEquals("tool_use"u8))
            {
                AddCall(block, ref calls);
            }
            else if (type.ValueEquals("tool_result"u8))
            {
                (results ??= []).Add(Result(block));
            }
        }

        return new MessageContent(several?.ToString() ?? first ?? "", images, calls, results);
    }

    private static void Join(string? text, ref string? first, ref StringBuilder? several)
    {
        if (first is null)
        {
            first = text;
        }
        else
        {
            (several ??= new StringBuilder(first)).Append(first.Length > 0 ? "\n" : "").Append(text);
        }
    }

    private static ConversationImage Image(JsonElement source) => RequestJson.Text(source, "data"u8) is { } data
        ? ImageSize.OfBase64(data)
        : ImageSize.OfUrl(RequestJson.Text(source, "url"u8) ?? "");

    /// <summary>The pictures in a document; its texts are not what the user says.</summary>
    private static void AddDocument(JsonElement document, ref List<ConversationImage>? images)
    {
        var source = Object(document, "source"u8);
        if (source.ValueKind == JsonValueKind.Object && source.TryGetProperty("content"u8, out var content) && Read(content) is { Images.Count: > 0 } inner)
        {
            (images ??= []).AddRange(inner.Images);
        }
    }

    private static void AddCall(JsonElement block, ref List<RequestedToolCall>? calls)
    {
        if (RequestJson.Text(block, "id"u8) is { } id && RequestJson.Text(block, "name"u8) is { } name)
        {
            (calls ??= []).Add(new RequestedToolCall(id, name, block.TryGetProperty("input"u8, out var input) ? input.GetRawText() : "{}"));
        }
    }

    private static ConversationMessage Result(JsonElement block)
    {
        var content = block.TryGetProperty("content"u8, out var inner) ? Read(inner) : new MessageContent("", null, null, null);
        return new ConversationMessage
        {
            Role = MessageRole.Tool,
            Text = content.Text,
            Images = content.Images,
            ToolCallId = RequestJson.Text(block, "tool_use_id"u8),
        };
    }
}
