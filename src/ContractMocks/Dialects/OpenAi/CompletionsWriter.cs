using System.Text.Json;
using ContractMocks.Engine;
using ContractMocks.Tokens;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>Writes older completions, whole and as chunks.</summary>
internal sealed class CompletionsWriter(Answer answer, WireBuffer buffer)
{
    private const int IdLength = 29;

    /// <summary>The most tokens that are named beside each other, by the provider's document.</summary>
    private const int MostTop = 5;

    private readonly string _id = answer.Id("cmpl-", IdLength);
    private readonly bool _echoes = RequestJson.IsTrue(answer.Conversation.Body, "echo"u8);

    private ReadOnlySpan<byte> FinishReason => answer.Finish switch
    {
        ContractMocks.FinishReason.Length or ContractMocks.FinishReason.ContextWindow => "length"u8,
        ContractMocks.FinishReason.ContentFilter => "content_filter"u8,
        _ => "stop"u8,
    };

    /// <summary>The prompt that a choice begins with; empty where the request does not want it.</summary>
    public string Echo(int choice)
    {
        var prompts = answer.Conversation.Messages;
        return _echoes && prompts.Count > 0 ? prompts[choice * prompts.Count / answer.Conversation.Choices].Text : "";
    }

    public void Write()
    {
        var json = buffer.Json;
        json.WriteStartObject();
        json.WriteString("id"u8, _id);
        json.WriteString("object"u8, "text_completion"u8);
        json.WriteNumber("created"u8, answer.Created);
        json.WriteString("model"u8, answer.Conversation.Model);
        json.WriteStartArray("choices"u8);
        for (var choice = 0; choice < answer.Conversation.Choices; choice++)
        {
            json.WriteStartObject();
            json.WriteString("text"u8, Echo(choice) + (answer.Text ?? answer.Refusal));
            json.WriteNumber("index"u8, choice);
            WriteProbabilities(json, Echo(choice) + (answer.Text ?? answer.Refusal));
            json.WriteString("finish_reason"u8, FinishReason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteUsage(json);
        json.WriteString("system_fingerprint"u8, StableChance.ForText(answer.Seed, answer.Conversation.Model).Hex("fp_", 10));
        json.WriteEndObject();
        buffer.EndJson();
    }

    public void Chunk(int choice, ReadOnlySpan<char> text, bool isEnd)
    {
        var json = BeginChunk();
        json.WriteStartObject();
        json.WriteString("text"u8, text);
        json.WriteNumber("index"u8, choice);
        if (answer.Conversation.LogProbabilities is not null && text.Length > 0)
        {
            WriteProbabilities(json, text.ToString());
        }
        else
        {
            json.WriteNull("logprobs"u8);
        }

        if (isEnd)
        {
            json.WriteString("finish_reason"u8, FinishReason);
        }
        else
        {
            json.WriteNull("finish_reason"u8);
        }

        json.WriteEndObject();
        json.WriteEndArray();
        EndChunk(json, hasUsage: false);
        buffer.Order?.Take("text", choice);
        if (isEnd)
        {
            buffer.Order?.Take("finish", choice);
        }
    }

    public void UsageChunk()
    {
        var json = BeginChunk();
        json.WriteEndArray();
        EndChunk(json, hasUsage: true);
        buffer.Order?.Take("usage");
    }

    private Utf8JsonWriter BeginChunk()
    {
        buffer.Write("data: "u8);
        var json = buffer.Json;
        json.WriteStartObject();
        json.WriteString("id"u8, _id);
        json.WriteString("object"u8, "text_completion"u8);
        json.WriteNumber("created"u8, answer.Created);
        json.WriteStartArray("choices"u8);
        return json;
    }

    private void EndChunk(Utf8JsonWriter json, bool hasUsage)
    {
        json.WriteString("model"u8, answer.Conversation.Model);
        if (hasUsage)
        {
            WriteUsage(json);
        }
        else if (answer.Conversation.IncludeUsage)
        {
            json.WriteNull("usage"u8);
        }

        json.WriteEndObject();
        buffer.EndJson();
        buffer.Write("\n\n"u8);
    }

    private void WriteUsage(Utf8JsonWriter json)
    {
        json.WriteStartObject("usage"u8);
        json.WriteNumber("prompt_tokens"u8, answer.PromptTokens);
        json.WriteNumber("completion_tokens"u8, answer.CompletionTokens);
        json.WriteNumber("total_tokens"u8, answer.PromptTokens + answer.CompletionTokens);
        json.WriteEndObject();
    }

    /// <summary>In the older form: lists of tokens, of their log probabilities, of the likeliest, and of where they begin.</summary>
    private void WriteProbabilities(Utf8JsonWriter json, string text)
    {
        if (answer.Conversation.LogProbabilities is not { } top)
        {
            json.WriteNull("logprobs"u8);
            return;
        }

        var tokens = TokenText.Split(answer.Conversation.Model, text);
        var likely = new double[tokens.Length];
        var chance = StableChance.For(answer.Seed, answer.Number, ChancePurpose.LogProbability);
        for (var i = 0; i < likely.Length; i++)
        {
            likely[i] = -Math.Round(Math.Pow(Math.Abs(chance.NextSigned()), 4), 8);
        }

        json.WriteStartObject("logprobs"u8);
        json.WriteStartArray("tokens"u8);
        Array.ForEach(tokens, token => json.WriteStringValue(token.Text));
        json.WriteEndArray();
        json.WriteStartArray("token_logprobs"u8);
        Array.ForEach(likely, json.WriteNumberValue);
        json.WriteEndArray();
        json.WriteStartArray("top_logprobs"u8);
        for (var i = 0; i < tokens.Length; i++)
        {
            json.WriteStartObject();
            for (int rank = 0, other = i + 1; rank < Math.Min(top, MostTop); rank++)
            {
                if (rank == 0)
                {
                    json.WriteNumber(tokens[i].Text, likely[i]);
                }
                else
                {
                    json.WriteNumber(ChatLogProbabilities.Other(tokens[i].Text, ref other), ChatLogProbabilities.OtherLikely(likely[i], rank));
                }
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("text_offset"u8);
        var offset = 0;
        foreach (var token in tokens)
        {
            json.WriteNumberValue(offset);
            offset += token.Text.Length;
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
