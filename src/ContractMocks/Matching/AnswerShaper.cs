using ContractMocks.Conversations;
using ContractMocks.Dialects;
using ContractMocks.Engine;

namespace ContractMocks.Matching;

/// <summary>Shapes what a reply says as the request asks: where it stops, why, and what it counts.</summary>
internal static class AnswerShaper
{
    private static readonly Reply s_plain = new();

    /// <summary>An answer that nobody scripted.</summary>
    public static Answer Shape(string? text, RecordedToolCall[] calls, Conversation conversation, Exchanging exchange) =>
        Shape(s_plain, text, calls, null, null, default, conversation, exchange);

    public static Answer Shape(
        PreparedReply reply, string? text, RecordedToolCall[] calls, TemplateValues values, Conversation conversation, Exchanging exchange) =>
        Shape(
            reply.Reply,
            text,
            calls,
            reply.Reasoning is null ? null : values.Render(reply.Reasoning),
            reply.Refusal is null ? null : values.Render(reply.Refusal),
            reply.Reply.ProviderTools,
            conversation,
            exchange);

    private static Answer Shape(
        Reply reply,
        string? text,
        RecordedToolCall[] calls,
        string? reasoning,
        string? refusal,
        EquatableArray<ProviderToolCall> providerTools,
        Conversation conversation,
        Exchanging exchange)
    {
        var output = TokenEstimate.Completion(text ?? refusal, calls);
        var thought = reasoning is null ? 0 : TokenEstimate.Of(reasoning);
        return new Answer
        {
            Conversation = conversation,
            Text = text,
            Reasoning = reasoning,
            HidesReasoning = reply.HidesReasoning,
            Refusal = refusal,
            ProviderTools = providerTools,
            Citations = reply.Citations,
            Calls = calls,
            Finish = reply.Finish ?? (calls.Length > 0 ? FinishReason.ToolCalls : refusal is not null ? FinishReason.Refusal : FinishReason.Stop),
            IsSpoken = reply.IsSpoken,
            Pieces = new TextPieces(exchange.Options.Wire.Chunking, reply.Chunks),
            Created = exchange.Options.Time.GetUtcNow().ToUnixTimeSeconds(),
            Seed = exchange.Options.Seed,
            Number = exchange.AnswerNumber,
            Exchange = exchange,
            Usage = new TokenUsage(
                reply.Usage?.Input ?? TokenEstimate.Prompt(conversation),
                reply.Usage?.Output ?? (Math.Max(1, output + thought) * conversation.Choices),
                reply.Usage?.Reasoning ?? thought,
                reply.Usage?.Cached ?? 0),
        };
    }
}
