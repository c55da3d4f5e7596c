using System.Text.Json;
using ContractMocks.Conversations;
using ContractMocks.Dialects;
using ContractMocks.Engine;

namespace ContractMocks.Matching;

/// <summary>Fills a reply's places from the request and completes its tool calls.</summary>
internal static class ReplyFiller
{
    public static Answer Fill(TurnMatch match, Conversation conversation, Exchanging exchange)
    {
        var reply = match.Turn.Reply;
        var values = new TemplateValues(conversation, exchange.Exchange.Note);
        var text = reply.Text is null ? null : values.Render(reply.Text);
        var calls = reply.Calls.Length == 0 ? [] : new RecordedToolCall[reply.Calls.Length];
        for (var i = 0; i < calls.Length; i++)
        {
            calls[i] = new RecordedToolCall(
                Answer.CallId(exchange.Options.Seed, exchange.Exchange.Index, i),
                reply.Calls[i].Call.Tool,
                Arguments(reply.Calls[i], match.Chain, conversation, values, exchange));
        }

        return Of(text, calls, reply.CutShort, conversation, exchange);
    }

    /// <summary>An answer that says a text and nothing else.</summary>
    public static Answer Fill(string text, Conversation conversation, Exchanging exchange) => Of(text, [], false, conversation, exchange);

    private static Answer Of(string? text, RecordedToolCall[] calls, bool isCutShort, Conversation conversation, Exchanging exchange) =>
        new()
        {
            Conversation = conversation,
            Text = text,
            Calls = calls,
            CutShort = isCutShort,
            Created = exchange.Options.Time.GetUtcNow().ToUnixTimeSeconds(),
            Seed = exchange.Options.Seed,
            Number = exchange.Exchange.Index,
            PromptTokens = TokenEstimate.Prompt(conversation),
            CompletionTokens = Math.Max(1, TokenEstimate.Completion(text, calls)) * conversation.Choices,
        };

    private static string Arguments(
        PreparedCall call, TurnChain chain, Conversation conversation, TemplateValues values, Exchanging exchange)
    {
        var schema = Schema(call.Call.Tool, chain, conversation);
        var filled = call.Arguments?.Render(values);
        return schema is null ? filled ?? call.Minified : call.Complete(schema, filled, exchange);
    }

    /// <summary>The schema of a tool: as the scenario has it, else as the request declares it; null where neither does.</summary>
    private static string? Schema(string tool, TurnChain chain, Conversation conversation)
    {
        foreach (var known in chain.Tools)
        {
            if (known.Name == tool)
            {
                return known.Parameters;
            }
        }

        return conversation.Tool(tool) is { Parameters.ValueKind: JsonValueKind.Object } declared ? declared.Parameters.GetRawText() : null;
    }
}
