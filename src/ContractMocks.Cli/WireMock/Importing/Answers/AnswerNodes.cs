using System.Text.Json;
using System.Text.Json.Nodes;

namespace ContractMocks.Cli.WireMock.Importing.Answers;

/// <summary>Looks into JSON that may be of any form.</summary>
internal static class AnswerNodes
{
    /// <summary>A member that is a text; empty for none.</summary>
    public static string Text(JsonNode? from, string name) =>
        from is JsonObject owner && owner[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : "";

    /// <summary>A member that is an object, or null.</summary>
    public static JsonObject? Object(JsonNode? from, string name) => from is JsonObject owner ? owner[name] as JsonObject : null;

    /// <summary>The objects in a member that is a list.</summary>
    public static IReadOnlyList<JsonObject> Items(JsonNode? from, string name) =>
        from is JsonObject owner && owner[name] is JsonArray list ? [.. list.OfType<JsonObject>()] : [];

    /// <summary>The first object in a member that is a list, or null.</summary>
    public static JsonObject? First(JsonNode? from, string name) => Items(from, name) is [var first, ..] ? first : null;

    /// <summary>A member that is a whole number from 0, or null.</summary>
    public static int? Number(JsonNode? from, string name) =>
        from is JsonObject owner && owner[name] is JsonValue value && value.GetValueKind() == JsonValueKind.Number
            && int.TryParse(value.ToJsonString(), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Whether a member is there and says something.</summary>
    public static bool Has(JsonNode? from, string name) =>
        from is JsonObject owner && owner[name] is { } value && value is not JsonArray { Count: 0 } && value is not JsonObject { Count: 0 };

    /// <summary>Counts of tokens; null where there are none.</summary>
    public static ReplyUsage? Usage(int? input, int? output, int? reasoning, int? cached)
    {
        var usage = new ReplyUsage
        {
            Input = input,
            Output = output,
            Reasoning = reasoning is > 0 ? reasoning : null,
            Cached = cached is > 0 ? cached : null,
        };
        return usage == new ReplyUsage() ? null : usage;
    }
}
