using System.Text.Json.Nodes;
using ContractMocks.Dialects;
using static ContractMocks.Cli.WireMock.Importing.Answers.AnswerNodes;

namespace ContractMocks.Cli.WireMock.Importing.Answers;

/// <summary>Ollama's chat, and its generation of a text.</summary>
internal sealed class OllamaAnswers : AnswerKind
{
    public override StreamForm Form => StreamForm.Lines;

    public override SaidAnswer Read(JsonObject answer)
    {
        var message = Object(answer, "message");
        var text = message is null ? Text(answer, "response") : Text(message, "content");
        return new SaidAnswer
        {
            Text = text,
            Reasoning = message is null ? Text(answer, "thinking") : Text(message, "thinking"),
            Calls = [.. Items(message, "tool_calls").Select(static call => Object(call, "function")).Select(static call => (Text(call, "name"), call?["arguments"]?.ToJsonString() ?? "{}"))],
            Finish = Text(answer, "done_reason") == "length" ? FinishReason.Length : null,
            Usage = Usage(Number(answer, "prompt_eval_count"), Number(answer, "eval_count"), null, null),
            Extras = Has(message, "images") ? ["'images' of the message"] : [],
        };
    }

    public override JsonObject Assemble(IReadOnlyList<JsonObject> events)
    {
        var whole = (JsonObject?)(events.Count == 0 ? null : events[^1].DeepClone()) ?? [];
        if (!events.Any(static one => one.ContainsKey("message")))
        {
            whole.Remove("response");
            whole.Remove("thinking");
            foreach (var one in events)
            {
                ChatAnswers.Join(whole, one, "response", "thinking");
            }

            return whole;
        }

        var message = new JsonObject { ["role"] = "assistant" };
        var calls = new JsonArray();
        foreach (var part in events.Select(static one => Object(one, "message")))
        {
            ChatAnswers.Join(message, part, "content", "thinking");
            foreach (var call in Items(part, "tool_calls"))
            {
                calls.Add(call.DeepClone());
            }
        }

        message["tool_calls"] = calls;
        whole["message"] = message;
        return whole;
    }

    public override void Mend(JsonObject answer, Mends mends)
    {
        mends.Fill(answer, ("done", true));
        MendEvent(answer, 0, mends);
        mends.Fill(
            answer,
            ("done_reason", "stop"), ("total_duration", 1), ("load_duration", 1), ("prompt_eval_count", 1), ("prompt_eval_duration", 1), ("eval_count", 1), ("eval_duration", 1));
    }

    public override void MendEvent(JsonObject one, int number, Mends mends)
    {
        mends.Fill(one, ("model", "llama3.2"), ("created_at", "2026-01-01T00:00:00Z"), ("done", false));
        mends.Fill(Object(one, "message"), ("role", "assistant"), ("content", ""));
    }
}
