using System.Globalization;
using System.Text;
using System.Text.Json;
using ContractMocks.Conversations;
using static ContractMocks.Dialects.RequestJson;

namespace ContractMocks.Dialects.Anthropic;

/// <summary>Reads a request for messages. Lenient, because the contract has judged the request already.</summary>
internal static class MessagesRequestReader
{
    public static Conversation Read(JsonElement body) => new()
    {
        Body = body,
        Model = Text(body, "model"u8) ?? "",
        Stream = IsTrue(body, "stream"u8),
        CallPrefix = "toolu_01",
        CallLength = 22,
        Messages = Messages(body),
        Tools = Tools(body),
        ToolChoice = Choice(Object(body, "tool_choice"u8)),
        Output = Output(body),
    };

    private static List<ConversationMessage> Messages(JsonElement body)
    {
        var messages = new List<ConversationMessage>();
        if (body.ValueKind == JsonValueKind.Object && body.TryGetProperty("system"u8, out var system) && Content(system) is { Length: > 0 } instructions)
        {
            messages.Add(new ConversationMessage { Role = MessageRole.System, Text = instructions });
        }

        if (!TryArray(body, "messages"u8, out var array))
        {
            return messages;
        }

        foreach (var message in array.EnumerateArray())
        {
            if (message.ValueKind != JsonValueKind.Object || !message.TryGetProperty("content"u8, out var content))
            {
                continue;
            }

            var role = Text(message, "role"u8) switch
            {
                "assistant" => MessageRole.Assistant,
                "system" => MessageRole.System,
                _ => MessageRole.User,
            };
            AddResults(messages, content);
            var calls = role == MessageRole.Assistant ? Calls(content) : [];
            var text = Content(content);
            if (role != MessageRole.User || text.Length > 0 || !HasResults(content))
            {
                messages.Add(new ConversationMessage { Role = role, Text = text, ToolCalls = calls });
            }
        }

        return messages;
    }

    /// <summary>Results of tools are parts of a user's message, and messages of their own everywhere else.</summary>
    private static void AddResults(List<ConversationMessage> messages, JsonElement content)
    {
        foreach (var block in Blocks(content, "tool_result"))
        {
            messages.Add(new ConversationMessage
            {
                Role = MessageRole.Tool,
                Text = block.TryGetProperty("content"u8, out var result) ? Content(result) : "",
                ToolCallId = Text(block, "tool_use_id"u8),
            });
        }
    }

    private static bool HasResults(JsonElement content) => Blocks(content, "tool_result").Any();

    private static List<RequestedToolCall> Calls(JsonElement content)
    {
        var calls = new List<RequestedToolCall>();
        foreach (var block in Blocks(content, "tool_use"))
        {
            if (Text(block, "id"u8) is { } id && Text(block, "name"u8) is { } name)
            {
                calls.Add(new RequestedToolCall(id, name, block.TryGetProperty("input"u8, out var input) ? input.GetRawText() : "{}"));
            }
        }

        return calls;
    }

    private static IEnumerable<JsonElement> Blocks(JsonElement content, string type) => content.ValueKind == JsonValueKind.Array
        ? content.EnumerateArray().Where(block => Text(block, "type"u8) == type)
        : [];

    /// <summary>A text, or the text blocks of a list.</summary>
    private static string Content(JsonElement content)
    {
        if (content.ValueKind == JsonValueKind.String)
        {
            return content.GetString()!;
        }

        var text = new StringBuilder();
        foreach (var block in Blocks(content, "text"))
        {
            text.Append(text.Length > 0 ? "\n" : "").Append(Text(block, "text"u8));
        }

        return text.ToString();
    }

    /// <summary>The tools that the client runs; those of the provider have no schema.</summary>
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
            if (Text(tool, "name"u8) is { } name && tool.TryGetProperty("input_schema"u8, out var schema))
            {
                tools.Add(new DeclaredTool(name, Text(tool, "description"u8) ?? "", schema)
                {
                    Parameter = string.Create(CultureInfo.InvariantCulture, $"tools[{index}].input_schema"),
                });
            }

            index++;
        }

        return tools;
    }

    private static ToolChoice Choice(JsonElement choice)
    {
        if (choice.ValueKind != JsonValueKind.Object)
        {
            return ToolChoice.Default;
        }

        var (mode, names) = Text(choice, "type"u8) switch
        {
            "any" => (ToolMode.Required, null),
            "none" => (ToolMode.None, null),
            "tool" when Text(choice, "name"u8) is { } name => (ToolMode.Required, (string[]?)[name]),
            _ => (ToolMode.Auto, null),
        };
        return new ToolChoice
        {
            Mode = mode,
            Names = names,
            IsParallel = !IsTrue(choice, "disable_parallel_tool_use"u8),
            Words = "tool_choice: " + Shown(choice),
        };
    }

    private static RequestedOutput Output(JsonElement body)
    {
        var config = Object(Object(body, "output_config"u8), "format"u8);
        var isConfig = config.ValueKind == JsonValueKind.Object;
        // The first beta had the format at the top.
        var format = isConfig ? config : Object(body, "output_format"u8);
        var schema = Text(format, "type"u8) == "json_schema" ? Schema(format, "schema"u8) : default;
        return schema.ValueKind == JsonValueKind.Undefined ? RequestedOutput.AnyText : new RequestedOutput
        {
            Kind = OutputKind.JsonSchema,
            Schema = schema,
            Parameter = isConfig ? "output_config.format.schema" : "output_format.schema",
        };
    }
}
