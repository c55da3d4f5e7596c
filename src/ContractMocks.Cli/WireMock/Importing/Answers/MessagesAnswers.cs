using System.Text.Json.Nodes;
using static ContractMocks.Cli.WireMock.Importing.Answers.AnswerNodes;

namespace ContractMocks.Cli.WireMock.Importing.Answers;

/// <summary>Anthropic's messages.</summary>
internal sealed class MessagesAnswers : AnswerKind
{
    private static readonly string[] s_said = ["text", "tool_use", "thinking", "redacted_thinking"];

    public override SaidAnswer Read(JsonObject answer)
    {
        var blocks = Items(answer, "content");
        var calls = blocks.Where(static block => Text(block, "type") == "tool_use").Select(static block => (Text(block, "name"), block["input"]?.ToJsonString() ?? "{}")).ToList();
        var extras = blocks.Select(static block => Text(block, "type")).Where(static type => !s_said.Contains(type)).Distinct().Select(static type => $"the block '{type}'").ToList();
        if (blocks.Any(static block => Has(block, "citations")))
        {
            extras.Add("the citations of the text");
        }

        var stop = Text(answer, "stop_reason");
        var usage = Object(answer, "usage");
        var text = string.Concat(blocks.Where(static block => Text(block, "type") == "text").Select(static block => Text(block, "text")));
        return new SaidAnswer
        {
            Text = stop == "refusal" ? "" : text,
            Refusal = stop == "refusal" ? text : "",
            Reasoning = string.Join("\n\n", blocks.Where(static block => Text(block, "type") == "thinking").Select(static block => Text(block, "thinking"))),
            HidesReasoning = blocks.Any(static block => Text(block, "type") == "redacted_thinking"),
            Calls = calls,
            Finish = stop switch
            {
                "max_tokens" => FinishReason.Length,
                "stop_sequence" => FinishReason.StopSequence,
                "pause_turn" => FinishReason.Pause,
                "model_context_window_exceeded" => FinishReason.ContextWindow,
                "refusal" when text.Length == 0 => FinishReason.Refusal,
                "end_turn" when calls.Count > 0 => FinishReason.Stop,
                "tool_use" when calls.Count == 0 => FinishReason.ToolCalls,
                _ => null,
            },
            Usage = Usage(Number(usage, "input_tokens"), Number(usage, "output_tokens"), null, Number(usage, "cache_read_input_tokens")),
            Extras = extras,
        };
    }

    public override JsonObject Assemble(IReadOnlyList<JsonObject> events)
    {
        var start = events.Select(static one => Object(one, "message")).FirstOrDefault(static message => message is not null);
        var usage = (JsonObject?)Object(start, "usage")?.DeepClone() ?? [];
        var blocks = new SortedDictionary<int, JsonObject>();
        var whole = new JsonObject();
        foreach (var one in events)
        {
            var index = Number(one, "index") ?? 0;
            switch (Text(one, "type"))
            {
                case "content_block_start" when Object(one, "content_block") is { } block:
                    blocks[index] = (JsonObject)block.DeepClone();
                    break;
                case "content_block_delta" when blocks.TryGetValue(index, out var known):
                    ChatAnswers.Join(known, Object(one, "delta"), "text", "thinking", "partial_json");
                    break;
                case "message_delta":
                    whole["stop_reason"] = Object(one, "delta")?["stop_reason"]?.DeepClone();
                    foreach (var (name, value) in Object(one, "usage") ?? [])
                    {
                        usage[name] = value?.DeepClone();
                    }

                    break;
            }
        }

        foreach (var block in blocks.Values.Where(static block => Text(block, "partial_json").Length > 0))
        {
            block["input"] = AnswerText.ParseOrNull(Text(block, "partial_json"));
        }

        whole["usage"] = usage;
        whole["content"] = new JsonArray([.. blocks.Values]);
        return whole;
    }

    public override void Mend(JsonObject answer, Mends mends)
    {
        mends.Fill(
            answer,
            ("id", Mends.Id("msg_", 0)), ("type", "message"), ("role", "assistant"), ("model", "claude-opus-4-6"), ("stop_sequence", null),
            ("usage", new JsonObject { ["input_tokens"] = 1, ["output_tokens"] = 1 }));
        mends.Fill(Object(answer, "usage"), ("input_tokens", 1), ("output_tokens", 1));
        var blocks = Items(answer, "content");
        for (var i = 0; i < blocks.Count; i++)
        {
            MendBlock(blocks[i], i, mends);
        }
    }

    public override void MendEvent(JsonObject one, int number, Mends mends)
    {
        switch (Text(one, "type"))
        {
            case "message_start" when Object(one, "message") is { } message:
                mends.Fill(message, ("content", new JsonArray()), ("stop_reason", null));
                Mend(message, mends);
                break;
            case "content_block_start":
                mends.Fill(one, ("index", 0));
                MendBlock(Object(one, "content_block"), number, mends);
                break;
            case "content_block_delta" or "content_block_stop":
                mends.Fill(one, ("index", 0));
                break;
            case "message_delta":
                mends.Fill(one, ("usage", new JsonObject()));
                mends.Fill(
                    Object(one, "usage"), ("input_tokens", 1), ("output_tokens", 1), ("cache_creation_input_tokens", 0), ("cache_read_input_tokens", 0));
                mends.Fill(Object(one, "delta"), ("stop_sequence", null));
                break;
        }
    }

    private static void MendBlock(JsonObject? block, int index, Mends mends)
    {
        switch (Text(block, "type"))
        {
            case "text":
                mends.Fill(block, ("citations", null));
                break;
            case "tool_use":
                mends.Fill(block, ("id", Mends.Id("toolu_", index)), ("input", new JsonObject()));
                break;
            case "thinking":
                mends.Fill(block, ("signature", ""));
                break;
        }
    }
}
