using System.Text;
using System.Text.Json;
using ContractMocks.Conversations;
using static ContractMocks.Dialects.RequestJson;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>Reads the messages of a chat completion request.</summary>
internal static class ChatMessages
{
    private const string LegacyCallId = "function_call";

    public static List<ConversationMessage> Read(JsonElement body)
    {
        if (!TryArray(body, "messages"u8, out var array))
        {
            return [];
        }

        var messages = new List<ConversationMessage>(array.GetArrayLength());
        foreach (var message in array.EnumerateArray())
        {
            if (message.ValueKind == JsonValueKind.Object && Role(message) is { } role)
            {
                var (text, images) = Content(message);
                messages.Add(new ConversationMessage
                {
                    Role = role,
                    Text = text,
                    Images = images,
                    Name = Text(message, "name"u8),
                    ToolCalls = role == MessageRole.Assistant ? ToolCalls(message) : [],
                    // The older form has no ids: its results name the function, and the call before is the one meant.
                    ToolCallId = role == MessageRole.Tool ? Text(message, "tool_call_id"u8) ?? LegacyId(Text(message, "name"u8)) : null,
                });
            }
        }

        return messages;
    }

    private static string? LegacyId(string? function) => function is null ? null : $"{LegacyCallId}:{function}";

    private static MessageRole? Role(JsonElement message)
    {
        if (!message.TryGetProperty("role"u8, out var role) || role.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        return role.ValueEquals("user"u8) ? MessageRole.User
            : role.ValueEquals("assistant"u8) ? MessageRole.Assistant
            : role.ValueEquals("tool"u8) || role.ValueEquals("function"u8) ? MessageRole.Tool
            : role.ValueEquals("system"u8) || role.ValueEquals("developer"u8) ? MessageRole.System
            : null;
    }

    /// <summary>The content: a string, or the text parts of an array joined as the model reads them, and the pictures among the parts.</summary>
    private static (string Text, IReadOnlyList<ConversationImage> Images) Content(JsonElement message)
    {
        if (!message.TryGetProperty("content"u8, out var content))
        {
            return ("", []);
        }

        if (content.ValueKind == JsonValueKind.String)
        {
            return (content.GetString()!, []);
        }

        if (content.ValueKind != JsonValueKind.Array)
        {
            return ("", []);
        }

        StringBuilder? joined = null;
        List<ConversationImage>? images = null;
        var first = "";
        foreach (var part in content.EnumerateArray())
        {
            if (Image(part) is { } image)
            {
                (images ??= []).Add(image);
            }
            else if (Text(part, "text"u8) is { } text)
            {
                if (first.Length == 0 && joined is null)
                {
                    first = text;
                }
                else
                {
                    (joined ??= new StringBuilder(first)).Append('\n').Append(text);
                }
            }
        }

        return (joined?.ToString() ?? first, images ?? (IReadOnlyList<ConversationImage>)[]);
    }

    // Mistral's clients send the address alone, OpenAI's an object around it.
    private static ConversationImage? Image(JsonElement part)
    {
        if (part.ValueKind != JsonValueKind.Object || !part.TryGetProperty("image_url"u8, out var image))
        {
            return null;
        }

        var url = image.ValueKind == JsonValueKind.String ? image.GetString() : Text(image, "url"u8);
        return url is null ? null : ImageSize.OfUrl(url, Text(image, "detail"u8));
    }

    private static RequestedToolCall[] ToolCalls(JsonElement message)
    {
        if (RequestJson.Object(message, "function_call"u8) is { ValueKind: JsonValueKind.Object } legacy && Text(legacy, "name"u8) is { } function)
        {
            return [new RequestedToolCall(LegacyId(function)!, function, Text(legacy, "arguments"u8) ?? "")];
        }

        if (!TryArray(message, "tool_calls"u8, out var array))
        {
            return [];
        }

        var calls = new RequestedToolCall[array.GetArrayLength()];
        var count = 0;
        foreach (var call in array.EnumerateArray())
        {
            if (Call(call) is { } read)
            {
                calls[count++] = read;
            }
        }

        return count == calls.Length ? calls : calls[..count];
    }

    private static RequestedToolCall? Call(JsonElement call)
    {
        if (Text(call, "id"u8) is not { } id)
        {
            return null;
        }

        var function = RequestJson.Object(call, "function"u8);
        if (Text(function, "name"u8) is { } name)
        {
            return new RequestedToolCall(id, name, Text(function, "arguments"u8) ?? "");
        }

        var custom = RequestJson.Object(call, "custom"u8);
        return Text(custom, "name"u8) is { } tool ? new RequestedToolCall(id, tool, Text(custom, "input"u8) ?? "") : null;
    }
}
