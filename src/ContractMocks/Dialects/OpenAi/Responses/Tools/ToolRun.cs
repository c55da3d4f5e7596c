using System.Text.Json;

namespace ContractMocks.Dialects.OpenAi.Responses;

/// <summary>A run of a tool of the provider: what it was given and what it gave, read leniently; what is missing is made up.</summary>
internal sealed class ToolRun
{
    private readonly JsonElement _output;

    public ToolRun(ProviderToolCall call, ResponsePlan plan)
    {
        Call = call;
        Plan = plan;
        Input = Parse(call.Input);
        _output = call.Output is null ? default : Parse(call.Output);
    }

    public ProviderToolCall Call { get; }

    public ResponsePlan Plan { get; }

    public Answer Answer => Plan.Answer;

    /// <summary>What it was given: an object; undefined where it is none.</summary>
    public JsonElement Input { get; }

    /// <summary>What it gave; undefined where the reply does not say.</summary>
    public JsonElement Output => _output;

    /// <summary>Its status when it is over.</summary>
    public string Over => Call.Fails ? "failed" : "completed";

    public string Ended(bool isDone) => isDone ? Over : "in_progress";

    /// <summary>A text of the input by the first of the names that it has; null for none.</summary>
    public string? Text(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Input.ValueKind == JsonValueKind.Object && Input.TryGetProperty(name, out var value))
            {
                return value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
            }
        }

        return null;
    }

    /// <summary>Texts of the input: of a list, or the only one.</summary>
    public IReadOnlyList<string> Texts(string list, string single, string usual)
    {
        if (Input.ValueKind == JsonValueKind.Object)
        {
            foreach (var name in (ReadOnlySpan<string>)[list, single])
            {
                if (Input.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array)
                {
                    return [.. value.EnumerateArray().Where(static one => one.ValueKind == JsonValueKind.String).Select(static one => one.GetString()!)];
                }
            }
        }

        return [Text(single) ?? usual];
    }

    /// <summary>What it gave, as a text.</summary>
    public string OutputText(string usual) => _output.ValueKind switch
    {
        JsonValueKind.Undefined => usual,
        JsonValueKind.String => _output.GetString()!,
        _ => _output.GetRawText(),
    };

    /// <summary>The tool of these types that the request declares; undefined for none.</summary>
    public JsonElement Declared(params ReadOnlySpan<string> types) => Plan.Wishes.Tool(types);

    private static JsonElement Parse(string json)
    {
        try
        {
            return JsonElement.Parse(json);
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
