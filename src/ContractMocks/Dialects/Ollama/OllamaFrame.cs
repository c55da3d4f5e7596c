using System.Text.Json;
using ContractMocks.Conversations;
using ContractMocks.Engine;
using ContractMocks.Tokens;

namespace ContractMocks.Dialects.Ollama;

/// <summary>Writes the objects of <c>/api/chat</c> and <c>/api/generate</c>: whole answers, and the lines of streams.</summary>
internal sealed class OllamaFrame(Answer answer, bool isChat, Utf8JsonWriter json)
{
    private const int MostContext = 4096;
    private readonly string _created = OllamaTime.Now(answer.Exchange);

    /// <summary>What is said; a refusal is a text as any other.</summary>
    private string Said => answer.Text ?? answer.Refusal ?? "";

    /// <summary>What the model thought, where the client wants to see it.</summary>
    private string? Thought => answer is { HidesReasoning: false, Conversation.Reasoning: not { IsEnabled: false } } ? answer.Reasoning : null;

    /// <summary>What the last line holds, as the order of streams names it.</summary>
    public string Kind { get; private set; } = "content";

    public void Whole()
    {
        Begin();
        Message(Said, Thought, withCalls: true);
        LogProbabilities(Said);
        End();
    }

    public IEnumerable<StreamStep> Lines()
    {
        var thoughts = answer.Pieces.Other(Thought ?? "");
        for (var i = 0; i < thoughts.Count; i++)
        {
            Kind = "thinking";
            Line("", thoughts[i].ToString(), withCalls: false);
            yield return StreamStep.Token;
        }

        var pieces = answer.Pieces.Text(Said);
        for (var i = 0; i < pieces.Count; i++)
        {
            Kind = "content";
            Line(pieces[i].ToString(), null, withCalls: false);
            yield return StreamStep.Token;
        }

        if (isChat && answer.Calls.Length > 0)
        {
            Kind = "call";
            Line("", null, withCalls: true);
            yield return StreamStep.Token;
        }

        Kind = "done";
        Begin();
        Message("", null, withCalls: false);
        End();
        yield return StreamStep.End;
    }

    private void Line(string text, string? thought, bool withCalls)
    {
        Begin();
        Message(text, thought, withCalls);
        json.WriteBoolean("done"u8, false);
        LogProbabilities(text);
        json.WriteEndObject();
    }

    private void Begin()
    {
        json.WriteStartObject();
        json.WriteString("model"u8, answer.Conversation.Model);
        json.WriteString("created_at"u8, _created);
    }

    private void Message(string text, string? thought, bool withCalls)
    {
        if (!isChat)
        {
            json.WriteString("response"u8, text);
            if (thought is not null)
            {
                json.WriteString("thinking"u8, thought);
            }

            return;
        }

        json.WriteStartObject("message"u8);
        json.WriteString("role"u8, "assistant"u8);
        json.WriteString("content"u8, text);
        if (thought is not null)
        {
            json.WriteString("thinking"u8, thought);
        }

        if (withCalls && answer.Calls.Length > 0)
        {
            Calls();
        }

        json.WriteEndObject();
    }

    private void Calls()
    {
        json.WriteStartArray("tool_calls"u8);
        for (var i = 0; i < answer.Calls.Length; i++)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, answer.Calls[i].Id);
            json.WriteStartObject("function"u8);
            json.WriteNumber("index"u8, i);
            json.WriteString("name"u8, answer.Calls[i].Tool);
            json.WritePropertyName("arguments"u8);
            json.WriteRawValue(answer.Calls[i].Arguments);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Why it is over, and what it took.</summary>
    private void End()
    {
        var usage = answer.Usage;
        var load = OllamaTime.Load(answer.Exchange);
        json.WriteBoolean("done"u8, true);
        json.WriteString("done_reason"u8, answer.Finish is FinishReason.Length or FinishReason.ContextWindow ? "length"u8 : "stop"u8);
        if (!isChat && !RequestJson.IsTrue(answer.Conversation.Body, "raw"u8))
        {
            Context(usage.Input + usage.Output);
        }

        var (reading, writing) = (OllamaTime.Reading(usage.Input), OllamaTime.Writing(usage.Output));
        json.WriteNumber("total_duration"u8, load + reading + writing + (load / 100));
        json.WriteNumber("load_duration"u8, load);
        json.WriteNumber("prompt_eval_count"u8, usage.Input);
        json.WriteNumber("prompt_eval_duration"u8, reading);
        json.WriteNumber("eval_count"u8, usage.Output);
        json.WriteNumber("eval_duration"u8, writing);
        json.WriteEndObject();
    }

    /// <summary>The tokens of the conversation, which a client may send back; a mock reads nothing out of them.</summary>
    private void Context(int count)
    {
        var chance = StableChance.ForText(answer.Seed, answer.Conversation.User + '\n' + Said);
        json.WriteStartArray("context"u8);
        for (var i = 0; i < Math.Min(count, MostContext); i++)
        {
            json.WriteNumberValue((int)(chance.Next() % 128_000));
        }

        json.WriteEndArray();
    }

    private void LogProbabilities(string text)
    {
        if (answer.Conversation.LogProbabilities is not { } others || text.Length == 0)
        {
            return;
        }

        json.WriteStartArray("logprobs"u8);
        var chance = StableChance.ForText(answer.Seed, text);
        foreach (var token in TokenText.Split(answer.Conversation.Model, text))
        {
            var likely = -(double)(chance.Next() % 10_000) / 100_000;
            json.WriteStartObject();
            Token(token, likely);
            if (others > 0)
            {
                json.WriteStartArray("top_logprobs"u8);
                for (var i = 0; i < Math.Min(others, 20); i++)
                {
                    json.WriteStartObject();
                    Token(i == 0 ? token : new TextToken(" t" + (char)('a' + i), new[] { (byte)' ', (byte)'t', (byte)('a' + i) }), likely - (i * 1.5));
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void Token(TextToken token, double likely)
    {
        json.WriteString("token"u8, token.Text);
        json.WriteNumber("logprob"u8, likely);
        json.WriteStartArray("bytes"u8);
        foreach (var one in token.Bytes.Span)
        {
            json.WriteNumberValue(one);
        }

        json.WriteEndArray();
    }
}
