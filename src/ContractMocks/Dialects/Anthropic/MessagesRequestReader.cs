using System.Globalization;
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
        MaxTokens = Whole(body, "max_tokens"u8),
        StopSequences = Texts(body, "stop_sequences"u8) ?? [],
        Reasoning = Reasoning(body),
        Tokens = TokenRule.Anthropic,
    };

    private static int? Whole(JsonElement from, ReadOnlySpan<byte> name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)
            ? number
            : null;

    private static List<ConversationMessage> Messages(JsonElement body)
    {
        var has = TryArray(body, "messages"u8, out var array);
        var messages = new List<ConversationMessage>(has ? array.GetArrayLength() + 1 : 1);
        if (body.ValueKind == JsonValueKind.Object && body.TryGetProperty("system"u8, out var system)
            && MessageContent.Read(system).Text is { Length: > 0 } instructions)
        {
            messages.Add(new ConversationMessage { Role = MessageRole.System, Text = instructions });
        }

        if (!has)
        {
            return messages;
        }

        foreach (var message in array.EnumerateArray())
        {
            if (message.ValueKind == JsonValueKind.Object && message.TryGetProperty("content"u8, out var content))
            {
                Add(messages, Role(message), MessageContent.Read(content));
            }
        }

        return messages;
    }

    private static MessageRole Role(JsonElement message) =>
        !message.TryGetProperty("role"u8, out var role) || role.ValueKind != JsonValueKind.String ? MessageRole.User
        : role.ValueEquals("assistant"u8) ? MessageRole.Assistant
        : role.ValueEquals("system"u8) ? MessageRole.System
        : MessageRole.User;

    /// <summary>Results of tools are parts of a user's message, and messages of their own everywhere else.</summary>
    private static void Add(List<ConversationMessage> messages, MessageRole role, MessageContent content)
    {
        foreach (var result in content.Results)
        {
            messages.Add(result);
        }

        if (role != MessageRole.User || content.Text.Length > 0 || content.Images.Count > 0 || content.Results.Count == 0)
        {
            messages.Add(new ConversationMessage
            {
                Role = role,
                Text = content.Text,
                Images = content.Images,
                ToolCalls = role == MessageRole.Assistant ? content.Calls : [],
            });
        }
    }

    /// <summary>The tools that the client runs; those that the provider runs have no schema and are not called by the client.</summary>
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
            if (Text(tool, "name"u8) is { } name && tool.TryGetProperty("input_schema"u8, out var schema))
            {
                tools.Add(new DeclaredTool(name, Text(tool, "description"u8) ?? "", schema)
                {
                    Parameter = string.Create(CultureInfo.InvariantCulture, $"tools[{index}].input_schema"),
                });
            }
            else if (ClientTools.Find(Text(tool, "type"u8)) is { } known)
            {
                tools.Add(known);
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

    private static RequestedReasoning? Reasoning(JsonElement body)
    {
        var thinking = Object(body, "thinking"u8);
        var effort = Text(Object(body, "output_config"u8), "effort"u8);
        if (thinking.ValueKind != JsonValueKind.Object)
        {
            return effort is null ? null : new RequestedReasoning(IsEnabled: true) { Effort = effort };
        }

        return new RequestedReasoning(Text(thinking, "type"u8) != "disabled")
        {
            Effort = effort,
            Budget = Whole(thinking, "budget_tokens"u8),
            IsShown = Text(thinking, "display"u8) switch
            {
                "omitted" => false,
                "summarized" => true,
                _ => null,
            },
        };
    }
}
