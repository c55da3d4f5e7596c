using System.Text;
using System.Text.Json;
using ContractMocks.Conversations;
using static ContractMocks.Dialects.Gemini.GoogleJson;

namespace ContractMocks.Dialects.Gemini;

/// <summary>Reads contents: what was said, called, given back and shown.</summary>
internal static class ContentReader
{
    // How clients wrap what a tool gave; the service itself reads output, and takes the whole object where there is none.
    private static readonly string[] s_wrappers = ["result", "return_value", "content"];

    private static readonly List<ConversationImage> s_none = [];

    /// <summary>The messages of a request: its system instruction, then its contents.</summary>
    public static List<ConversationMessage> Messages(JsonElement body)
    {
        var messages = new List<ConversationMessage>();
        var instruction = Member(body, "systemInstruction"u8);
        var system = instruction.ValueKind == JsonValueKind.String ? instruction.GetString()! : Joined(instruction);
        if (system.Length > 0)
        {
            messages.Add(new ConversationMessage { Role = MessageRole.System, Text = system });
        }

        foreach (var content in Items(body, "contents"u8))
        {
            Add(messages, content);
        }

        return messages;
    }

    /// <summary>The texts of a content that are no thoughts, each on lines of its own.</summary>
    public static string Joined(JsonElement content)
    {
        string? first = null;
        StringBuilder? several = null;
        foreach (var part in Items(content, "parts"u8))
        {
            if (Text(part, "text"u8) is not { } piece || IsTrue(part, "thought"u8))
            {
                continue;
            }

            if (first is null)
            {
                first = piece;
            }
            else
            {
                (several ??= new StringBuilder(first)).Append('\n').Append(piece);
            }
        }

        return several?.ToString() ?? first ?? "";
    }

    private static void Add(List<ConversationMessage> messages, JsonElement content)
    {
        var before = messages.Count;
        AddResults(messages, content);
        var role = Text(content, "role"u8) switch { "model" => MessageRole.Assistant, "system" => MessageRole.System, _ => MessageRole.User };
        var text = Joined(content);
        var images = Images(content);
        if (role != MessageRole.User || text.Length > 0 || images.Count > 0 || messages.Count == before)
        {
            messages.Add(new ConversationMessage { Role = role, Text = text, Images = images, ToolCalls = role == MessageRole.Assistant ? Calls(content) : [] });
        }
    }

    private static void AddResults(List<ConversationMessage> messages, JsonElement content)
    {
        foreach (var part in Items(content, "parts"u8))
        {
            if (Object(part, "functionResponse"u8) is { ValueKind: JsonValueKind.Object } result)
            {
                messages.Add(new ConversationMessage
                {
                    Role = MessageRole.Tool,
                    Text = Result(Member(result, "response"u8)),
                    ToolCallId = CallId(messages, Text(result, "id"u8), Text(result, "name"u8)),
                });
            }
        }
    }

    /// <summary>The id of the call that a result answers. Older models give none, and some clients drop it: then the name tells, and each call has one result.</summary>
    private static string? CallId(List<ConversationMessage> messages, string? id, string? name)
    {
        string? byName = null;
        for (var i = messages.Count - 1; i >= 0; i--)
        {
            if (messages[i].Role != MessageRole.Assistant)
            {
                continue;
            }

            foreach (var call in messages[i].ToolCalls)
            {
                if (call.Id == id)
                {
                    return id;
                }

                if (call.Tool == name && byName is null && !IsAnswered(messages, i, call.Id))
                {
                    byName = call.Id;
                }
            }

            if (byName is not null)
            {
                break;
            }
        }

        return byName ?? id ?? name;
    }

    private static bool IsAnswered(List<ConversationMessage> messages, int from, string id)
    {
        for (var i = from + 1; i < messages.Count; i++)
        {
            if (messages[i].Role == MessageRole.Tool && messages[i].ToolCallId == id)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What a tool gave, without what a client put around it.</summary>
    private static string Result(JsonElement response)
    {
        if (response.ValueKind != JsonValueKind.Object)
        {
            return response.ValueKind == JsonValueKind.Undefined ? "" : Plain(response);
        }

        if (response.TryGetProperty("output"u8, out var output))
        {
            return Plain(output);
        }

        var members = response.GetPropertyCount() - (response.TryGetProperty("name"u8, out _) ? 1 : 0);
        foreach (var wrapper in s_wrappers)
        {
            if (members == 1 && response.TryGetProperty(wrapper, out var wrapped) && HoldsJson(wrapped))
            {
                return Plain(wrapped);
            }
        }

        return response.GetRawText();
    }

    private static string Plain(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static bool HoldsJson(JsonElement value) => value.ValueKind is JsonValueKind.Object or JsonValueKind.Array
        || (value.ValueKind == JsonValueKind.String && value.GetString()!.AsSpan().TrimStart() is ['{' or '[', ..]);

    private static List<RequestedToolCall> Calls(JsonElement content)
    {
        var calls = new List<RequestedToolCall>();
        foreach (var part in Items(content, "parts"u8))
        {
            if (Object(part, "functionCall"u8) is { ValueKind: JsonValueKind.Object } call && Text(call, "name"u8) is { } name)
            {
                var args = Object(call, "args"u8);
                calls.Add(new RequestedToolCall(
                    Text(call, "id"u8) ?? UnusedId(calls, name), name, args.ValueKind == JsonValueKind.Undefined ? "{}" : args.GetRawText()));
            }
        }

        return calls;
    }

    // Two calls of one tool in one content must not be taken for each other.
    private static string UnusedId(List<RequestedToolCall> calls, string name)
    {
        var id = name;
        for (var number = 2; calls.Exists(call => call.Id == id); number++)
        {
            id = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}#{number}");
        }

        return id;
    }

    private static List<ConversationImage> Images(JsonElement content)
    {
        var images = s_none;
        foreach (var part in Items(content, "parts"u8))
        {
            var blob = Object(part, "inlineData"u8);
            if (IsImage(blob))
            {
                Own(ref images).Add(ImageSize.OfBase64(Text(blob, "data"u8) ?? ""));
            }
            else if (IsImage(Object(part, "fileData"u8)))
            {
                Own(ref images).Add(new ConversationImage(0, 0));
            }
        }

        return images;
    }

    // Most contents show nothing, and share one empty list.
    private static List<ConversationImage> Own(ref List<ConversationImage> images) => ReferenceEquals(images, s_none) ? images = [] : images;

    private static bool IsImage(JsonElement file) => Text(file, "mimeType"u8)?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) == true;
}
