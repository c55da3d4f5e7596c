using System.Text.Json;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>Reads the prompts of an older completion: a text, texts, tokens, or lists of tokens. Tokens are written out, as the numbers they are.</summary>
internal static class CompletionsPrompts
{
    public static List<string> Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("prompt"u8, out var prompt))
        {
            return [""];
        }

        if (prompt.ValueKind != JsonValueKind.Array)
        {
            return [prompt.ValueKind == JsonValueKind.String ? prompt.GetString()! : ""];
        }

        if (prompt.GetArrayLength() == 0 || prompt[0].ValueKind == JsonValueKind.Number)
        {
            return [prompt.GetRawText()];
        }

        var prompts = new List<string>(prompt.GetArrayLength());
        foreach (var one in prompt.EnumerateArray())
        {
            prompts.Add(one.ValueKind == JsonValueKind.String ? one.GetString()! : one.GetRawText());
        }

        return prompts;
    }
}
