using System.Text.Json;

namespace ContractMocks.Dialects.Gemini;

/// <summary>Reads what a reply says of a tool that the provider ran.</summary>
internal static class ToolJson
{
    /// <summary>The text of a name in a JSON object; null where there is none.</summary>
    public static string? Text(string json, string name)
    {
        using var document = Parse(json);
        return document is { RootElement: { ValueKind: JsonValueKind.Object } root } && root.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }

    /// <summary>The texts of a name: a list of them, or one.</summary>
    public static List<string> Texts(string json, string name)
    {
        using var document = Parse(json);
        if (document is not { RootElement: { ValueKind: JsonValueKind.Object } root } || !root.TryGetProperty(name, out var value))
        {
            return [];
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => [value.GetString()!],
            JsonValueKind.Array => [.. value.EnumerateArray().Where(static item => item.ValueKind == JsonValueKind.String).Select(static item => item.GetString()!)],
            _ => [],
        };
    }

    /// <summary>A JSON text as a plain one, where it is nothing but a text.</summary>
    public static string Plain(string json)
    {
        using var document = Parse(json);
        return document is { RootElement: { ValueKind: JsonValueKind.String } root } ? root.GetString()! : json;
    }

    private static JsonDocument? Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
