using System.Text.Json;
using ContractMocks.Conversations;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>Reads what OpenAI's requests say of tool calls and of the form of the answer: chat completions, and responses, which leave out a level.</summary>
internal static class OpenAiWishes
{
    public static ToolChoice ToolChoice(JsonElement body)
    {
        var isParallel = !RequestJson.IsFalse(body, "parallel_tool_calls"u8);
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("tool_choice"u8, out var choice))
        {
            return isParallel ? Conversations.ToolChoice.Default : new ToolChoice { IsParallel = false };
        }

        var (mode, names) = choice.ValueKind switch
        {
            JsonValueKind.String => (Mode(choice.GetString()), null),
            JsonValueKind.Object => OfObject(choice),
            _ => (ToolMode.Auto, (List<string>?)null),
        };
        return new ToolChoice { Mode = mode, Names = names, IsParallel = isParallel, Words = "tool_choice: " + RequestJson.Shown(choice) };
    }

    /// <param name="format"><c>response_format</c> of a chat completion, <c>text.format</c> of a response.</param>
    /// <param name="parameter">Its name.</param>
    public static RequestedOutput Output(JsonElement format, string parameter)
    {
        switch (RequestJson.Text(format, "type"u8))
        {
            case "json_object":
                return new RequestedOutput { Kind = OutputKind.JsonObject, Parameter = parameter };
            case "json_schema":
                var nested = RequestJson.Object(format, "json_schema"u8);
                var isNested = nested.ValueKind == JsonValueKind.Object;
                var schema = RequestJson.Schema(isNested ? nested : format, "schema"u8);
                // A name without a schema asks for JSON and no more.
                return new RequestedOutput
                {
                    Kind = schema.ValueKind == JsonValueKind.Undefined ? OutputKind.JsonObject : OutputKind.JsonSchema,
                    Schema = schema,
                    Parameter = parameter + (isNested ? ".json_schema.schema" : ".schema"),
                };
            default:
                return RequestedOutput.AnyText;
        }
    }

    private static ToolMode Mode(string? word) => word switch
    {
        "none" => ToolMode.None,
        "required" or "any" => ToolMode.Required,
        _ => ToolMode.Auto,
    };

    private static (ToolMode Mode, List<string>? Names) OfObject(JsonElement choice)
    {
        var type = RequestJson.Text(choice, "type"u8);
        if (type == "allowed_tools")
        {
            var allowed = RequestJson.Object(choice, "allowed_tools"u8) is { ValueKind: JsonValueKind.Object } nested ? nested : choice;
            var names = new List<string>();
            if (RequestJson.TryArray(allowed, "tools"u8, out var tools))
            {
                foreach (var tool in tools.EnumerateArray())
                {
                    if (Name(tool) is { } name)
                    {
                        names.Add(name);
                    }
                }
            }

            return (Mode(RequestJson.Text(allowed, "mode"u8)), names);
        }

        // Tools of the provider's own (web_search) and tools that take plain text are not called by the mock.
        return type == "function" && Name(choice) is { } only ? (ToolMode.Required, [only]) : (ToolMode.Auto, null);
    }

    private static string? Name(JsonElement tool) => RequestJson.Text(RequestJson.Object(tool, "function"u8), "name"u8) ?? RequestJson.Text(tool, "name"u8);
}
