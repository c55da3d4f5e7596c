using System.Text.Json;
using ContractMocks.Conversations;
using ContractMocks.Dialects;
using ContractMocks.Engine;
using ContractMocks.Engine.Answers.Live;

namespace ContractMocks.Matching;

/// <summary>Fills a reply's places from the request, completes its tool calls, and makes up what it leaves to the request.</summary>
internal sealed class ReplyFiller(LiveMaker maker)
{
    /// <exception cref="RequestSchemaException">The reply leaves something to the request, which asks for what cannot be made.</exception>
    public Answer Fill(TurnMatch match, Conversation conversation, Exchanging exchange)
    {
        var reply = match.Turn.Reply;
        var values = new TemplateValues(conversation, exchange.Exchange.Note);
        var text = reply.Text is not null ? values.Render(reply.Text) : reply.Reply.Chunks.Count > 0 ? string.Concat(reply.Reply.Chunks) : null;
        var calls = reply.Calls.Length == 0 ? [] : new RecordedToolCall[reply.Calls.Length];
        for (var i = 0; i < calls.Length; i++)
        {
            calls[i] = new RecordedToolCall(
                Answer.CallId(conversation, exchange.Options.Seed, exchange.AnswerNumber, i),
                // The client knows its tool by the name that it declared.
                conversation.Tool(reply.Calls[i].Call.Tool)?.Name ?? reply.Calls[i].Call.Tool,
                Arguments(reply.Calls[i], match.Chain, conversation, values, exchange));
        }

        if (reply.Auto is { } auto)
        {
            calls = [.. calls, .. maker.Calls(conversation, auto.Count, match.Turn.IsEndless && conversation.EndsInToolResults, exchange, calls.Length)];
            if (calls.Length == 0)
            {
                exchange.Exchange.Note("The turn calls tools (auto), but none may be called, so it says something instead: " + WhyNone(conversation) + ".");
                text ??= reply.Json is null ? maker.Content(conversation, exchange, $"{LiveMaker.Words} It calls no tool: {WhyNone(conversation)}.") : null;
            }
        }

        if (reply.Json is { } json)
        {
            text = Json(json, conversation, values, exchange);
        }

        ReplyNotes.Add(text, calls, conversation, maker.Shelf, exchange.Exchange);
        return AnswerShaper.Shape(reply, text, calls, values, conversation, exchange);
    }

    /// <summary>An answer to a request that no turn speaks of.</summary>
    /// <exception cref="RequestSchemaException">The request asks for what cannot be made.</exception>
    public Answer Fill(string words, Conversation conversation, Exchanging exchange)
    {
        var (text, calls) = maker.Unscripted(conversation, exchange, words);
        return AnswerShaper.Shape(text, calls, conversation, exchange);
    }

    private static string WhyNone(Conversation conversation) =>
        conversation.Tools.Count == 0 ? "the request declares none"
        : !conversation.Tools.Exists(tool => conversation.ToolChoice.Allows(tool.Name)) ? $"the request says {conversation.ToolChoice.Words}"
        : "each was called already";

    private string Json(PreparedCall json, Conversation conversation, TemplateValues values, Exchanging exchange)
    {
        var filled = json.Arguments?.Render(values);
        if ((filled ?? json.Minified) == "{}")
        {
            return maker.Json(conversation, exchange);
        }

        return conversation.Output.Kind == OutputKind.JsonSchema
            ? json.Complete(maker.Text(conversation.Output, exchange), filled, exchange)
            : filled ?? json.Minified;
    }

    private string Arguments(PreparedCall call, TurnChain chain, Conversation conversation, TemplateValues values, Exchanging exchange)
    {
        var schema = Schema(call.Call.Tool, chain, conversation);
        var filled = call.Arguments?.Render(values);
        return schema is null ? filled ?? call.Minified : call.Complete(schema, filled, exchange);
    }

    /// <summary>The schema of a tool: as the scenario has it, else as the request declares it; null where neither does.</summary>
    private string? Schema(string tool, TurnChain chain, Conversation conversation)
    {
        foreach (var known in chain.Tools)
        {
            if (known.Name == tool)
            {
                return known.Parameters;
            }
        }

        return conversation.Tool(tool) is { Parameters.ValueKind: JsonValueKind.Object } declared ? maker.Shelf.Of(declared).Text : null;
    }
}
