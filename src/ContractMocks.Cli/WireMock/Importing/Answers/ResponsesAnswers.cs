using System.Text.Json.Nodes;
using static ContractMocks.Cli.WireMock.Importing.Answers.AnswerNodes;

namespace ContractMocks.Cli.WireMock.Importing.Answers;

/// <summary>OpenAI's responses.</summary>
internal sealed class ResponsesAnswers : AnswerKind
{
    private static readonly string[] s_said = ["message", "function_call", "reasoning"];

    public override SaidAnswer Read(JsonObject answer)
    {
        var items = Items(answer, "output");
        var parts = items.Where(static item => Text(item, "type") == "message").SelectMany(static item => Items(item, "content")).ToList();
        var reasoning = items.Where(static item => Text(item, "type") == "reasoning").ToList();
        var extras = items.Select(static item => Text(item, "type")).Where(static type => !s_said.Contains(type)).Distinct().Select(static type => $"the output item '{type}'").ToList();
        if (parts.Exists(static part => Has(part, "annotations")))
        {
            extras.Add("the annotations of the text");
        }

        var usage = Object(answer, "usage");
        return new SaidAnswer
        {
            Text = string.Concat(parts.Select(static part => Text(part, "text"))),
            Refusal = string.Concat(parts.Select(static part => Text(part, "refusal"))),
            Reasoning = string.Join("\n\n", reasoning.SelectMany(static item => Items(item, "summary")).Select(static part => Text(part, "text"))),
            Calls = [.. items.Where(static item => Text(item, "type") == "function_call").Select(static item => (Text(item, "name"), Text(item, "arguments")))],
            Finish = Text(Object(answer, "incomplete_details"), "reason") switch
            {
                "max_output_tokens" => FinishReason.Length,
                "content_filter" => FinishReason.ContentFilter,
                _ => null,
            },
            Usage = Usage(
                Number(usage, "input_tokens"),
                Number(usage, "output_tokens"),
                Number(Object(usage, "output_tokens_details"), "reasoning_tokens"),
                Number(Object(usage, "input_tokens_details"), "cached_tokens")),
            Extras = extras,
        };
    }

    // The event that ends a stream holds the whole response; a fake that leaves it empty has the items before it.
    public override JsonObject Assemble(IReadOnlyList<JsonObject> events)
    {
        var whole = (JsonObject?)events.Select(static one => Object(one, "response")).LastOrDefault(static one => one is not null)?.DeepClone() ?? [];
        if (Items(whole, "output").Count > 0)
        {
            return whole;
        }

        var items = events.Where(static one => Text(one, "type") == "response.output_item.done").Select(static one => Object(one, "item")?.DeepClone()).Where(static item => item is not null).ToList();
        var text = string.Concat(events.Where(static one => Text(one, "type") == "response.output_text.delta").Select(static one => Text(one, "delta")));
        whole["output"] = items.Count > 0 ? new JsonArray([.. items]) : new JsonArray(new JsonObject
        {
            ["type"] = "message",
            ["content"] = new JsonArray(new JsonObject { ["type"] = "output_text", ["text"] = text }),
        });
        return whole;
    }

    public override void Mend(JsonObject answer, Mends mends)
    {
        mends.Fill(
            answer,
            ("id", Mends.Id("resp_", 0)), ("object", "response"), ("created_at", 1), ("model", "gpt-5"), ("status", "completed"), ("error", null), ("incomplete_details", null),
            ("instructions", null), ("metadata", new JsonObject()), ("parallel_tool_calls", true), ("temperature", 1), ("top_p", 1), ("tool_choice", "auto"), ("tools", new JsonArray()));
        var usage = Object(answer, "usage");
        mends.Fill(
            usage,
            ("input_tokens_details", new JsonObject { ["cached_tokens"] = 0 }), ("output_tokens_details", new JsonObject { ["reasoning_tokens"] = 0 }),
            ("total_tokens", (Number(usage, "input_tokens") ?? 0) + (Number(usage, "output_tokens") ?? 0)));
        var items = Items(answer, "output");
        for (var i = 0; i < items.Count; i++)
        {
            MendItem(items[i], i, mends);
        }
    }

    public override void MendEvent(JsonObject one, int number, Mends mends)
    {
        mends.Fill(one, ("sequence_number", number));
        if (Object(one, "response") is { } response)
        {
            Mend(response, mends);
        }

        if (Object(one, "item") is { } item)
        {
            MendItem(item, 0, mends);
            mends.Fill(one, ("output_index", 0));
        }

        if (Text(one, "type").StartsWith("response.output_text.", StringComparison.Ordinal))
        {
            mends.Fill(one, ("item_id", Mends.Id("msg_", 0)), ("output_index", 0), ("content_index", 0), ("logprobs", new JsonArray()));
        }
    }

    private static void MendItem(JsonObject item, int index, Mends mends)
    {
        switch (Text(item, "type"))
        {
            case "message":
                mends.Fill(item, ("id", Mends.Id("msg_", index)), ("status", "completed"), ("role", "assistant"));
                foreach (var part in Items(item, "content").Where(static part => Text(part, "type") == "output_text"))
                {
                    mends.Fill(part, ("annotations", new JsonArray()), ("logprobs", new JsonArray()));
                }

                break;
            case "function_call":
                mends.Fill(item, ("id", Mends.Id("fc_", index)), ("call_id", Mends.Id("call_", index)), ("status", "completed"));
                break;
            case "reasoning":
                mends.Fill(item, ("id", Mends.Id("rs_", index)), ("summary", new JsonArray()));
                break;
        }
    }
}
