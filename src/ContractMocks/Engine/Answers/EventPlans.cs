namespace ContractMocks.Engine.Answers;

/// <summary>Streams that clients put together: which events come in which order, and what each must say so that they fit one another.</summary>
internal static class EventPlans
{
    private const string Item = "msg_contractmocks";
    private const string Text = "This is a mock answer.";
    private const string Part = """{"type":"output_text","text":"","annotations":[],"logprobs":[]}""";
    private const string FullPart = $$$"""{"type":"output_text","text":"{{{Text}}}","annotations":[],"logprobs":[]}""";
    private const string At = $"\"item_id\":\"{Item}\",\"output_index\":0,\"content_index\":0";

    // OpenAI's responses: created, in progress, one message with one text, completed.
    private static readonly EventPlan s_responses = new(
    [
        new("response.created", """{"response":{"status":"in_progress","output":[],"error":null,"incomplete_details":null}}"""),
        new("response.in_progress", """{"response":{"status":"in_progress","output":[],"error":null,"incomplete_details":null}}"""),
        new("response.output_item.added", $$$"""{"output_index":0,"item":{"id":"{{{Item}}}","type":"message","role":"assistant","status":"in_progress","content":[]}}"""),
        new("response.content_part.added", $$$"""{{{{At}}},"part":{{{Part}}}}"""),
        new("response.output_text.delta", $$$"""{{{{At}}},"delta":"{{{Text}}}","logprobs":[]}"""),
        new("response.output_text.done", $$$"""{{{{At}}},"text":"{{{Text}}}","logprobs":[]}"""),
        new("response.content_part.done", $$$"""{{{{At}}},"part":{{{FullPart}}}}"""),
        new("response.output_item.done", $$$"""{"output_index":0,"item":{"id":"{{{Item}}}","type":"message","role":"assistant","status":"completed","content":[{{{FullPart}}}]}}"""),
        new("response.completed", $$$"""{"response":{"status":"completed","error":null,"incomplete_details":null,"output":[{"id":"{{{Item}}}","type":"message","role":"assistant","status":"completed","content":[{{{FullPart}}}]}]}}"""),
    ]);

    // Anthropic's messages: one text block.
    private static readonly EventPlan s_messages = new(
    [
        new("message_start", """{"message":{"type":"message","role":"assistant","content":[],"stop_reason":null,"stop_sequence":null}}"""),
        new("content_block_start", """{"index":0,"content_block":{"type":"text","text":""}}"""),
        new("content_block_delta", $$$"""{"index":0,"delta":{"type":"text_delta","text":"{{{Text}}}"}}"""),
        new("content_block_stop", """{"index":0}"""),
        new("message_delta", """{"delta":{"stop_reason":"end_turn","stop_sequence":null}}"""),
        new("message_stop", "{}"),
    ]);

    /// <summary>Chat chunks, whoever sends them: the text, then the end.</summary>
    public static readonly string[] Chunks =
    [
        $$$"""{"choices":[{"index":0,"delta":{"role":"assistant","content":"{{{Text}}}"},"finish_reason":null}]}""",
        """{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""",
    ];

    private static readonly EventPlan[] s_all = [s_responses, s_messages];

    /// <summary>The names of a stream's events in order, where all of them are among the members; null where none is known.</summary>
    public static IEnumerable<string>? Find(IReadOnlyList<EventMember> members) =>
        Array.Find(s_all, plan => plan.Steps.All(step => members.Any(member => member.Name == step.Name)))?.Steps.Select(static step => step.Name);

    /// <summary>What an event must say; an empty object where nothing is known.</summary>
    public static string Partial(string? name) =>
        s_all.SelectMany(static plan => plan.Steps).FirstOrDefault(step => step.Name == name)?.Partial ?? "{}";

    private sealed record EventPlan(EventStep[] Steps);

    private sealed record EventStep(string Name, string Partial);
}
