using System.Collections.Concurrent;
using ContractMocks.Dialects;
using ContractMocks.Engine.Answers;
using ContractMocks.Engine.Routing;

namespace ContractMocks.Engine;

/// <summary>An operation ready to be served.</summary>
internal sealed class OperationRoute(Operation operation, Dialect? dialect)
{
    /// <summary>How many answers are kept for one operation; further ones are made again. Far more than a document offers.</summary>
    private const int MostKept = 256;

    private readonly ConcurrentDictionary<AnswerKey, PreparedAnswer> _answers = new();

    public Operation Operation { get; } = operation;

    /// <summary>The path below the contract's base path.</summary>
    public PathPattern Pattern { get; } = new(operation.Path);

    /// <summary>What speaks the operation's conversation or makes its usual answer; null where the contract alone decides.</summary>
    public Dialect? Dialect { get; } = dialect;

    /// <summary>What can speak the operation although no dialect is its own; null where nothing can. It answers what the request itself asks for.</summary>
    public ConversationDialect? Speaker { get; } = dialect is null ? KnownDialects.Speaking(operation) : null;

    /// <summary>The answer that is sent unless told otherwise; null where the document names none.</summary>
    public Response? Success { get; } = FindSuccess(operation);

    /// <summary>Whether the usual answer is a stream of events and nothing else.</summary>
    public bool IsStreamOnly => Success is { Contents.Count: > 0 } success && success.Contents.All(static content => MediaType.IsEventStream(content.MediaType));

    /// <summary>Whether another operation has the same method and path and only another fragment.</summary>
    public bool HasVariants { get; set; }

    /// <summary>The answer of a key: made by the first request that asks for it, then kept.</summary>
    public PreparedAnswer Answer<TState>(AnswerKey key, TState state, Func<AnswerKey, TState, PreparedAnswer> make)
    {
        if (_answers.TryGetValue(key, out var known))
        {
            return known;
        }

        var made = make(key, state);
        return _answers.Count < MostKept ? _answers.GetOrAdd(key, made) : made;
    }

    // Success, else "default", else a redirection, else whatever there is: a client is answered as the document says, even where it only says no.
    private static Response? FindSuccess(Operation operation)
    {
        var responses = operation.Responses;
        return responses.FirstOrDefault(static response => response.Status.StartsWith('2'))
            ?? responses.FirstOrDefault(static response => response.Status == "default")
            ?? responses.FirstOrDefault(static response => response.Status.StartsWith('3'))
            ?? responses.FirstOrDefault(static response => !response.Status.StartsWith('1'));
    }
}
