using System.Text.Json;
using ContractMocks.Engine;
using ContractMocks.Matching;

namespace ContractMocks;

/// <summary>The conditions of a turn whose reply is still to be given; giving it adds the turn.</summary>
/// <typeparam name="TResponse">The response body.</typeparam>
public sealed class TurnBuilder<TResponse>
{
    private readonly MockEngine _engine;
    private readonly TurnChain _chain;
    private readonly EquatableArray<Condition> _when;
    private readonly bool _afterPrevious;
    private readonly int? _times;

    internal TurnBuilder(MockEngine engine, TurnChain chain, EquatableArray<Condition> when, bool afterPrevious, int? times)
    {
        _engine = engine;
        _chain = chain;
        _when = when;
        _afterPrevious = afterPrevious;
        _times = times;
    }

    /// <summary>Answers with text.</summary>
    /// <param name="text">The text; <c>{{ … }}</c> in it is filled from the request.</param>
    /// <exception cref="ArgumentException">The text holds a template that is not valid.</exception>
    public AuthoredTurn<TResponse> Says(string text) => Replies(Reply.Says(text));

    /// <summary>Says that it will not answer, as the provider has it: with its own part of the message, its own reason to stop, or a text where it has neither.</summary>
    /// <param name="text">What is said instead of an answer; <c>{{ … }}</c> in it is filled from the request.</param>
    /// <exception cref="ArgumentException">The text holds a template that is not valid.</exception>
    public AuthoredTurn<TResponse> Refuses(string text) => Replies(Reply.Refuses(text));

    /// <summary>Answers with a tool call.</summary>
    /// <param name="arguments">The arguments.</param>
    public AuthoredTurn<TResponse> Calls<T>(T arguments)
        where T : ITool<T> => Replies(Reply.Calls(new ToolCall(T.Tool.Name, WireJson.Write(arguments))));

    /// <summary>Answers with a call of a tool that has no C# type.</summary>
    /// <param name="tool">The tool's name.</param>
    /// <param name="arguments">The arguments as a JSON object; missing required ones are faked.</param>
    /// <exception cref="ArgumentException">The arguments are not a JSON object.</exception>
    public AuthoredTurn<TResponse> Calls(string tool, string arguments = "{}") => Replies(Reply.Calls(new ToolCall(tool, arguments)));

    /// <summary>
    /// Answers with calls of the tools that the request declares, with arguments made up to fit their schemas in the request. What the request says of
    /// calls (<c>tool_choice</c>, <c>parallel_tool_calls</c>) holds.
    /// </summary>
    /// <param name="count">How many calls, at least 1; null for one of each tool, at most <see cref="AutoToolCalls.Most"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is less than 1 or more than <see cref="AutoToolCalls.MostCounted"/>.</exception>
    public AuthoredTurn<TResponse> CallsTools(int? count = null) => Replies(Reply.CallsTools(count));

    /// <summary>Answers with JSON made up to fit the schema that the request asks for.</summary>
    /// <param name="given">A JSON object with what is to stay as it is; strings in it may be templates. What is required and missing is made up.</param>
    /// <exception cref="ArgumentException">What is given is not a JSON object, or holds a template that is not valid.</exception>
    public AuthoredTurn<TResponse> SaysJson(string given = "{}") => Replies(Reply.SaysJson(given));

    /// <summary>Answers with an error in the provider's envelope.</summary>
    /// <param name="error">A name of the provider's error table, e.g. <c>rate_limited</c>.</param>
    /// <param name="message">The message; null for the provider's usual one.</param>
    /// <param name="retryAfter">When the client may try again; null sends no such header.</param>
    /// <exception cref="ArgumentException">The provider has no such error.</exception>
    public AuthoredTurn<TResponse> Fails(string error, string? message = null, TimeSpan? retryAfter = null) =>
        Replies(Reply.Fails(error, message, retryAfter));

    /// <summary>Answers with a body as it is, instead of one that the dialect writes. A stream is not made of it.</summary>
    /// <param name="response">The body.</param>
    public AuthoredTurn<TResponse> Returns(TResponse response) => Replies(Reply.Raw(WireJson.Write(response)));

    /// <summary>Answers with a reply: all that a scenario file can say, e.g. <c>Reply.Says("Yes.") with { Reasoning = "Seven is prime." }</c>.</summary>
    /// <param name="reply">The reply.</param>
    /// <exception cref="ArgumentException">The reply holds a template, an error name or arguments that are not valid.</exception>
    public AuthoredTurn<TResponse> Replies(Reply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        var turn = new Turn { When = _when, Reply = reply, Times = _times, AfterPrevious = _afterPrevious };
        return new AuthoredTurn<TResponse>(_engine, _chain, _chain.Add(turn));
    }
}
