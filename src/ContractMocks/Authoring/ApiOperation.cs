using System.Runtime.CompilerServices;
using ContractMocks.Engine;
using ContractMocks.Matching;

namespace ContractMocks;

/// <summary>
/// An operation that is not a conversation. Unless told otherwise it answers with the document's example, else with data made up to fit its
/// schema; its methods add other answers, which are tried in the order they were added.
/// </summary>
/// <typeparam name="TRequest">The request body; <see cref="NoBody"/> where there is none.</typeparam>
/// <typeparam name="TResponse">The response body; <see cref="NoBody"/> where there is none.</typeparam>
public sealed class ApiOperation<TRequest, TResponse>
{
    private readonly MockEngine _engine;

    internal ApiOperation(MockEngine engine, Operation operation)
    {
        _engine = engine;
        Operation = operation;
    }

    /// <summary>The operation in the contract.</summary>
    public Operation Operation { get; }

    /// <summary>Answers the requests for which the condition holds, as often as they come.</summary>
    /// <param name="condition">Judges the request's body; it may run on several threads.</param>
    /// <param name="source">The condition as written; the compiler fills it in, and explanations quote it.</param>
    public ApiTurnBuilder<TResponse> When(
        Func<TRequest, bool> condition, [CallerArgumentExpression(nameof(condition))] string source = "")
    {
        ArgumentNullException.ThrowIfNull(condition);
        return Begin([new PredicateCondition(turn => condition(turn.BodyAs<TRequest>()), source)]);
    }

    /// <summary>Answers every request that nothing added earlier answers.</summary>
    /// <param name="response">The body.</param>
    public ApiTurn Returns(TResponse response) => Begin([]).Returns(response);

    /// <summary>Fails every request that nothing added earlier answers.</summary>
    /// <param name="error">A name of the provider's error table, e.g. <c>rate_limited</c>.</param>
    /// <param name="message">The message; null for the provider's usual one.</param>
    /// <param name="retryAfter">When the client may try again; null sends no such header.</param>
    public ApiTurn Fails(string error, string? message = null, TimeSpan? retryAfter = null) =>
        Begin([]).Fails(error, message, retryAfter);

    private ApiTurnBuilder<TResponse> Begin(EquatableArray<Condition> when) => new(_engine, Operation, when);
}

/// <summary>The condition of an answer that is still to be given.</summary>
/// <typeparam name="TResponse">The response body.</typeparam>
public sealed class ApiTurnBuilder<TResponse>
{
    private readonly MockEngine _engine;
    private readonly Operation _operation;
    private readonly EquatableArray<Condition> _when;

    internal ApiTurnBuilder(MockEngine engine, Operation operation, EquatableArray<Condition> when)
    {
        _engine = engine;
        _operation = operation;
        _when = when;
    }

    /// <summary>Answers with a body.</summary>
    /// <param name="response">The body.</param>
    public ApiTurn Returns(TResponse response) => Add(ContractMocks.Reply.Raw(WireJson.Write(response)));

    /// <summary>Answers with an error in the provider's envelope.</summary>
    /// <param name="error">A name of the provider's error table, e.g. <c>rate_limited</c>.</param>
    /// <param name="message">The message; null for the provider's usual one.</param>
    /// <param name="retryAfter">When the client may try again; null sends no such header.</param>
    /// <exception cref="ArgumentException">The provider has no such error.</exception>
    public ApiTurn Fails(string error, string? message = null, TimeSpan? retryAfter = null) =>
        Add(ContractMocks.Reply.Fails(error, message, retryAfter));

    private ApiTurn Add(Reply reply)
    {
        var chain = _engine.NewChain(_operation);
        return new ApiTurn(chain, chain.Add(new Turn { When = _when, Reply = reply, Times = int.MaxValue }));
    }
}

/// <summary>An answer that was added.</summary>
public sealed class ApiTurn
{
    private readonly TurnChain _chain;
    private readonly int _index;

    internal ApiTurn(TurnChain chain, int index)
    {
        _chain = chain;
        _index = index;
    }

    /// <summary>Lets it answer a number of times only.</summary>
    /// <param name="count">How often; at least 1.</param>
    public ApiTurn Times(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        _chain.Change(_index, turn => turn with { Times = count });
        return this;
    }
}
