using System.Globalization;
using System.Text;
using System.Text.Json;
using ContractMocks.Conversations;
using static ContractMocks.Dialects.RequestJson;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>Reads a request for a response. Lenient, because the contract has judged the request already.</summary>
internal static class ResponsesRequestReader
{
    public static Conversation Read(JsonElement body) => new()
    {
        Body = body,
        Model = Text(body, "model"u8) ?? "",
        Stream = IsTrue(body, "stream"u8),
        Messages = Messages(body),
        Tools = Tools(body),
        ToolChoice = OpenAiWishes.ToolChoice(body),
        Output = OpenAiWishes.Output(Object(Object(body, "text"u8), "format"u8), "text.format"),
    };

    private static List<ConversationMessage> Messages(JsonElement body)
    {
        var messages = new List<ConversationMessage>();
        if (Text(body, "instructions"u8) is { } instructions)
        {
            messages.Add(new ConversationMessage { Role = MessageRole.System, Text = instructions });
        }

        if (Text(body, "input"u8) is { } input)
        {
            messages.Add(new ConversationMessage { Role = MessageRole.User, Text = input });
        }
        else if (TryArray(body, "input"u8, out var items))
        {
            foreach (var item in items.EnumerateArray())
            {
                if (Message(item) is { } message)
                {
                    messages.Add(message);
                }
            }
        }

        return messages;
    }

    /// <summary>An item as a message; null for those that say nothing here, such as reasoning.</summary>
    private static ConversationMessage? Message(JsonElement item) => Text(item, "type"u8) switch
    {
        "function_call" when Text(item, "name"u8) is { } name => new ConversationMessage
        {
            Role = MessageRole.Assistant,
            ToolCalls = [new RequestedToolCall(Text(item, "call_id"u8) ?? "", name, Text(item, "arguments"u8) ?? "")],
        },
        "function_call_output" => new ConversationMessage
        {
            Role = MessageRole.Tool,
            ToolCallId = Text(item, "call_id"u8),
            Text = item.TryGetProperty("output"u8, out var output) ? Content(output) : "",
        },
        null or "message" when Text(item, "role"u8) is { } role => new ConversationMessage
        {
            Role = role switch { "assistant" => MessageRole.Assistant, "system" or "developer" => MessageRole.System, _ => MessageRole.User },
            Text = item.TryGetProperty("content"u8, out var content) ? Content(content) : "",
        },
        _ => null,
    };

    private static string Content(JsonElement content)
    {
        if (content.ValueKind == JsonValueKind.String)
        {
            return content.GetString()!;
        }

        var text = new StringBuilder();
        foreach (var part in content.ValueKind == JsonValueKind.Array ? content.EnumerateArray() : default)
        {
            if (Text(part, "text"u8) is { } piece)
            {
                text.Append(text.Length > 0 ? "\n" : "").Append(piece);
            }
        }

        return text.ToString();
    }

    private static List<DeclaredTool> Tools(JsonElement body)
    {
        var tools = new List<DeclaredTool>();
        if (!TryArray(body, "tools"u8, out var array))
        {
            return tools;
        }

        var index = 0;
        foreach (var tool in array.EnumerateArray())
        {
            if (Text(tool, "type"u8) == "function" && Text(tool, "name"u8) is { } name)
            {
                tools.Add(new DeclaredTool(name, Text(tool, "description"u8) ?? "", Schema(tool, "parameters"u8))
                {
                    Parameter = string.Create(CultureInfo.InvariantCulture, $"tools[{index}].parameters"),
                });
            }

            index++;
        }

        return tools;
    }
}
