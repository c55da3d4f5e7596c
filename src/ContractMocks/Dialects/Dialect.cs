using System.Text.Json;
using ContractMocks.Conversations;
using ContractMocks.Engine;

namespace ContractMocks.Dialects;

/// <summary>What knows an operation beyond its contract. Holds no state of requests; one per operation and mock.</summary>
internal abstract class Dialect;

/// <summary>An operation that a model answers: reads its request, writes replies as its JSON or its event stream.</summary>
internal abstract class ConversationDialect : Dialect
{
    public abstract Conversation Read(JsonElement body);

    /// <summary>Reads what the path and the query say too.</summary>
    public virtual Conversation Read(Exchanging exchange) => Read(exchange.Body);

    /// <summary>Whether a stream is written as server-sent events; otherwise as the items of a JSON array, which the caller puts around them.</summary>
    public virtual bool StreamsEvents(Exchanging exchange) => true;

    /// <summary>Whether the service lays out its JSON bodies for readers.</summary>
    public virtual bool IsIndented => false;

    /// <summary>Writes a reply as one JSON body.</summary>
    public abstract void WriteJson(Answer answer, WireBuffer buffer);

    /// <summary>
    /// Writes a reply as a stream: at each step the next event is in the buffer, complete with its framing where it has one of its own; JSON alone is
    /// framed by the caller. The caller empties the buffer.
    /// </summary>
    public abstract IEnumerable<StreamStep> WriteStream(Answer answer, WireBuffer buffer);
}

/// <summary>An operation with an answer of its own that no scenario speaks of.</summary>
internal abstract class ApiDialect : Dialect
{
    /// <summary>Makes the answer to a request that the contract allows.</summary>
    public abstract ApiAnswer Answer(Exchanging exchange);
}

/// <summary>What an <see cref="ApiDialect"/> answers: a JSON body, or an error.</summary>
internal readonly record struct ApiAnswer(byte[]? Json, WireError? Error);

/// <summary>What an event of a stream is, for those who pace it.</summary>
internal enum StreamStep
{
    /// <summary>Opens or closes something; carries nothing of the model.</summary>
    Frame,

    /// <summary>A piece of what the model says.</summary>
    Token,

    /// <summary>The last.</summary>
    End,
}
