using System.Globalization;
using System.Text.Json;
using ContractMocks.Conversations;
using static ContractMocks.Dialects.Gemini.GoogleJson;

namespace ContractMocks.Dialects.Gemini;

/// <summary>Reads a request to generate content. Lenient, because the contract has judged the request already.</summary>
internal static class GenerateContentRequestReader
{
    private const int MostChoices = 8;

    public static Conversation Read(JsonElement body, string model, bool isStream)
    {
        var config = Object(body, "generationConfig"u8);
        return new Conversation
        {
            Body = body,
            Model = model,
            Stream = isStream,
            Messages = ContentReader.Messages(body),
            Tools = Tools(body),
            ToolChoice = Choice(Object(Object(body, "toolConfig"u8), "functionCallingConfig"u8)),
            Output = Output(config),
            CallPrefix = "",
            CallLength = 8,
            Choices = Math.Clamp(Number(config, "candidateCount"u8) ?? 1, 1, MostChoices),
            MaxTokens = Number(config, "maxOutputTokens"u8) is > 0 and var most ? most : null,
            StopSequences = Texts(config, "stopSequences"u8) ?? [],
            LogProbabilities = IsTrue(config, "responseLogprobs"u8) ? Math.Clamp(Number(config, "logprobs"u8) ?? 0, 0, 20) : null,
            Reasoning = Reasoning(Object(config, "thinkingConfig"u8)),
            Tokens = TokenRule.Gemini,
        };
    }

    private static RequestedReasoning? Reasoning(JsonElement config)
    {
        if (config.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        // -1 leaves the budget to the model.
        var budget = Number(config, "thinkingBudget"u8);
        return new RequestedReasoning(budget != 0)
        {
            Budget = budget is > 0 ? budget : null,
            Effort = Text(config, "thinkingLevel"u8),
            IsShown = IsTrue(config, "includeThoughts"u8),
        };
    }

    private static List<DeclaredTool> Tools(JsonElement body)
    {
        var tools = new List<DeclaredTool>();
        var index = 0;
        foreach (var tool in Items(body, "tools"u8))
        {
            AddFunctions(tools, tool, index++);
        }

        return tools;
    }

    private static void AddFunctions(List<DeclaredTool> tools, JsonElement tool, int place)
    {
        var index = 0;
        foreach (var function in Items(tool, "functionDeclarations"u8))
        {
            var json = Schema(function, "parametersJsonSchema"u8);
            var isJson = json.ValueKind != JsonValueKind.Undefined;
            if (Text(function, "name"u8) is { } name)
            {
                var parameter = isJson ? "parametersJsonSchema" : "parameters";
                tools.Add(new DeclaredTool(name, Text(function, "description"u8) ?? "", isJson ? json : Object(function, "parameters"u8))
                {
                    Notation = isJson ? SchemaNotation.Json : SchemaNotation.Gemini,
                    Parameter = string.Create(CultureInfo.InvariantCulture, $"tools[{place}].functionDeclarations[{index}].{parameter}"),
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

        // VALIDATED lets the model choose, and holds its calls to their schemas.
        return new ToolChoice
        {
            Mode = Text(config, "mode"u8)?.ToUpperInvariant() switch { "ANY" => ToolMode.Required, "NONE" => ToolMode.None, _ => ToolMode.Auto },
            Names = Texts(config, "allowedFunctionNames"u8) is { Count: > 0 } names ? names : null,
            Parameter = Parameter,
            Words = Parameter + ": " + RequestJson.Shown(config),
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
