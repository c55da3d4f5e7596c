using System.Text.Json;
using System.Text.Json.Nodes;
using ContractMocks.Simulation;

namespace ContractMocks.Cli.WireMock.Importing.Answers;

/// <summary>Takes templates out of fields that our engine fills itself, such as an id made of <c>{{Random}}</c>.</summary>
internal static class TemplateFields
{
    private static readonly string[] s_filled = ["id", "created", "created_at", "model", "system_fingerprint", "responseId", "modelVersion", "request_id"];

    /// <summary>The text without them; null where a template stands anywhere else, or the text is no JSON.</summary>
    public static string? Remove(string text)
    {
        if (AnswerText.ParseOrNull(text) is not { } root)
        {
            return null;
        }

        Remove(root);
        var plain = root.ToJsonString(WireText.Options);
        return plain.Contains("{{", StringComparison.Ordinal) ? null : plain;
    }

    private static void Remove(JsonNode? node)
    {
        if (node is JsonObject owner)
        {
            foreach (var name in s_filled.Where(name => owner[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String
                && value.GetValue<string>().Contains("{{", StringComparison.Ordinal)))
            {
                owner.Remove(name);
            }

            foreach (var (_, value) in owner)
            {
                Remove(value);
            }
        }
        else if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                Remove(item);
            }
        }
    }
}
