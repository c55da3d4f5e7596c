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

    /// <summary>Reads a conversation that comes inside another request.</summary>
    /// <exception cref="RefusedException">The service would refuse it.</exception>
    public virtual Conversation Read(JsonElement body, Exchanging exchange) => Read(body);

    /// <summary>
    /// How a stream is framed. Events come from the dialect complete with their framing, or as JSON alone, which the caller frames; the items of an array
    /// and the lines of NDJSON come as JSON alone.
    /// </summary>
    public virtual StreamForm Form(Exchanging exchange) => StreamForm.Events;

    /// <summary>Whether each event is shaped like the whole answer, so that one schema holds for both.</summary>
    public virtual bool StreamsDocuments => false;

    /// <summary>Whether the service lays out its JSON bodies for readers.</summary>
    public virtual bool IsIndented => false;

    /// <summary>The media type of a whole body.</summary>
    public virtual string ContentType(Exchanging exchange) => MediaType.Json;

    /// <summary>What is said where no turn answers, in operations that need none; null where the mock's options decide.</summary>
    public virtual string? Unscripted(Exchanging exchange) => null;

    /// <summary>What is answered to a request that asks a model nothing, before any turn is looked at; null for all others.</summary>
    public virtual ApiAnswer? Aside(Exchanging exchange) => null;

    /// <summary>Writes a reply as one JSON body.</summary>
    public abstract void WriteJson(Answer answer, WireBuffer buffer);

    /// <summary>
    /// Writes a reply as a stream: at each step the next event is in the buffer, complete with its framing where it has one of its own; JSON alone is
    /// framed by the caller. The caller empties the buffer.
    /// </summary>
    public abstract IEnumerable<StreamStep> WriteStream(Answer answer, WireBuffer buffer);

    /// <summary>The order of the stream that answers; null where none is known.</summary>
    public virtual Streams.StreamOrder? Order(Answer answer) => null;

    /// <summary>
    /// Writes what tells of a failure in the middle of a stream, framed as events of <see cref="WriteStream"/> are. False where the provider has no words for
    /// it there: the connection then just ends.
    /// </summary>
    public virtual bool WriteStreamError(WireError error, Answer answer, WireBuffer buffer) => false;

    /// <summary>An event of a type that no client knows, framed; what <see cref="WireOptions.UnknownEvents"/> puts between the others. Empty for a stream that has no types of events.</summary>
    public virtual ReadOnlySpan<byte> UnknownEvent => "event: contractmocks_unknown\ndata: {\"type\":\"contractmocks_unknown\"}\n\n"u8;

    /// <summary>Told of every answer before it is sent, so that what the service stores can be asked for later.</summary>
    public virtual void Keep(Answer answer)
    {
    }
}

/// <summary>How a stream is framed.</summary>
internal enum StreamForm
{
    /// <summary>Server-sent events.</summary>
    Events,

    /// <summary>The items of one JSON array.</summary>
    Array,

    /// <summary>A JSON text on each line (NDJSON).</summary>
    Lines,
}

/// <summary>An operation with an answer of its own that no scenario speaks of.</summary>
internal abstract class ApiDialect : Dialect
{
    /// <summary>Makes the answer to a request that the contract allows.</summary>
    public abstract ApiAnswer Answer(Exchanging exchange);
}

/// <summary>What an <see cref="ApiDialect"/> answers: a body, a stream or an error.</summary>
internal sealed record ApiAnswer
{
    public int Status { get; init; } = 200;

    /// <summary>The media type of what is sent; null for no body.</summary>
    public string? ContentType { get; init; } = "application/json";

    public byte[] Body { get; init; } = [];

    /// <summary>The parts of a stream, each sent as soon as it is made; null where <see cref="Body"/> is the answer.</summary>
    public IEnumerable<ReadOnlyMemory<byte>>? Parts { get; init; }

    /// <summary>The error, or null.</summary>
    public WireError? Error { get; init; }

    /// <summary>A body of JSON.</summary>
    public static ApiAnswer Json(byte[] body, int status = 200) => new() { Body = body, Status = status };

    /// <summary>A body of JSON, written.</summary>
    public static ApiAnswer Json(WireBuffer buffer, int status = 200) => Json(buffer.Written.ToArray(), status);

    /// <summary>A body of another media type.</summary>
    public static ApiAnswer Bytes(byte[] body, string contentType) => new() { Body = body, ContentType = contentType };

    /// <summary>A stream.</summary>
    public static ApiAnswer Stream(IEnumerable<ReadOnlyMemory<byte>> parts, string contentType = "text/event-stream; charset=utf-8") =>
        new() { Parts = parts, ContentType = contentType };

    /// <summary>An error.</summary>
    public static ApiAnswer Fails(WireError error) => new() { Error = error };
}

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
