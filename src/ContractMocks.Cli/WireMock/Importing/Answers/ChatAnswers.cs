using System.Text.Json.Nodes;
using static ContractMocks.Cli.WireMock.Importing.Answers.AnswerNodes;

namespace ContractMocks.Cli.WireMock.Importing.Answers;

/// <summary>OpenAI's chat completions.</summary>
internal sealed class ChatAnswers : AnswerKind
{
    private static readonly string[] s_extras = ["audio", "annotations", "function_call"];

    public override SaidAnswer Read(JsonObject answer)
    {
        var choices = Items(answer, "choices");
        var choice = choices.Count > 0 ? choices[0] : null;
        var message = Object(choice, "message");
        var calls = Items(message, "tool_calls").Select(static call => Object(call, "function")).Select(static call => (Text(call, "name"), Text(call, "arguments"))).ToList();
        var extras = s_extras.Where(name => Has(message, name)).Select(static name => $"'{name}' of the message").ToList();
        if (choices.Count > 1)
        {
            extras.Add("the choices after the first (a request that asks for several gets the same several times)");
        }

        if (Has(choice, "logprobs"))
        {
            extras.Add("'logprobs' (a request that asks for them gets ours)");
        }

        var reasoning = Text(message, "reasoning_content");
        var finish = Text(choice, "finish_reason");
        return new SaidAnswer
        {
            Text = Text(message, "content"),
            Refusal = Text(message, "refusal"),
            Reasoning = reasoning.Length > 0 ? reasoning : Text(message, "reasoning"),
            Calls = calls,
            Finish = finish switch
            {
                "length" => FinishReason.Length,
                "content_filter" => FinishReason.ContentFilter,
                "stop" when calls.Count > 0 => FinishReason.Stop,
                "tool_calls" when calls.Count == 0 => FinishReason.ToolCalls,
                _ => null,
            },
            Usage = UsageOf(Object(answer, "usage")),
            Extras = extras,
        };
    }

    public override JsonObject Assemble(IReadOnlyList<JsonObject> events)
    {
        var message = new JsonObject { ["role"] = "assistant" };
        var calls = new SortedDictionary<int, JsonObject>();
        var choice = new JsonObject { ["message"] = message };
        var whole = new JsonObject { ["choices"] = new JsonArray(choice) };
        foreach (var one in events)
        {
            if (Object(one, "usage") is { } usage)
            {
                whole["usage"] = usage.DeepClone();
            }

            var part = First(one, "choices");
            if (Text(part, "finish_reason") is { Length: > 0 } finish)
            {
                choice["finish_reason"] = finish;
            }

            var delta = Object(part, "delta");
            Join(message, delta, "content", "refusal", "reasoning_content", "reasoning");
            foreach (var call in Items(delta, "tool_calls"))
            {
                var index = Number(call, "index") ?? 0;
                if (!calls.TryGetValue(index, out var known))
                {
                    calls.Add(index, known = new JsonObject { ["function"] = new JsonObject() });
                }

                Join((JsonObject)known["function"]!, Object(call, "function"), "name", "arguments");
            }
        }

        message["tool_calls"] = new JsonArray([.. calls.Values]);
        return whole;
    }

    public override void Mend(JsonObject answer, Mends mends)
    {
        mends.Fill(answer, ("id", Mends.Id("chatcmpl-", 0)), ("object", "chat.completion"), ("created", 1), ("model", "gpt-5"));
        MendUsage(answer, mends);
        var choices = Items(answer, "choices");
        for (var i = 0; i < choices.Count; i++)
        {
            var message = Object(choices[i], "message");
            mends.Fill(choices[i], ("index", i), ("logprobs", null));
            mends.Fill(message, ("role", "assistant"), ("refusal", null));
            if (Has(message, "tool_calls") || Has(message, "refusal"))
            {
                mends.Fill(message, ("content", null));
            }

            MendCalls(message, mends, static (call, index) => [("id", Mends.Id("call_", index)), ("type", "function")]);
        }
    }

    public override void MendEvent(JsonObject one, int number, Mends mends)
    {
        if (one.ContainsKey("error"))
        {
            return;
        }

        mends.Fill(one, ("id", Mends.Id("chatcmpl-", 0)), ("object", "chat.completion.chunk"), ("created", 1), ("model", "gpt-5"));
        MendUsage(one, mends);
        foreach (var choice in Items(one, "choices"))
        {
            mends.Fill(choice, ("index", 0), ("finish_reason", null), ("delta", new JsonObject()));
            MendCalls(Object(choice, "delta"), mends, static (call, index) => [("index", index)]);
        }
    }

    private static void MendCalls(JsonObject? message, Mends mends, Func<JsonObject, int, (string, JsonNode?)[]> missing)
    {
        var calls = Items(message, "tool_calls");
        for (var i = 0; i < calls.Count; i++)
        {
            mends.Fill(calls[i], missing(calls[i], i));
        }
    }

    internal static void MendUsage(JsonObject answer, Mends mends)
    {
        var usage = Object(answer, "usage");
        mends.Fill(usage, ("prompt_tokens", 1), ("completion_tokens", 1));
        mends.Fill(usage, ("total_tokens", (Number(usage, "prompt_tokens") ?? 0) + (Number(usage, "completion_tokens") ?? 0)));
    }

    internal static ReplyUsage? UsageOf(JsonObject? usage) => Usage(
        Number(usage, "prompt_tokens"),
        Number(usage, "completion_tokens"),
        Number(Object(usage, "completion_tokens_details"), "reasoning_tokens"),
        Number(Object(usage, "prompt_tokens_details"), "cached_tokens"));

    /// <summary>Puts texts of a piece behind those that came before.</summary>
    internal static void Join(JsonObject whole, JsonNode? piece, params string[] names)
    {
        foreach (var name in names)
        {
            if (Text(piece, name) is { Length: > 0 } text)
            {
                whole[name] = Text(whole, name) + text;
            }
        }
    }
}
