using System.Text.Json;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>Something to judge.</summary>
/// <param name="Text">Its text; empty for none.</param>
/// <param name="HasText">Whether it has a text.</param>
/// <param name="HasImage">Whether it has a picture.</param>
internal sealed record ModerationInput(string Text, bool HasText, bool HasImage)
{
    /// <summary>The inputs: a text; a list of texts, each judged alone; or parts that are one input together.</summary>
    public static List<ModerationInput> Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("input"u8, out var input))
        {
            return [];
        }

        if (input.ValueKind == JsonValueKind.String)
        {
            return [new ModerationInput(input.GetString()!, true, false)];
        }

        if (input.ValueKind != JsonValueKind.Array)
        {
            return [];
        }

        var texts = new List<string>();
        var (hasParts, hasImage) = (false, false);
        foreach (var item in input.EnumerateArray())
        {
            hasParts |= item.ValueKind == JsonValueKind.Object;
            hasImage |= item.ValueKind == JsonValueKind.Object && item.TryGetProperty("image_url"u8, out _);
            if ((item.ValueKind == JsonValueKind.String ? item.GetString() : RequestJson.Text(item, "text"u8)) is { } text)
            {
                texts.Add(text);
            }
        }

        return hasParts
            ? [new ModerationInput(string.Join('\n', texts), texts.Count > 0, hasImage)]
            : texts.ConvertAll(static text => new ModerationInput(text, true, false));
    }
}
