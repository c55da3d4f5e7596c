namespace ContractMocks.Fakes.Tests.Components;

/// <summary>The component schemas that have no instance, each with why, and the keywords of which our faker must name one.</summary>
internal static class ImpossibleComponents
{
    private const string Old = "llm/anthropic/anthropic-2025-05-23.yaml: ";
    private const string Router = "llm/openrouter/openrouter-2026-03-31.json: ";
    private const string Model = "it requires a Model, which must be null and also a text or one of several texts";
    private const string Twice = "two of its alternatives, of which exactly one may fit, take anything";

    private static readonly string[] s_null = ["type", "anyOf", "enum"];
    private static readonly string[] s_twice = ["oneOf"];

    private static readonly Dictionary<string, (string[] Keywords, string Why)> s_known = new(StringComparer.Ordinal)
    {
        [Old + "BetaCountMessageTokensParams"] = (s_null, Model),
        [Old + "BetaCreateMessageBatchParams"] = (s_null, Model),
        [Old + "BetaCreateMessageParams"] = (s_null, Model),
        [Old + "BetaMessage"] = (s_null, Model),
        [Old + "BetaMessageBatchIndividualRequestParams"] = (s_null, Model),
        [Old + "BetaMessageStartEvent"] = (s_null, Model),
        [Old + "BetaSucceededResult"] = (s_null, Model),
        [Old + "CompletionRequest"] = (s_null, Model),
        [Old + "CompletionResponse"] = (s_null, Model),
        [Old + "CountMessageTokensParams"] = (s_null, Model),
        [Old + "CreateMessageBatchParams"] = (s_null, Model),
        [Old + "CreateMessageParams"] = (s_null, Model),
        [Old + "CreateMessageParamsWithoutStream"] = (s_null, Model),
        [Old + "Message"] = (s_null, Model),
        [Old + "MessageBatchIndividualRequestParams"] = (s_null, Model),
        [Old + "MessageStartEvent"] = (s_null, Model),
        [Old + "Model"] = (s_null, Model),
        [Old + "SucceededResult"] = (s_null, Model),
        [Router + "ChatChoice"] = (s_twice, "it requires a ChatChoiceFinishReason"),
        [Router + "ChatChoiceFinishReason"] = (s_twice, Twice),
        [Router + "ChatRequestReasoningSummary"] = (s_twice, Twice),
        [Router + "McpServerToolAllowedTools"] = (s_twice, Twice),
        [Router + "McpServerToolRequireApproval"] = (s_twice, Twice),
    };

    /// <summary>Whether a schema, named with its group, is one of them.</summary>
    public static bool Has(string schema) => s_known.ContainsKey(schema);

    /// <summary>Failures that are not listed, entries that do not fail, and entries whose contradiction the faker does not name.</summary>
    public static List<string> Surprises(IReadOnlyList<FakeResult> results)
    {
        var surprises = new List<string>();
        foreach (var result in results)
        {
            var known = s_known.TryGetValue(result.Schema.ToString(), out var entry);
            if (result.Failure is not null && !known)
            {
                surprises.Add($"FAILS {result.Schema}: {result.Failure}");
            }
            else if (known && result.Failure is null)
            {
                surprises.Add($"{result.Schema} is listed as impossible and was faked");
            }
            else if (known && !entry.Keywords.Contains(result.Unfakeable?.Keyword))
            {
                surprises.Add($"{result.Schema}: the faker should name {string.Join(" or ", entry.Keywords)} ({entry.Why}): {result.Failure}");
            }
        }

        return surprises;
    }
}
