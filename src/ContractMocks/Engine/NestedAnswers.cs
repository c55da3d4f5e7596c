using System.Text.Json;
using ContractMocks.Dialects;
using ContractMocks.Engine.Answers.Live;
using ContractMocks.Matching;

namespace ContractMocks.Engine;

/// <summary>
/// Answers conversations that come inside another request, such as those of a batch: by the turns of the conversation's own operation, else as conversations
/// are answered that nobody scripted.
/// </summary>
internal sealed class NestedAnswers(LoadedContract contract, ProviderInfo? provider, TurnBook book, ReplyFiller filler)
{
    /// <summary>Answers a conversation.</summary>
    /// <param name="dialectName">The name of the dialect whose operation's turns apply.</param>
    /// <param name="dialect">What reads the conversation.</param>
    /// <param name="body">The request of the conversation.</param>
    /// <param name="number">Which conversation of the exchange it is, from 0; ids come from it.</param>
    /// <param name="exchange">The exchange that it comes in.</param>
    public NestedAnswer Answer(string dialectName, ConversationDialect dialect, JsonElement body, int number, Exchanging exchange)
    {
        try
        {
            exchange.Nesting = number + 1;
            var conversation = dialect.Read(body, exchange);
            if (Operation(dialectName) is not { } operation || book.Match(operation.Id, true, conversation) is not { } match)
            {
                return new NestedAnswer { Answer = filler.Fill(FallbackText.Of(conversation, exchange.Options), conversation, exchange) };
            }

            var reply = match.Turn.Reply;
            return reply.Error is { } error ? new NestedAnswer { Error = Wire(provider, error) }
                : reply.Body is { } whole ? new NestedAnswer { Body = whole.Json }
                : new NestedAnswer { Answer = filler.Fill(match, conversation, exchange) };
        }
        catch (RefusedException refused)
        {
            return new NestedAnswer { Error = refused.Error };
        }
        finally
        {
            exchange.Nesting = 0;
        }
    }

    /// <summary>An error of a reply, as its provider has it on the wire.</summary>
    public static WireError Wire(ProviderInfo? provider, ReplyError error)
    {
        // A provider that is not known has no table: its errors are plain server errors under the name given.
        var known = provider?.Error(error.Name);
        return new WireError(
            known?.Status ?? 500, known?.Type ?? error.Name, error.Message ?? known?.Message ?? error.Name, null, known is null ? error.Name : known.Code);
    }

    private Operation? Operation(string dialectName)
    {
        foreach (var operation in contract.Contract.Operations)
        {
            if (provider?.Dialect(operation)?.Dialect == dialectName)
            {
                return operation;
            }
        }

        return null;
    }
}

/// <summary>The answer to a conversation inside another request: one of the three.</summary>
internal sealed record NestedAnswer
{
    public Answer? Answer { get; init; }

    public WireError? Error { get; init; }

    /// <summary>The body that a reply gives as it is.</summary>
    public string? Body { get; init; }
}
