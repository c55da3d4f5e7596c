using System.Text.Json;
using ContractMocks.Tokens;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>One input of a request for embeddings.</summary>
/// <param name="Text">The text; tokens are written out, as the numbers they are.</param>
/// <param name="Tokens">How many tokens it has.</param>
internal sealed record EmbeddingsInput(string Text, int Tokens)
{
    /// <summary>The inputs: a text, texts, tokens, or lists of tokens.</summary>
    public static List<EmbeddingsInput> Read(JsonElement body, string model)
    {
        if (!body.TryGetProperty("input"u8, out var input))
        {
            return [];
        }

        if (input.ValueKind != JsonValueKind.Array || (input.GetArrayLength() > 0 && input[0].ValueKind == JsonValueKind.Number))
        {
            return [One(input, model)];
        }

        var inputs = new List<EmbeddingsInput>(input.GetArrayLength());
        foreach (var item in input.EnumerateArray())
        {
            inputs.Add(One(item, model));
        }

        return inputs;
    }

    private static EmbeddingsInput One(JsonElement input, string model)
    {
        if (input.ValueKind == JsonValueKind.String)
        {
            var text = input.GetString()!;
            return new EmbeddingsInput(text, TokenText.Split(model, text).Length);
        }

        return new EmbeddingsInput(input.GetRawText(), input.ValueKind == JsonValueKind.Array ? input.GetArrayLength() : 1);
    }
}
