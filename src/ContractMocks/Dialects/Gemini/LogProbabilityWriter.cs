using System.Text.Json;
using ContractMocks.Engine;
using ContractMocks.Tokens;

namespace ContractMocks.Dialects.Gemini;

/// <summary>
/// Writes log probabilities of the text: of each token and, where asked for, of others that might have stood there. Older models and Vertex AI give the
/// average without being asked.
/// </summary>
internal static class LogProbabilityWriter
{
    private const int Vocabulary = 256_000;

    private static readonly string[] s_others = [" the", " a", ".", ",", " and", " of", " to", " in", " is", "\n", " it", " that", " for", " on", " with", " as", " at", " by", " an", " or"];

    public static void Write(Utf8JsonWriter json, Answer answer, GeminiModel model)
    {
        var text = answer.Text ?? answer.Refusal;
        if (string.IsNullOrEmpty(text) && answer.Calls is [var call, ..] && model is { IsPlain: true, IsVertex: false })
        {
            // Older models average over their calls as well.
            json.WriteNumber("avgLogprobs"u8, Likelihood(answer, call.Tool));
            return;
        }

        if (string.IsNullOrEmpty(text) || (answer.Conversation.LogProbabilities is null && !model.IsPlain))
        {
            return;
        }

        var tokens = TokenText.Split(model.Name, text);
        var sum = 0.0;
        foreach (var token in tokens)
        {
            sum += Likelihood(answer, token.Text);
        }

        json.WriteNumber("avgLogprobs"u8, sum / Math.Max(1, tokens.Length));
        if (answer.Conversation.LogProbabilities is { } others)
        {
            WriteTokens(json, answer, tokens, others);
        }
    }

    private static void WriteTokens(Utf8JsonWriter json, Answer answer, TextToken[] tokens, int others)
    {
        json.WriteStartObject("logprobsResult"u8);
        if (others > 0)
        {
            json.WriteStartArray("topCandidates"u8);
            foreach (var token in tokens)
            {
                WriteTop(json, answer, token.Text, others);
            }

            json.WriteEndArray();
        }

        json.WriteStartArray("chosenCandidates"u8);
        foreach (var token in tokens)
        {
            WriteToken(json, answer, token.Text, Likelihood(answer, token.Text));
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The token itself, which is the likeliest, and others that are ever less likely.</summary>
    private static void WriteTop(Utf8JsonWriter json, Answer answer, string token, int count)
    {
        var likelihood = Likelihood(answer, token);
        json.WriteStartObject();
        json.WriteStartArray("candidates"u8);
        WriteToken(json, answer, token, likelihood);
        var written = 1;
        foreach (var other in s_others)
        {
            if (written < count && other != token)
            {
                likelihood -= 1.5f;
                WriteToken(json, answer, other, likelihood);
                written++;
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteToken(Utf8JsonWriter json, Answer answer, string token, float likelihood)
    {
        json.WriteStartObject();
        json.WriteString("token"u8, token);
        json.WriteNumber("tokenId"u8, (int)(StableChance.ForText(answer.Seed, token).Next() % Vocabulary));
        json.WriteNumber("logProbability"u8, likelihood);
        json.WriteEndObject();
    }

    /// <summary>From -0.5 to nearly 0: the same for the same token.</summary>
    private static float Likelihood(Answer answer, string token) =>
        -(float)((StableChance.ForText(answer.Seed + 1, token).Next() % 5000) + 1) / 10_000f;
}
