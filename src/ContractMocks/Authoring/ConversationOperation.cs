using System.Runtime.CompilerServices;
using ContractMocks.Engine;
using ContractMocks.Matching;

namespace ContractMocks;

/// <summary>An operation that a model answers. Its methods add turns, which are tried in the order they were added.</summary>
/// <typeparam name="TRequest">The request body.</typeparam>
/// <typeparam name="TResponse">The response body.</typeparam>
/// <example>
/// <code>
/// openai.Chat.CreateChatCompletion
///     .When(turn => turn.User.Contains("weather"))
///     .Calls(new GetWeather { City = "Paris" })
///     .Then(turn => turn.HasResultOf&lt;GetWeather&gt;())
///     .Says("Sunny.");
/// </code>
/// </example>
public sealed class ConversationOperation<TRequest, TResponse>
{
    private readonly MockEngine _engine;

    internal ConversationOperation(MockEngine engine, Operation operation)
    {
        _engine = engine;
        Operation = operation;
    }

    /// <summary>The operation in the contract.</summary>
    public Operation Operation { get; }

    /// <summary>Answers every request that nothing added earlier answers, as often as it comes.</summary>
    public TurnBuilder<TResponse> Always => Begin([], int.MaxValue);

    /// <summary>Answers the requests for which the condition holds, as often as they come.</summary>
    /// <param name="condition">Judges a request; it may run more than once for one request, and on several threads.</param>
    /// <param name="source">The condition as written; the compiler fills it in, and explanations quote it.</param>
    public TurnBuilder<TResponse> When(
        Func<TurnRequest, bool> condition, [CallerArgumentExpression(nameof(condition))] string source = "")
    {
        ArgumentNullException.ThrowIfNull(condition);
        return Begin([new PredicateCondition(condition, source)], times: null);
    }

    /// <summary>Answers the requests for which the condition holds, judged by the typed body as well.</summary>
    /// <param name="condition">Judges a request; it may run more than once for one request, and on several threads.</param>
    /// <param name="source">The condition as written; the compiler fills it in, and explanations quote it.</param>
    public TurnBuilder<TResponse> When(
        Func<TurnRequest, TRequest, bool> condition, [CallerArgumentExpression(nameof(condition))] string source = "")
    {
        ArgumentNullException.ThrowIfNull(condition);
        return Begin([new PredicateCondition(turn => condition(turn, turn.BodyAs<TRequest>()), source)], times: null);
    }

    /// <summary>Answers the requests for which all conditions hold, as scenario files write them.</summary>
    /// <param name="conditions">The conditions; none means any request, once.</param>
    public TurnBuilder<TResponse> When(params Condition[] conditions) => Begin(conditions.ToEquatableArray(), times: null);

    /// <summary>Answers the next request that nothing added earlier answers with text, once.</summary>
    /// <param name="text">The text; <c>{{ … }}</c> in it is filled from the request.</param>
    public AuthoredTurn<TResponse> Says(string text) => When().Says(text);

    /// <summary>Answers the next request that nothing added earlier answers with a tool call, once.</summary>
    /// <param name="arguments">The arguments.</param>
    public AuthoredTurn<TResponse> Calls<T>(T arguments)
        where T : ITool<T> => When().Calls(arguments);

    /// <summary>Answers the next request that nothing added earlier answers with calls of the tools that it declares, once.</summary>
    /// <param name="count">How many calls, at least 1; null for one of each tool, at most <see cref="AutoToolCalls.Most"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is less than 1 or more than <see cref="AutoToolCalls.MostCounted"/>.</exception>
    public AuthoredTurn<TResponse> CallsTools(int? count = null) => When().CallsTools(count);

    /// <summary>Answers the next request that nothing added earlier answers with JSON made up to fit the schema that it asks for, once.</summary>
    /// <param name="given">A JSON object with what is to stay as it is; strings in it may be templates.</param>
    /// <exception cref="ArgumentException">What is given is not a JSON object, or holds a template that is not valid.</exception>
    public AuthoredTurn<TResponse> SaysJson(string given = "{}") => When().SaysJson(given);

    /// <summary>Answers the next request that nothing added earlier answers with an error, once.</summary>
    /// <param name="error">A name of the provider's error table, e.g. <c>rate_limited</c>.</param>
    /// <param name="message">The message; null for the provider's usual one.</param>
    /// <param name="retryAfter">When the client may try again; null sends no such header.</param>
    public AuthoredTurn<TResponse> Fails(string error, string? message = null, TimeSpan? retryAfter = null) =>
        When().Fails(error, message, retryAfter);

    private TurnBuilder<TResponse> Begin(EquatableArray<Condition> when, int? times) =>
        new(_engine, _engine.NewChain(Operation), when, afterPrevious: false, times);
}
