namespace ContractMocks.Dialects.Gemini;

/// <summary>What a part of an answer holds.</summary>
internal enum GeminiPartKind
{
    /// <summary>What the model thinks.</summary>
    Thought,

    /// <summary>Code that the service ran, and what it gave; two parts on the wire.</summary>
    Code,

    /// <summary>What the model says.</summary>
    Text,

    /// <summary>A picture that it made.</summary>
    Picture,

    /// <summary>A tool call.</summary>
    Call,
}

/// <summary>A part of an answer.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Text">The text; empty for other kinds.</param>
/// <param name="Index">Which of the provider's tools or of the calls it is; 0 for other kinds.</param>
internal readonly record struct GeminiPart(GeminiPartKind Kind, string Text = "", int Index = 0)
{
    /// <summary>The parts of an answer, in the order in which the service sends them.</summary>
    public static List<GeminiPart> Of(Answer answer, GeminiModel model)
    {
        var parts = new List<GeminiPart>(2 + answer.Calls.Length);
        if (answer is { Reasoning.Length: > 0, HidesReasoning: false, Conversation.Reasoning.IsShown: true })
        {
            parts.Add(new GeminiPart(GeminiPartKind.Thought, answer.Reasoning));
        }

        var hasPicture = false;
        for (var i = 0; i < answer.ProviderTools.Count; i++)
        {
            hasPicture |= answer.ProviderTools[i].Tool == "image_generation";
            if (answer.ProviderTools[i].Tool == "code_interpreter")
            {
                parts.Add(new GeminiPart(GeminiPartKind.Code, Index: i));
            }
        }

        // A model that declines does so in words.
        if ((answer.Text ?? answer.Refusal) is { Length: > 0 } text)
        {
            parts.Add(new GeminiPart(GeminiPartKind.Text, text));
        }

        if (hasPicture || (model.Paints && answer.Calls.Length == 0 && answer.Refusal is null))
        {
            parts.Add(new GeminiPart(GeminiPartKind.Picture));
        }

        for (var i = 0; i < answer.Calls.Length; i++)
        {
            parts.Add(new GeminiPart(GeminiPartKind.Call, Index: i));
        }

        return parts;
    }
}
