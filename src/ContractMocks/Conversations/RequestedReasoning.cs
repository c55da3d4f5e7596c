namespace ContractMocks.Conversations;

/// <summary>What a request says of the model's reasoning, in no provider's words.</summary>
/// <param name="IsEnabled">Whether the model may reason.</param>
internal sealed record RequestedReasoning(bool IsEnabled)
{
    /// <summary>The effort as the provider writes it, e.g. <c>high</c>; null where the request does not say.</summary>
    public string? Effort { get; init; }

    /// <summary>The most tokens of reasoning; null where the request does not say.</summary>
    public int? Budget { get; init; }

    /// <summary>Whether the client is to see it (a summary, thoughts); null where the request does not say.</summary>
    public bool? IsShown { get; init; }
}

/// <summary>Whose rule counts the tokens of a conversation.</summary>
internal enum TokenRule
{
    /// <summary>OpenAI's: exact, with the vocabulary of the model.</summary>
    OpenAi,

    /// <summary>Anthropic's: a stated estimate.</summary>
    Anthropic,

    /// <summary>Gemini's: a stated estimate.</summary>
    Gemini,

    /// <summary>That of a model which nobody published a vocabulary of here: a stated estimate.</summary>
    Other,
}
