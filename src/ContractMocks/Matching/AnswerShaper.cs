using ContractMocks.Conversations;
using ContractMocks.Dialects;
using ContractMocks.Engine;
using ContractMocks.Tokens;

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
        var counter = exchange.Store.Get<TokenCounter>();
        var cut = new AnswerCut(conversation, counter, reasoning, text, refusal, calls);
        return new Answer
        {
            Conversation = conversation,
            Text = cut.Text,
            Reasoning = cut.Reasoning,
            HidesReasoning = reply.HidesReasoning,
            Refusal = cut.Refusal,
            ProviderTools = providerTools,
            Citations = reply.Citations,
            Calls = cut.Calls,
            Finish = reply.Finish ?? Finish(cut),
            StopSequence = cut.StopSequence,
            IsSpoken = reply.IsSpoken,
            Pieces = new TextPieces(exchange.Options.Wire.Chunking, reply.Chunks, conversation.Model),
            Created = exchange.Options.Time.GetUtcNow().ToUnixTimeSeconds(),
            Seed = exchange.Options.Seed,
            Number = exchange.AnswerNumber,
            Exchange = exchange,
            Usage = new TokenUsage(
                reply.Usage?.Input ?? counter.Prompt(conversation),
                reply.Usage?.Output ?? (Math.Max(1, cut.OutputTokens) * conversation.Choices),
                reply.Usage?.Reasoning ?? (cut.ReasoningTokens * conversation.Choices),
                reply.Usage?.Cached ?? 0),
        };
    }

    private static FinishReason Finish(AnswerCut cut) =>
        cut.IsFull ? FinishReason.Length
        : cut.StopSequence is not null ? FinishReason.StopSequence
        : cut.Calls.Length > 0 ? FinishReason.ToolCalls
        : cut.Refusal is not null ? FinishReason.Refusal
        : FinishReason.Stop;
}
