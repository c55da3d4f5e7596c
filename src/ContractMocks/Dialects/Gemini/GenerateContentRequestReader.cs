using System.Globalization;
using System.Text;
using System.Text.Json;
using ContractMocks.Conversations;
using static ContractMocks.Dialects.RequestJson;

namespace ContractMocks.Dialects.Gemini;

/// <summary>Reads a request to generate content. Lenient, because the contract has judged the request already.</summary>
internal static class GenerateContentRequestReader
{
    public static Conversation Read(JsonElement body, string model, bool isStream) => new()
    {
        Body = body,
        Model = model,
        Stream = isStream,
        Messages = Messages(body),
        Tools = Tools(body),
        ToolChoice = Choice(Object(Object(body, "toolConfig"u8), "functionCallingConfig"u8)),
        Output = Output(Object(body, "generationConfig"u8)),
    };

    private static List<ConversationMessage> Messages(JsonElement body)
    {
        var messages = new List<ConversationMessage>();
        if (Joined(Object(body, "systemInstruction"u8)) is { Length: > 0 } system)
        {
            messages.Add(new ConversationMessage { Role = MessageRole.System, Text = system });
        }

        if (!TryArray(body, "contents"u8, out var contents))
        {
            return messages;
        }

        foreach (var content in contents.EnumerateArray())
        {
            var before = messages.Count;
            AddResults(messages, content);
            var isModel = Text(content, "role"u8) == "model";
            var text = Joined(content);
            if (isModel || text.Length > 0 || messages.Count == before)
            {
                messages.Add(new ConversationMessage
                {
                    Role = isModel ? MessageRole.Assistant : MessageRole.User,
                    Text = text,
                    ToolCalls = isModel ? Calls(content) : [],
                });
            }
        }

        return messages;
    }

    // A call without an id is answered by the tool's name.
    private static void AddResults(List<ConversationMessage> messages, JsonElement content)
    {
        foreach (var part in Parts(content))
        {
            if (Object(part, "functionResponse"u8) is { ValueKind: JsonValueKind.Object } result)
            {
                messages.Add(new ConversationMessage
                {
                    Role = MessageRole.Tool,
                    Text = result.TryGetProperty("response"u8, out var response) ? response.GetRawText() : "",
                    ToolCallId = Text(result, "id"u8) ?? Text(result, "name"u8),
                });
            }
        }
    }

    private static List<RequestedToolCall> Calls(JsonElement content)
    {
        var calls = new List<RequestedToolCall>();
        foreach (var part in Parts(content))
        {
            if (Object(part, "functionCall"u8) is { ValueKind: JsonValueKind.Object } call && Text(call, "name"u8) is { } name)
            {
                calls.Add(new RequestedToolCall(Text(call, "id"u8) ?? name, name, call.TryGetProperty("args"u8, out var args) ? args.GetRawText() : "{}"));
            }
        }

        return calls;
    }

    private static JsonElement.ArrayEnumerator Parts(JsonElement content) => TryArray(content, "parts"u8, out var parts) ? parts.EnumerateArray() : default;

    private static string Joined(JsonElement content)
    {
        var text = new StringBuilder();
        foreach (var part in Parts(content))
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
            AddFunctions(tools, tool, string.Create(CultureInfo.InvariantCulture, $"tools[{index++}]"));
        }

        return tools;
    }

    private static void AddFunctions(List<DeclaredTool> tools, JsonElement tool, string place)
    {
        if (!TryArray(tool, "functionDeclarations"u8, out var functions))
        {
            return;
        }

        var index = 0;
        foreach (var function in functions.EnumerateArray())
        {
            var json = Schema(function, "parametersJsonSchema"u8);
            var isJson = json.ValueKind != JsonValueKind.Undefined;
            if (Text(function, "name"u8) is { } name)
            {
                var parameter = isJson ? "parametersJsonSchema" : "parameters";
                tools.Add(new DeclaredTool(name, Text(function, "description"u8) ?? "", isJson ? json : Object(function, "parameters"u8))
                {
                    Notation = isJson ? SchemaNotation.Json : SchemaNotation.Gemini,
                    Parameter = string.Create(CultureInfo.InvariantCulture, $"{place}.functionDeclarations[{index}].{parameter}"),
                });
            }

            index++;
        }
    }

    private static ToolChoice Choice(JsonElement config)
    {
        const string Parameter = "toolConfig.functionCallingConfig";
        if (config.ValueKind != JsonValueKind.Object)
        {
            return new ToolChoice { Parameter = Parameter };
        }

        return new ToolChoice
        {
            Mode = Text(config, "mode"u8) switch { "ANY" => ToolMode.Required, "NONE" => ToolMode.None, _ => ToolMode.Auto },
            Names = Texts(config, "allowedFunctionNames"u8) is { Count: > 0 } names ? names : null,
            Parameter = Parameter,
            Words = Parameter + ": " + Shown(config),
        };
    }

    private static RequestedOutput Output(JsonElement config)
    {
        var type = Text(config, "responseMimeType"u8);
        var json = Schema(config, "responseJsonSchema"u8);
        var isJson = json.ValueKind != JsonValueKind.Undefined;
        var schema = isJson ? json : Object(config, "responseSchema"u8);
        if (type == "text/plain" || (type is null && schema.ValueKind == JsonValueKind.Undefined))
        {
            return RequestedOutput.AnyText;
        }

        return new RequestedOutput
        {
            Kind = schema.ValueKind == JsonValueKind.Undefined ? OutputKind.JsonObject : type == "text/x.enum" ? OutputKind.Choice : OutputKind.JsonSchema,
            Schema = schema,
            Notation = isJson ? SchemaNotation.Json : SchemaNotation.Gemini,
            Parameter = "generationConfig." + (isJson ? "responseJsonSchema" : schema.ValueKind == JsonValueKind.Undefined ? "responseMimeType" : "responseSchema"),
        };
    }
}
