using System.Globalization;
using System.Text.Json;
using ContractMocks.Conversations;
using static ContractMocks.Dialects.RequestJson;

namespace ContractMocks.Dialects.Ollama;

/// <summary>Reads requests of <c>/api/chat</c> and <c>/api/generate</c>. Lenient: the contract has judged them already.</summary>
internal static class OllamaRequestReader
{
    public static Conversation Read(JsonElement body, bool isChat)
    {
        var options = RequestJson.Object(body, "options"u8);
        return new Conversation
        {
            Body = body,
            Model = Text(body, "model"u8) ?? "",
            Stream = !IsFalse(body, "stream"u8),
            Messages = isChat ? Messages(body) : Prompt(body),
            Tools = Tools(body),
            Output = Output(body),
            MaxTokens = Number(options, "num_predict"u8) is { } most and > 0 ? most : null,
            StopSequences = Text(options, "stop"u8) is { } stop ? [stop] : Texts(options, "stop"u8) ?? [],
            LogProbabilities = IsTrue(body, "logprobs"u8) ? Number(body, "top_logprobs"u8) ?? 0 : null,
            Reasoning = Reasoning(body),
            Tokens = TokenRule.Other,
            CallLength = 8,
        };
    }

    public static int? Number(JsonElement from, ReadOnlySpan<byte> name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
            && value.TryGetInt32(out var number)
            ? number
            : null;

    private static RequestedReasoning? Reasoning(JsonElement body) =>
        Text(body, "think"u8) is { } effort ? new RequestedReasoning(true) { Effort = effort }
        : IsTrue(body, "think"u8) ? new RequestedReasoning(true)
        : IsFalse(body, "think"u8) ? new RequestedReasoning(false)
        : null;

    private static RequestedOutput Output(JsonElement body) =>
        Text(body, "format"u8) == "json" ? new RequestedOutput { Kind = OutputKind.JsonObject, Parameter = "format" }
        : RequestJson.Object(body, "format"u8) is { ValueKind: JsonValueKind.Object } schema
            ? new RequestedOutput { Kind = OutputKind.JsonSchema, Schema = schema, Parameter = "format" }
            : RequestedOutput.AnyText;

    private static List<ConversationMessage> Prompt(JsonElement body)
    {
        var messages = new List<ConversationMessage>(2);
        if (Text(body, "system"u8) is { Length: > 0 } system)
        {
            messages.Add(new ConversationMessage { Role = MessageRole.System, Text = system });
        }

        messages.Add(new ConversationMessage { Role = MessageRole.User, Text = Text(body, "prompt"u8) ?? "", Images = Images(body) });
        return messages;
    }

    private static List<ConversationMessage> Messages(JsonElement body)
    {
        if (!TryArray(body, "messages"u8, out var array))
        {
            return [];
        }

        var messages = new List<ConversationMessage>(array.GetArrayLength());
        // Calls that no result was seen of yet: older clients name the tool in a result, and no id.
        var open = new List<RequestedToolCall>();
        foreach (var message in array.EnumerateArray())
        {
            if (Role(Text(message, "role"u8)) is not { } role)
            {
                continue;
            }

            var calls = role == MessageRole.Assistant ? Calls(message, messages.Count) : [];
            open.AddRange(calls);
            messages.Add(new ConversationMessage
            {
                Role = role,
                Text = Text(message, "content"u8) ?? "",
                Images = Images(message),
                ToolCalls = calls,
                ToolCallId = role == MessageRole.Tool ? Answered(message, open) : null,
            });
        }

        return messages;
    }

    private static string? Answered(JsonElement message, List<RequestedToolCall> open)
    {
        var id = Text(message, "tool_call_id"u8);
        var name = Text(message, "tool_name"u8) ?? Text(message, "name"u8);
        var index = id is not null ? open.FindIndex(call => call.Id == id)
            : name is not null ? open.FindIndex(call => call.Tool == name)
            : open.Count - 1 < 0 ? -1 : 0;
        if (index < 0)
        {
            return id;
        }

        var answered = open[index].Id;
        open.RemoveAt(index);
        return answered;
    }

    private static MessageRole? Role(string? role) => role switch
    {
        "user" => MessageRole.User,
        "assistant" => MessageRole.Assistant,
        "tool" => MessageRole.Tool,
        "system" => MessageRole.System,
        _ => null,
    };

    private static RequestedToolCall[] Calls(JsonElement message, int index)
    {
        if (!TryArray(message, "tool_calls"u8, out var array))
        {
            return [];
        }

        var calls = new List<RequestedToolCall>(array.GetArrayLength());
        foreach (var call in array.EnumerateArray())
        {
            var function = RequestJson.Object(call, "function"u8);
            if (Text(function, "name"u8) is { } name)
            {
                var id = Text(call, "id"u8) is { Length: > 0 } given ? given : string.Create(CultureInfo.InvariantCulture, $"call_{index}_{calls.Count}");
                calls.Add(new RequestedToolCall(id, name, function.TryGetProperty("arguments"u8, out var arguments) ? arguments.GetRawText() : "{}"));
            }
        }

        return [.. calls];
    }

    private static List<ConversationImage> Images(JsonElement from)
    {
        var images = Texts(from, "images"u8) ?? [];
        return images.Count == 0 ? [] : images.ConvertAll(static image => ImageSize.OfBase64(image));
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
            var function = RequestJson.Object(tool, "function"u8);
            if (Text(function, "name"u8) is { } name)
            {
                tools.Add(new DeclaredTool(name, Text(function, "description"u8) ?? "", Schema(function, "parameters"u8))
                {
                    Parameter = string.Create(CultureInfo.InvariantCulture, $"tools[{index}].function.parameters"),
                });
            }

            index++;
        }

        return tools;
    }
}
