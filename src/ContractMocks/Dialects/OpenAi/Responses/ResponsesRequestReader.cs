using System.Globalization;
using System.Text;
using System.Text.Json;
using ContractMocks.Conversations;
using ContractMocks.Engine;
using static ContractMocks.Dialects.RequestJson;

namespace ContractMocks.Dialects.OpenAi.Responses;

/// <summary>Reads a request for a response. Lenient, because the contract has judged the request already.</summary>
internal static class ResponsesRequestReader
{
    /// <summary>The arguments of a tool that takes plain text.</summary>
    private static readonly JsonElement s_plainText = JsonElement.Parse("""{"type":"object","properties":{"input":{"type":"string"}},"required":["input"]}""");

    /// <param name="body">The request.</param>
    /// <param name="store">The responses that it may go on from; null for none, and then none is asked for.</param>
    /// <exception cref="RefusedException">It goes on from a response that is not kept.</exception>
    public static Conversation Read(JsonElement body, ResponseStore? store)
    {
        var wishes = new ResponseWishes(body);
        var reasoning = Object(body, "reasoning"u8);
        return new Conversation
        {
            Body = body,
            Model = Text(body, "model"u8) ?? "",
            Stream = IsTrue(body, "stream"u8),
            Messages = Messages(body, store),
            Tools = Tools(body),
            ToolChoice = OpenAiWishes.ToolChoice(body),
            Output = OpenAiWishes.Output(Object(Object(body, "text"u8), "format"u8), "text.format"),
            MaxTokens = Number(body, "max_output_tokens"u8),
            LogProbabilities = wishes.Includes("message.output_text.logprobs") ? Number(body, "top_logprobs"u8) ?? 0
                : Number(body, "top_logprobs"u8) is > 0 and var count ? count
                : null,
            Reasoning = reasoning.ValueKind == JsonValueKind.Undefined ? null : new RequestedReasoning(Text(reasoning, "effort"u8) != "none")
            {
                Effort = Text(reasoning, "effort"u8),
                IsShown = wishes.HasSummary,
            },
            Tokens = TokenRule.OpenAi,
        };
    }

    private static int? Number(JsonElement from, ReadOnlySpan<byte> name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
            && value.TryGetInt32(out var number)
            ? number
            : null;

    private static List<ConversationMessage> Messages(JsonElement body, ResponseStore? store)
    {
        var messages = new List<ConversationMessage>();
        if (Text(body, "instructions"u8) is { } instructions)
        {
            messages.Add(new ConversationMessage { Role = MessageRole.System, Text = instructions });
        }

        if (store is not null && Text(body, "previous_response_id"u8) is { } previous)
        {
            messages.AddRange(Previous(previous, store).Messages());
        }

        if (Text(body, "input"u8) is { } input)
        {
            messages.Add(new ConversationMessage { Role = MessageRole.User, Text = input });
        }
        else if (TryArray(body, "input"u8, out var items))
        {
            foreach (var item in items.EnumerateArray())
            {
                if (Message(item, store) is { } message)
                {
                    messages.Add(message);
                }
            }
        }

        return messages;
    }

    private static StoredResponse Previous(string id, ResponseStore store) => store.TryGet(id, out var response)
        ? response
        : throw new RefusedException(new WireError(
            400, WireError.Invalid, $"Previous response with id '{id}' not found.", "previous_response_id", "previous_response_not_found"));

    /// <summary>An item as a message; null for those that say nothing here, such as reasoning.</summary>
    private static ConversationMessage? Message(JsonElement item, ResponseStore? store) => Text(item, "type"u8) switch
    {
        "function_call" when Text(item, "name"u8) is { } name => Call(item, name, "arguments"u8),
        "custom_tool_call" when Text(item, "name"u8) is { } name => Call(item, name, "input"u8),
        "function_call_output" or "custom_tool_call_output" => new ConversationMessage
        {
            Role = MessageRole.Tool,
            ToolCallId = Text(item, "call_id"u8),
            Text = item.TryGetProperty("output"u8, out var output) ? Content(output) : "",
        },
        null or "message" when Text(item, "role"u8) is { } role => new ConversationMessage
        {
            Role = role switch { "assistant" => MessageRole.Assistant, "system" or "developer" => MessageRole.System, _ => MessageRole.User },
            Text = item.TryGetProperty("content"u8, out var content) ? Content(content) : "",
            Images = Images(content),
        },
        null or "item_reference" when Text(item, "id"u8) is { } id => store?.Item(id)?.Message,
        _ => null,
    };

    private static ConversationMessage Call(JsonElement item, string name, ReadOnlySpan<byte> arguments) => new()
    {
        Role = MessageRole.Assistant,
        ToolCalls = [new RequestedToolCall(Text(item, "call_id"u8) ?? "", name, Text(item, arguments) ?? "")],
    };

    private static List<ConversationImage> Images(JsonElement content)
    {
        List<ConversationImage>? images = null;
        foreach (var part in content.ValueKind == JsonValueKind.Array ? content.EnumerateArray() : default)
        {
            if (Text(part, "type"u8) == "input_image")
            {
                (images ??= []).Add(ImageSize.OfUrl(Text(part, "image_url"u8) ?? "", Text(part, "detail"u8)));
            }
        }

        return images ?? [];
    }

    private static string Content(JsonElement content)
    {
        if (content.ValueKind == JsonValueKind.String)
        {
            return content.GetString()!;
        }

        var text = new StringBuilder();
        foreach (var part in content.ValueKind == JsonValueKind.Array ? content.EnumerateArray() : default)
        {
            if ((Text(part, "text"u8) ?? Text(part, "refusal"u8)) is { } piece)
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
            if (Text(tool, "type"u8) is "function" or "custom" && Text(tool, "name"u8) is { } name)
            {
                var parameters = Text(tool, "type"u8) == "custom" ? s_plainText : Schema(tool, "parameters"u8);
                tools.Add(new DeclaredTool(name, Text(tool, "description"u8) ?? "", parameters)
                {
                    Parameter = string.Create(CultureInfo.InvariantCulture, $"tools[{index}].parameters"),
                });
            }

            index++;
        }

        return tools;
    }
}
