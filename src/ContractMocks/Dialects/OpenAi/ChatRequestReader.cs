using System.Globalization;
using System.Text;
using System.Text.Json;
using ContractMocks.Conversations;
using static ContractMocks.Dialects.RequestJson;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>Reads a chat completion request. Lenient: what is not as expected is left out, because the contract has judged the request already.</summary>
internal static class ChatRequestReader
{
    /// <summary>The most choices that the service gives.</summary>
    private const int MostChoices = 128;

    // As many tools as a request may declare.
    private static readonly string[] s_parameters =
        [.. Enumerable.Range(0, 128).Select(static index => string.Create(CultureInfo.InvariantCulture, $"tools[{index}].function.parameters"))];

    public static Conversation Read(JsonElement body) => new()
    {
        Body = body,
        Model = Text(body, "model"u8) ?? "",
        Stream = IsTrue(body, "stream"u8),
        IncludeUsage = body.ValueKind == JsonValueKind.Object
            && body.TryGetProperty("stream_options"u8, out var options)
            && IsTrue(options, "include_usage"u8),
        Choices = Choices(body),
        Messages = Messages(body),
        Tools = Tools(body),
        ToolChoice = OpenAiWishes.ToolChoice(body),
        Output = OpenAiWishes.Output(RequestJson.Object(body, "response_format"u8), "response_format"),
    };

    private static List<ConversationMessage> Messages(JsonElement body)
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
                messages.Add(new ConversationMessage
                {
                    Role = role,
                    Text = Content(message),
                    Name = Text(message, "name"u8),
                    ToolCalls = role == MessageRole.Assistant ? ToolCalls(message) : [],
                    ToolCallId = role == MessageRole.Tool ? Text(message, "tool_call_id"u8) : null,
                });
            }
        }

        return messages;
    }

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

    /// <summary>The content: a string, or the text parts of an array joined as the model reads them.</summary>
    private static string Content(JsonElement message)
    {
        if (!message.TryGetProperty("content"u8, out var content))
        {
            return "";
        }

        if (content.ValueKind == JsonValueKind.String)
        {
            return content.GetString()!;
        }

        if (content.ValueKind != JsonValueKind.Array)
        {
            return "";
        }

        StringBuilder? joined = null;
        var first = "";
        foreach (var part in content.EnumerateArray())
        {
            if (Text(part, "text"u8) is not { } text)
            {
                continue;
            }

            if (first.Length == 0 && joined is null)
            {
                first = text;
            }
            else
            {
                (joined ??= new StringBuilder(first)).Append('\n').Append(text);
            }
        }

        return joined?.ToString() ?? first;
    }

    private static RequestedToolCall[] ToolCalls(JsonElement message)
    {
        if (!TryArray(message, "tool_calls"u8, out var array))
        {
            return [];
        }

        var calls = new RequestedToolCall[array.GetArrayLength()];
        var count = 0;
        foreach (var call in array.EnumerateArray())
        {
            if (call.ValueKind == JsonValueKind.Object && Text(call, "id"u8) is { } id
                && call.TryGetProperty("function"u8, out var function) && Text(function, "name"u8) is { } name)
            {
                calls[count++] = new RequestedToolCall(id, name, Text(function, "arguments"u8) ?? "");
            }
        }

        return count == calls.Length ? calls : calls[..count];
    }

    private static List<DeclaredTool> Tools(JsonElement body)
    {
        if (!TryArray(body, "tools"u8, out var array))
        {
            return [];
        }

        var tools = new List<DeclaredTool>(array.GetArrayLength());
        var index = 0;
        foreach (var tool in array.EnumerateArray())
        {
            if (tool.ValueKind == JsonValueKind.Object && tool.TryGetProperty("function"u8, out var function)
                && Text(function, "name"u8) is { } name)
            {
                function.TryGetProperty("parameters"u8, out var parameters);
                tools.Add(new DeclaredTool(name, Text(function, "description"u8) ?? "", parameters)
                {
                    Parameter = index < s_parameters.Length ? s_parameters[index] : "tools",
                });
            }

            index++;
        }

        return tools;
    }

    private static int Choices(JsonElement body) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty("n"u8, out var n) && n.ValueKind == JsonValueKind.Number
            && n.TryGetInt32(out var count)
            ? Math.Clamp(count, 1, MostChoices)
            : 1;
}
