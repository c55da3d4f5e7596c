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

    /// <summary>Answers with a tool call.</summary>
    /// <param name="arguments">The arguments.</param>
    public AuthoredTurn<TResponse> Calls<T>(T arguments)
        where T : ITool<T> => Replies(Reply.Calls(new ToolCall(T.Tool.Name, WireJson.Write(arguments))));

    /// <summary>Answers with a call of a tool that has no C# type.</summary>
    /// <param name="tool">The tool's name.</param>
    /// <param name="arguments">The arguments as a JSON object; missing required ones are faked.</param>
    /// <exception cref="ArgumentException">The arguments are not a JSON object.</exception>
    public AuthoredTurn<TResponse> Calls(string tool, string arguments = "{}") => Replies(Reply.Calls(new ToolCall(tool, arguments)));

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

    /// <summary>Answers with a reply.</summary>
    /// <param name="reply">The reply.</param>
    /// <exception cref="ArgumentException">The reply holds a template, an error name or arguments that are not valid.</exception>
    public AuthoredTurn<TResponse> Replies(Reply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        var turn = new Turn { When = _when, Reply = reply, Times = _times, AfterPrevious = _afterPrevious };
        return new AuthoredTurn<TResponse>(_engine, _chain, _chain.Add(turn));
    }
}
