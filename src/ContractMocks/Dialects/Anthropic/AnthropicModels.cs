namespace ContractMocks.Dialects.Anthropic;

/// <summary>The models that a mock of Anthropic has: few on purpose, the newest first. Names without a date stand for the newest of their kind.</summary>
internal static class AnthropicModels
{
    public static readonly AnthropicModel[] All =
    [
        new("claude-opus-4-6", "Claude Opus 4.6", "2026-02-04T00:00:00Z", 128_000) { TakesPrefill = false, TakesOneSampling = true },
        new("claude-sonnet-4-6", "Claude Sonnet 4.6", "2026-02-17T00:00:00Z", 128_000) { TakesPrefill = false, TakesOneSampling = true },
        new("claude-opus-4-5-20251101", "Claude Opus 4.5", "2025-11-24T00:00:00Z", 64_000) { TakesOneSampling = true },
        new("claude-haiku-4-5-20251001", "Claude Haiku 4.5", "2025-10-15T00:00:00Z", 64_000) { TakesOneSampling = true },
        new("claude-sonnet-4-5-20250929", "Claude Sonnet 4.5", "2025-09-29T00:00:00Z", 64_000) { TakesOneSampling = true },
        new("claude-opus-4-1-20250805", "Claude Opus 4.1", "2025-08-05T00:00:00Z", 32_000) { TakesOneSampling = true },
        new("claude-opus-4-20250514", "Claude Opus 4", "2025-05-22T00:00:00Z", 32_000),
        new("claude-sonnet-4-20250514", "Claude Sonnet 4", "2025-05-22T00:00:00Z", 64_000),
        new("claude-3-7-sonnet-20250219", "Claude Sonnet 3.7", "2025-02-24T00:00:00Z", 64_000),
        new("claude-3-5-haiku-20241022", "Claude Haiku 3.5", "2024-10-22T00:00:00Z", 8_192),
        new("claude-3-haiku-20240307", "Claude Haiku 3", "2024-03-07T00:00:00Z", 4_096),
    ];

    /// <summary>The id that answers carry for a name in a request; a name that is not known stands for itself.</summary>
    public static string Resolve(string name) => Find(name)?.Id ?? name;

    /// <summary>The model of an id, or of a name that stands for one; null for none.</summary>
    public static AnthropicModel? Find(string name)
    {
        foreach (var model in All)
        {
            if (model.Id == name || IsAlias(name, model.Id))
            {
                return model;
            }
        }

        return null;
    }

    // claude-haiku-4-5 and claude-3-haiku-latest have no date; claude-sonnet-4-0 is claude-sonnet-4.
    private static bool IsAlias(string name, string id)
    {
        const int Date = 9;
        if (id.Length <= Date || id[^Date] != '-' || id.AsSpan(id.Length - Date + 1).ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        var undated = id.AsSpan(0, id.Length - Date);
        return name.AsSpan().StartsWith(undated, StringComparison.Ordinal) && name.AsSpan(undated.Length) is "" or "-0" or "-latest";
    }
}

/// <summary>A model.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Created">When it came out, as the wire has it.</param>
/// <param name="MostOutput">The most tokens of an answer.</param>
internal sealed record AnthropicModel(string Id, string Name, string Created, int MostOutput)
{
    /// <summary>Whether a conversation may end in words of the model for it to go on with.</summary>
    public bool TakesPrefill { get; init; } = true;

    /// <summary>Whether it takes <c>temperature</c> or <c>top_p</c>, not both.</summary>
    public bool TakesOneSampling { get; init; }
}
