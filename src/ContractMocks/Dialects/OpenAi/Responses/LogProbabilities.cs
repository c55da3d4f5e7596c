using System.Text.Json;
using ContractMocks.Engine;
using ContractMocks.Tokens;

namespace ContractMocks.Dialects.OpenAi.Responses;

/// <summary>Writes how likely each token of a text was. Likelihoods are made up: the same for the same seed and exchange.</summary>
/// <param name="answer">The answer.</param>
/// <param name="count">How many of the likeliest tokens to tell beside each; null to tell nothing.</param>
internal sealed class LogProbabilities(Answer answer, int? count)
{
    private static readonly string[] s_others =
        [" the", ",", " a", ".", " of", " and", " to", " in", " is", "\n", " it", " that", " for", " with", " as", " on", " was", "The", " at", " by", " I"];

    /// <summary>Those of one piece of a text.</summary>
    public void Write(Utf8JsonWriter json, ReadOnlySpan<char> piece)
    {
        json.WriteStartArray("logprobs"u8);
        if (count is not null)
        {
            WriteTokens(json, piece.ToString());
        }

        json.WriteEndArray();
    }

    /// <summary>Those of all pieces of a text.</summary>
    public void Write(Utf8JsonWriter json, Pieces pieces)
    {
        json.WriteStartArray("logprobs"u8);
        for (var i = 0; count is not null && i < pieces.Count; i++)
        {
            WriteTokens(json, pieces[i].ToString());
        }

        json.WriteEndArray();
    }

    private void WriteTokens(Utf8JsonWriter json, string piece)
    {
        foreach (var token in TokenText.Split(answer.Conversation.Model, piece))
        {
            var logprob = LogProbability(token.Text);
            Begin(json, token.Bytes.Span, logprob, token.Text);
            json.WriteStartArray("top_logprobs"u8);
            WriteLikeliest(json, token, logprob);
            json.WriteEndArray();
            json.WriteEndObject();
        }
    }

    private void WriteLikeliest(Utf8JsonWriter json, TextToken token, double logprob)
    {
        var left = count.GetValueOrDefault();
        if (left-- <= 0)
        {
            return;
        }

        Begin(json, token.Bytes.Span, logprob, token.Text);
        json.WriteEndObject();
        var rank = 1;
        foreach (var other in s_others)
        {
            if (left > 0 && other != token.Text)
            {
                Begin(json, System.Text.Encoding.UTF8.GetBytes(other), logprob - (2.5 * rank++), other);
                json.WriteEndObject();
                left--;
            }
        }
    }

    private static void Begin(Utf8JsonWriter json, ReadOnlySpan<byte> bytes, double logprob, string token)
    {
        json.WriteStartObject();
        json.WriteStartArray("bytes"u8);
        foreach (var one in bytes)
        {
            json.WriteNumberValue(one);
        }

        json.WriteEndArray();
        json.WriteNumber("logprob"u8, logprob);
        json.WriteString("token"u8, token);
    }

    private double LogProbability(string token) =>
        -Math.Round(Math.Abs(StableChance.ForText(answer.Seed, token).NextSigned()) * 0.25, 6);
}
