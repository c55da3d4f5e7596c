// A fake made from the document alone would call tools that nobody declared and say what nobody asked for. Where a request declares tools or asks for
// a form of the answer, the answer is therefore spoken as a model would speak it, and then held against the document, which has the last word.
using System.Text.Json;
using ContractMocks.Conversations;
using ContractMocks.Dialects;
using ContractMocks.Matching;

namespace ContractMocks.Engine.Answers.Live;

/// <summary>Answers conversations that no dialect of the provider speaks by what the request asks for.</summary>
internal sealed class LiveAnswers(LoadedContract contract, ReplyFiller filler)
{
    /// <summary>What answers a request; null where it asks for nothing that the contract alone does not give.</summary>
    /// <exception cref="RequestSchemaException">The request asks for what cannot be made.</exception>
    public LiveAnswer? Find(OperationRoute route, Exchanging exchange)
    {
        if (route.Speaker is not { } speaker || exchange.Body.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var conversation = speaker.Read(exchange);
        var isUnknownStream = RequestJson.IsTrue(exchange.Body, "stream"u8) && ContractFit.Events(route) is null;
        if (!conversation.Messages.Exists(static message => message.Role != MessageRole.System)
            || (conversation is { Tools.Count: 0, Output.Kind: OutputKind.Text } && !isUnknownStream))
        {
            return null;
        }

        var answer = filler.Fill(LiveMaker.Words, conversation, exchange);
        return new LiveAnswer(speaker, answer, ContractFit.Of(contract, speaker, conversation.Stream, exchange));
    }

    public static async ValueTask SendAsync(LiveAnswer live, Exchanging exchange)
    {
        exchange.Exchange.Outcome = new Outcome(OutcomeKind.Default);
        exchange.Exchange.ToolCalls = live.Answer.Calls;
        using var buffer = new WireBuffer(live.Speaker.IsIndented && !live.Answer.Conversation.Stream ? WireJson.Indented : WireJson.Minified);
        if (live.Answer.Conversation.Stream)
        {
            await StreamAsync(live, buffer, exchange).ConfigureAwait(false);
            return;
        }

        live.Speaker.WriteJson(live.Answer, buffer);
        await exchange.SendAsync(200, MediaType.Json, live.Fit.Body(buffer.Written)).ConfigureAwait(false);
    }

    private static async ValueTask StreamAsync(LiveAnswer live, WireBuffer buffer, Exchanging exchange)
    {
        var sender = new StreamSender(exchange, live.Speaker);
        sender.Begin();
        foreach (var _ in live.Speaker.WriteStream(live.Answer, buffer))
        {
            await sender.SendAsync(live.Fit.Event(buffer.Written)).ConfigureAwait(false);
            buffer.Clear();
        }

        await sender.EndAsync().ConfigureAwait(false);
    }
}

/// <summary>An answer that is ready to be sent.</summary>
internal sealed record LiveAnswer(ConversationDialect Speaker, Answer Answer, ContractFit Fit);
