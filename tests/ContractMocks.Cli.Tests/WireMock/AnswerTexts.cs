using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ContractMocks.Cli.Tests.WireMock;

/// <summary>What an answer says, whole or streamed: its strings that are no names, ids or kinds, put together for each member that holds them.</summary>
internal static class AnswerTexts
{
    private static readonly string[] s_said =
        ["content", "reasoning_content", "refusal", "text", "delta", "arguments", "thinking", "reasoning", "partial_json", "output_text", "city", "all", "list"];

    /// <summary>The texts by the member that holds them. Pieces of a stream are joined; arguments are written in one way.</summary>
    public static SortedDictionary<string, string> Of(string body)
    {
        var texts = new SortedDictionary<string, StringBuilder>(StringComparer.Ordinal);
        foreach (var json in Parts(body))
        {
            Add(texts, json, "");
        }

        var said = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, text) in texts)
        {
            said[name] = name.Contains("arguments", StringComparison.Ordinal) || name is "partial_json" ? Plain(text.ToString()) : text.ToString();
        }

        return said;
    }

    private static List<JsonNode> Parts(string body)
    {
        try
        {
            return [JsonNode.Parse(body)!];
        }
        catch (JsonException)
        {
            return
            [
                .. body.Split('\n').Select(static line => line.StartsWith("data: ", StringComparison.Ordinal) ? line["data: ".Length..] : line)
                    .Where(static line => line.StartsWith('{')).Select(static line => JsonNode.Parse(line)!),
            ];
        }
    }

    private static void Add(SortedDictionary<string, StringBuilder> texts, JsonNode? node, string name)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (key, value) in members)
                {
                    // Responses name the kind of each event, which tells texts from arguments.
                    Add(texts, value, key == "delta" ? $"{members["type"]} {key}" : s_said.Contains(key) ? key : "");
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    Add(texts, item, name);
                }

                break;
            case JsonValue value when name.Length > 0 && value.TryGetValue<string>(out var text) && text.Length > 0:
                (texts.TryGetValue(name, out var before) ? before : texts[name] = new StringBuilder()).Append(name is "arguments" ? Plain(text) : text);
                break;
        }
    }

    // The escapes in JSON within a string may be others.
    private static string Plain(string json)
    {
        try
        {
            return JsonNode.Parse(json) is JsonObject members ? members.ToJsonString() : json;
        }
        catch (JsonException)
        {
            return json;
        }
    }
}
