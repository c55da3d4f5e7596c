using System.Text.Json;
using ContractMocks.Engine;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>What OpenAI refuses although its document allows it: it depends on the model.</summary>
internal static class ChatRefusals
{
    /// <exception cref="RefusedException">The model named does not take a parameter that the request has.</exception>
    public static void Check(JsonElement body)
    {
        var model = RequestJson.Text(body, "model"u8) ?? "";
        if (IsReasoning(model) && ChatRequestReader.Number(body, "max_tokens"u8) is not null)
        {
            throw new RefusedException(new WireError(
                400,
                WireError.Invalid,
                "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
                "max_tokens",
                "unsupported_parameter"));
        }

        if (RequestJson.Object(body, "web_search_options"u8).ValueKind == JsonValueKind.Object && !model.Contains("search", StringComparison.Ordinal))
        {
            throw new RefusedException(new WireError(
                400, WireError.Invalid, "Web search options not supported with this model.", "web_search_options"));
        }
    }

    /// <summary>Whether a model thinks before it answers: <c>o1</c> and its successors, <c>gpt-5</c> but for its chat variants.</summary>
    public static bool IsReasoning(string model) =>
        (model.Length > 1 && model[0] == 'o' && char.IsAsciiDigit(model[1]))
        || (model.StartsWith("gpt-5", StringComparison.Ordinal) && !model.Contains("chat", StringComparison.Ordinal));

    /// <summary>Whether answers of a model have no log probabilities, not even a null: those that reason, and those that search.</summary>
    public static bool HasNoProbabilities(string model) => IsReasoning(model) || model.Contains("-search-", StringComparison.Ordinal);
}
